"""The decisions of a report: one cell each, or torn over pages, with running numbers that slid."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tamga.documents.tables import Place
from tamga.implementation.reading.codes import Code
from tamga.implementation.reading.model import Decision, DecisionKind
from tamga.implementation.reading.rows import Entry, Notes
from tamga.implementation.reading.texts import begins_small, key
from tamga.kernel.mongolian.date_reading import DateError, read_date

_ISO = r"(?:19|20)[0-9]{2} ?[-./] ?[0-9]{1,2} ?[-./] ?[0-9]{1,2}"
_WORDS = r"(?:19|20)[0-9]{2} оны? [0-9]{1,2} ?(?:дугаар|дүгээр|-р)? ?сарын [0-9]{1,2}(?:-?н[ыи]й?)?"
_DATE = re.compile(rf"{_ISO}|{_WORDS}")
_LABEL = re.compile(r"дугаар\s*:?\s*(?=[0-9АБAB№]|$)|№\s*", re.I)
# 2023_A/635, 2024_02, А/93, 12
_NUMBER = re.compile(
    r"(?:(?P<year>(?:19|20)[0-9]{2})_)?(?:(?P<series>[AaАаБбB]) ?/ ?)?(?P<serial>[0-9]{0,5})"
)
_LONGEST = 4_000  # characters of a decision's title with its date and number
_SERIES = {"a": "А", "а": "А", "b": "Б", "б": "Б"}


@dataclass
class _Open:
    """A decision while its cell may still go on."""

    place: Place
    group: str
    order: int | None
    texts: list[str] = field(default_factory=list)
    first: int | None = None  # its first measure, to name it by
    is_whole: bool = False  # its number was seen

    @property
    def text(self) -> str:
        return " ".join(self.texts)

    def go_on(self, text: str) -> None:
        self.texts.append(text)
        self.is_whole = self.is_whole or _numbered(self.text)[1] != ""


def read_decisions(entries: list[Entry], notes: Notes) -> list[Decision]:
    """In the order of the report; gives each measure the position of its decision."""
    found: list[_Open] = []
    for entry in entries:
        _take(found, entry, notes)
        if entry.number is not None:
            entry.decision = len(found) - 1 if found else None
            if found and found[-1].first is None:
                found[-1].first = entry.number
            if not found:
                notes.add(Code.MEASURE_WITHOUT_DECISION, entry.place, (entry.number,))
    _check_orders(found, notes)
    decisions: list[Decision] = []
    for each in found:
        decisions.append(_decision(each, decisions, notes))
    return decisions


def _take(found: list[_Open], entry: Entry, notes: Notes) -> None:
    text, last = entry.cells.decision, found[-1] if found else None
    if text and (last is None or entry.order is not None or not _goes_on(last, entry)):
        found.append(_Open(entry.place, entry.cells.group, entry.order))
        found[-1].go_on(text)
    elif text and last is not None and len(last.text) > _LONGEST:
        notes.add(Code.TEXT_TOO_LONG, entry.place, limit=_LONGEST)
    elif text and last is not None:
        last.go_on(text)
    elif entry.order is not None and last is not None and last.order is None:
        last.order = entry.order
        numbers = (entry.number,) if entry.number is not None else ()
        notes.add(Code.DECISION_ORDER_SLID, entry.place, numbers, order=entry.order)
    elif entry.order is not None and (last is None or last.order != entry.order):
        notes.add(Code.DECISION_WITHOUT_TEXT, entry.place, order=entry.order)
        found.append(_Open(entry.place, entry.cells.group, entry.order))


def _goes_on(last: _Open, entry: Entry) -> bool:
    """Whether a text continues the decision above it instead of beginning the next one."""
    text = entry.cells.decision
    if entry.number is not None:
        return not last.is_whole and (begins_small(text) or _DATE.match(text) is not None)
    return not (last.is_whole and _numbered(text)[1])


def _check_orders(found: list[_Open], notes: Notes) -> None:
    before = 0
    for each in found:
        if each.order is None:
            notes.add(Code.DECISION_ORDER_MISSING, each.place, _first(each), text=each.text[:80])
            before += 1
            continue
        if each.order != before + 1:
            order = each.order
            notes.add(Code.DECISION_ORDER_GAP, each.place, _first(each), before=before, order=order)
        before = each.order


def _first(each: _Open) -> tuple[int, ...]:
    return () if each.first is None else (each.first,)


def _decision(each: _Open, before: list[Decision], notes: Notes) -> Decision:
    text = each.text
    title, printed, year, series, serial = _parts(text)
    dated = _dated(text, notes, each)
    number = None
    if serial:
        number = f"{series}/{serial}" if series else str(serial)
    elif printed:
        notes.add(Code.DECISION_NUMBER_CUT, each.place, _first(each), printed=printed)
    elif text:
        notes.add(Code.DECISION_NUMBER_MISSING, each.place, _first(each), text=text[:80])
    if year is None and dated is not None:
        year = dated.year
    kind = _kind(each.group, series, printed)
    found = Decision(
        each.order, title, dated, printed, number, year, kind, each.group, text, each.place
    )
    same = same_as(found, before)
    if same is None:
        return found
    note_twice(found, before[same], _first(each), notes)
    return replace(found, same_as=same)


def note_twice(one: Decision, other: Decision, numbers: tuple[int, ...], notes: Notes) -> None:
    """Two entries are one document; ``numbers``: the first measure of the later one."""
    both = {"order": _shown(one), "other": _shown(other)}
    notes.add(Code.DECISION_TWICE, one.place, numbers, printed=one.printed, **both)


def _shown(decision: Decision) -> str:
    return "–" if decision.order is None else str(decision.order)


def same_as(one: Decision, before: Sequence[Decision]) -> int | None:
    """The position of the first of these that is the same document."""
    return next((at for at, other in enumerate(before) if _is_same(one, other)), None)


def _is_same(one: Decision, other: Decision) -> bool:
    if one.number is not None and other.number is not None:
        return (one.number, one.year, one.kind) == (other.number, other.year, other.kind)
    known = one.dated is not None and one.title != ""
    return known and (one.dated, key(one.title)) == (other.dated, key(other.title))


def _numbered(text: str) -> tuple[int, str]:
    """Where the number's part begins in the text, and the number as printed; «2024_A/0» too."""
    if labels := list(_LABEL.finditer(text)):
        label = labels[-1]  # a title may say «… дугаар» as well
        found = _NUMBER.match(text, label.end())
        if found and found[0].strip():
            return label.start(), found[0].strip(" /") if found["serial"] else found[0].strip()
        return label.start(), ""
    bare = [each for each in _NUMBER.finditer(text) if each["series"] or each["year"]]
    bare = [each for each in bare if each["serial"] or each["year"]]
    return (bare[-1].start(), bare[-1][0].strip()) if bare else (len(text), "")


def _parts(text: str) -> tuple[str, str, int | None, str, int]:
    """Title, number as printed, year, series («А» or ""), serial (0 when cut off)."""
    at, printed = _numbered(text)
    dates = [found.start() for found in _DATE.finditer(text, 0, at)]
    title = text[: dates[-1] if dates else at].strip(" ,;")
    found = _NUMBER.match(printed)
    if not found:
        return title, printed, None, "", 0
    year = int(found["year"]) if found["year"] else None
    series = _SERIES.get((found["series"] or "").casefold(), "")
    return title, printed, year, series, int(found["serial"] or 0)


def _dated(text: str, notes: Notes, each: _Open) -> date | None:
    dates = _DATE.findall(text)
    try:
        return read_date(dates[-1].replace(" -", "-").replace("- ", "-")) if dates else None
    except DateError:
        return None
    finally:
        if not dates and text:
            notes.add(Code.DECISION_DATE_MISSING, each.place, _first(each), text=text[:80])


def _kind(group: str, series: str, printed: str) -> DecisionKind:
    """By the heading above it; by the form of its number where no heading tells."""
    heading = key(group)
    is_b = series == "Б"
    for words, kind, kind_b in _KINDS:
        if all(key(word) in heading for word in words):
            return kind_b if is_b and kind_b is not None else kind
    if series:
        return DecisionKind.GOVERNOR_ORDER_B if is_b else DecisionKind.GOVERNOR_ORDER_A
    return DecisionKind.OFFICIAL_ASSIGNMENT if "_" in printed else DecisionKind.OTHER


_KINDS: tuple[tuple[tuple[str, ...], DecisionKind, DecisionKind | None], ...] = (
    (("албан даалгавар",), DecisionKind.OFFICIAL_ASSIGNMENT, None),
    (("захирамж",), DecisionKind.GOVERNOR_ORDER_A, DecisionKind.GOVERNOR_ORDER_B),
    (("тушаал",), DecisionKind.OFFICE_ORDER_A, DecisionKind.OFFICE_ORDER_B),
    (("тэргүүлэгч", "тогтоол"), DecisionKind.PRESIDIUM_RESOLUTION, None),
    (("тогтоол",), DecisionKind.KHURAL_RESOLUTION, None),
)
