"""Published decisions as the pages list them; no row shows more than the decision's own page."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from tamga.decisions.enums import FORCE_NAMES, Force
from tamga.decisions.models import Decision, DecisionKind
from tamga.decisions.queries import (
    address_of,
    force_on,
    narrowed,
    number_of,
    published_in,
    with_relations,
)
from tamga.decisions.rules import shown_number
from tamga.kernel.mongolian.personal import masked
from tamga.organizations.enums import UnitKind
from tamga.website.queries.articles import LIMIT, PAGE_SIZE

TONES = {
    Force.IN_FORCE: "ok",
    Force.IN_FORCE_AMENDED: "ok",
    Force.NOT_YET: "soon",
}


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision in a list; ``url`` in the installation's language."""

    url: str
    number: str
    title: str
    kind: str
    kind_name: str
    body: str
    """Which body issued it, empty for the unit itself."""
    signed_on: date | None
    force: Force | None
    """Whether it is in force, None where that wasn't asked for."""

    @property
    def force_name(self) -> str:
        """«хүчинтэй», «хүчингүй болсон» …"""
        return str(FORCE_NAMES[self.force]) if self.force else ""

    @property
    def tone(self) -> str:
        """The tone of its mark."""
        return TONES.get(self.force, "wait") if self.force else ""


@dataclass(frozen=True, slots=True)
class DecisionLeaf:
    """A leaf of the list; one row more than it shows tells whether another follows."""

    rows: tuple[DecisionRow, ...]
    number: int
    has_next: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What a visitor wants of the list."""

    kind: str = ""
    year: int | None = None
    words: str = ""
    number: int = 1
    """Which leaf."""

    def __bool__(self) -> bool:
        return bool(self.kind or self.year or self.words)


def decisions_of(unit_id: int, asked: Asked, *, on: date) -> DecisionLeaf:
    """The published decisions of a unit, newest first; two queries whatever their number."""
    found = narrowed(
        published_in(unit_id), kind=asked.kind, year=asked.year, words=asked.words
    ).defer("text", "script_text")
    start = (asked.number - 1) * PAGE_SIZE
    rows = [_row(each, on=on) for each in with_relations(found)[start : start + PAGE_SIZE + 1]]
    return DecisionLeaf(tuple(rows[:PAGE_SIZE]), asked.number, len(rows) > PAGE_SIZE)


def newest_decisions(unit_id: int, *, section_path: str = "") -> tuple[DecisionRow, ...]:
    """The five newest published decisions of a unit, or of a section of its site; one query."""
    found = published_in(unit_id).defer("text", "script_text")
    if section_path:
        found = found.filter(kind__section_path=section_path)
    return tuple(_row(each, on=None) for each in found[:LIMIT])


def _row(decision: Decision, *, on: date | None) -> DecisionRow:
    return DecisionRow(
        url=address_of(decision),
        number=shown_number(number_of(decision)),
        # a list doesn't ask what was cleared or let through: masked is right for both
        title=masked(decision.title),
        kind=decision.kind_id,
        kind_name=decision.kind.name,
        body=decision.unit.name if decision.unit.kind == UnitKind.AGENCY else "",
        signed_on=decision.signed_on,
        force=force_on(decision, on=on) if on else None,
    )


@dataclass(frozen=True, slots=True)
class Choices:
    """By what the list can be narrowed: years, newest first, and kinds (code, name)."""

    years: tuple[int, ...]
    kinds: tuple[tuple[str, str], ...]


def choices_of(unit_id: int) -> Choices:
    """The years and kinds of a unit's published decisions; one query."""
    rows = list(
        published_in(unit_id)
        .order_by("kind__order", "kind")
        .values_list("year", "kind", "kind__name")
        .distinct()
    )
    years = sorted({year for year, _kind, _name in rows if year is not None}, reverse=True)
    return Choices(tuple(years), tuple(dict.fromkeys((kind, name) for _year, kind, name in rows)))


def sections_of_decisions() -> tuple[str, ...]:
    """The paths of the sections in which decisions are published, by the order of their kinds; one
    query.
    """
    paths = DecisionKind.objects.exclude(section_path="").values_list("section_path", flat=True)
    return tuple(dict.fromkeys(paths))


def decision_at(
    unit_id: int, *, kind: str, year: int, serial: int, body: str = ""
) -> QuerySet[Decision]:
    """The public decision at an address of a unit's site, with its provisions."""
    found = published_in(unit_id).filter(kind=kind, year=year, entry__number=serial)
    of_body = found.filter(unit__slug=body, unit__parent=unit_id)
    return (of_body if body else found.filter(unit=unit_id)).prefetch_related("provisions")
