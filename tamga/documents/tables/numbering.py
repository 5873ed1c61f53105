"""Automatic numbers of Word: the № column of many a plan holds nothing else."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self
from xml.etree.ElementTree import Element

from tamga.documents.tables.package import Package
from tamga.documents.tables.xml import attribute, child, local


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    pattern: str  # "%1." or "%1.%2)"
    is_decimal: bool


@dataclass
class Numbering:
    """Counts as it goes: ask for each paragraph once, in the order of the document."""

    lists: dict[str, tuple[str, dict[int, _Level]]] = field(default_factory=dict)
    style_part: Callable[[], Element | None] = lambda: None
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package) -> Self:
        """From the numbering and style parts; a document without them has no numbers."""
        numbering = package.related_part(package.main, "numbering")
        return cls(
            {} if numbering is None else _lists(numbering),
            package.later_part(package.main, "styles"),
        )

    @cached_property
    def styles(self) -> dict[str, tuple[str, int]]:
        """The numbers that come with a style; its part is by far the longest, and few ask it."""
        part = self.style_part()
        return {} if part is None else _styles(part)

    def next_number(self, paragraph: Element) -> str:
        """The number that stands before this paragraph, "" when none or when it is a bullet."""
        place = self._place(paragraph) if self.lists else None
        if place is None or place[0] not in self.lists:
            return ""
        series, levels = self.lists[place[0]]
        depth = place[1]
        if depth not in levels or not levels[depth].is_decimal:
            return ""
        self._advance(series, depth, levels)
        number = levels[depth].pattern
        for above, level in levels.items():
            count = self._counts.get((series, above), level.start)
            number = number.replace(f"%{above + 1}", str(count))
        return number.strip()

    def _advance(self, series: str, depth: int, levels: dict[int, _Level]) -> None:
        before = self._counts.get((series, depth), levels[depth].start - 1)
        self._counts[series, depth] = before + 1
        for deeper in [key for key in self._counts if key[0] == series and key[1] > depth]:
            del self._counts[deeper]

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        properties = child(paragraph, "pPr")
        if properties is None:
            return None
        if (own := _place_in(properties)) is not None:
            return own
        style = child(properties, "pStyle")
        return None if style is None else self.styles.get(attribute(style, "val") or "")


def _place_in(properties: Element) -> tuple[str, int] | None:
    number = child(properties, "numPr", "numId")
    depth = child(properties, "numPr", "ilvl")
    if number is None:
        return None
    return attribute(number, "val") or "", 0 if depth is None else _whole(attribute(depth, "val"))


def _lists(numbering: Element) -> dict[str, tuple[str, dict[int, _Level]]]:
    abstract = {
        attribute(each, "abstractNumId") or "": _levels(each)
        for each in numbering
        if local(each) == "abstractNum"
    }
    found = {}
    for each in numbering:
        base = child(each, "abstractNumId")
        if local(each) == "num" and base is not None:
            series = attribute(base, "val") or ""
            restarts = child(each, "lvlOverride", "startOverride") is not None
            identity = attribute(each, "numId") or ""
            own = f"{series}/{identity}" if restarts else series
            found[identity] = (own, abstract.get(series, {}))
    return found


def _levels(abstract: Element) -> dict[int, _Level]:
    levels = {}
    for each in abstract:
        if local(each) != "lvl":
            continue
        start, kind, text = (child(each, name) for name in ("start", "numFmt", "lvlText"))
        levels[_whole(attribute(each, "ilvl"))] = _Level(
            1 if start is None else _whole(attribute(start, "val")),
            "" if text is None else attribute(text, "val") or "",
            kind is not None and attribute(kind, "val") in ("decimal", "decimalZero"),
        )
    return levels


def _styles(styles: Element) -> dict[str, tuple[str, int]]:
    found = {}
    for style in styles:
        properties = child(style, "pPr")
        place = None if properties is None else _place_in(properties)
        if place is not None:
            found[attribute(style, "styleId") or ""] = place
    return found


def _whole(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 7 else 0
