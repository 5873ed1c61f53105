"""What citizens find of the decisions of a soum: its own and those of its bodies."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from tamga.decisions.enums import State, Visibility
from tamga.decisions.models import Decision, Relation
from tamga.decisions.queries.decisions import numbered_like
from tamga.decisions.queries.standing import is_void, standing_relations
from tamga.decisions.queries.visible import public
from tamga.decisions.rules import public_address, search_key
from tamga.organizations.enums import UnitKind
from tamga.search.models import Entry
from tamga.search.rules import folded


def published_in(unit_id: int) -> QuerySet[Decision]:
    """The public decisions that stand on the site of a unit, newest first: those of its own books
    and of the books of its bodies (its khural). What was adopted as printed is in the books of
    whoever issued it.
    """
    here = Q(unit=unit_id) | Q(unit__parent=unit_id, unit__kind=UnitKind.AGENCY)
    return (
        public()
        .filter(here, adopted=False, entry__isnull=False)
        .select_related("kind", "unit", "entry", "signer")
        .order_by(F("signed_on").desc(), F("entry__number").desc(), "-pk")
    )


def narrowed(
    decisions: QuerySet[Decision], *, kind: str = "", year: int | None = None, words: str = ""
) -> QuerySet[Decision]:
    """Those of a kind, a year, or with words.

    Words are a number in any spelling, or stand in what the search index holds: never in the texts
    themselves, of which a cleared copy may have left something out.
    """
    if kind:
        decisions = decisions.filter(kind=kind)
    if year is not None:
        decisions = decisions.filter(year=year)
    if words.strip():
        decisions = decisions.filter(_told(words) | numbered_like(words))
    return decisions


def _told(words: str) -> Q:
    wanted = folded(words)
    if not wanted:
        return Q(pk__in=[])
    key = Concat(Value(search_key("")), Cast(OuterRef("pk"), CharField()), output_field=CharField())
    return Q(Exists(Entry.objects.filter(key=key, fold__contains=wanted)))


def address_of(decision: Decision) -> str:
    """Where a numbered decision stands on the site, in the installation's language."""
    assert decision.entry is not None
    assert decision.year is not None
    body = _body(decision.unit.slug, decision.unit.kind)
    return public_address(decision.kind_id, decision.year, decision.entry.number, body=body)


def addresses_in(unit_id: int) -> list[tuple[str, datetime | None]]:
    """The address of every public decision on the site of a unit and when it was published, newest
    first; one query.
    """
    rows = published_in(unit_id).values_list(
        "kind", "year", "entry__number", "unit__slug", "unit__kind", "published_at"
    )
    return [
        (public_address(kind, year or 0, serial, body=_body(slug, is_a)), published)
        for kind, year, serial, slug, is_a, published in rows.iterator()
    ]


def _body(slug: str, kind: str) -> str:
    return slug if kind == UnitKind.AGENCY else ""


def site_of(decision: Decision) -> int:
    """The unit on whose site a decision stands: a body's on that of the soum above it."""
    unit = decision.unit
    return unit.parent_id if unit.kind == UnitKind.AGENCY and unit.parent_id else unit.pk


def is_public(decision: Decision) -> bool:
    """Whether every citizen may read it on a site: ``public`` for one that is loaded."""
    return (
        decision.state == State.PUBLISHED
        and decision.visibility == Visibility.PUBLIC
        and not decision.adopted
        and decision.entry is not None
        and not is_void(decision)
    )


@dataclass(frozen=True)
class BothWays:
    """What acted on a decision, and what it acted on."""

    acted_on_by: tuple[Relation, ...]
    acts_on: tuple[Relation, ...]


def both_ways(decision: Decision) -> BothWays:
    """The relations of a decision in both directions, in the order of their days; one query, after
    which ``force_on`` needs none.
    """
    found = list(
        standing_relations()
        .filter(Q(target=decision) | Q(by=decision))
        .select_related(
            *(f"{end}__{name}" for end in ("by", "target") for name in ("kind", "entry", "unit")),
            "provision",
        )
    )
    against = tuple(each for each in found if each.target_id == decision.pk)
    decision.standing_acts = list(against)  # type: ignore[attr-defined]  # as with_relations does
    return BothWays(against, tuple(each for each in found if each.by_id == decision.pk))
