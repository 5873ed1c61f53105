"""Lists of decisions: by kind and year, at an address, with what they lack."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Prefetch, Q, QuerySet

from tamga.accounts.models import User
from tamga.decisions.enums import Force, Missing, State, Visibility
from tamga.decisions.models import Comment, Decision, DecisionFile
from tamga.decisions.queries.standing import force_on, with_relations
from tamga.decisions.queries.visible import public, visible_to
from tamga.decisions.rules import ISSUED, Holds, missing
from tamga.kernel.mongolian.decision_numbers import fold_number
from tamga.organizations.models import Unit


def listed(
    unit: Unit,
    *,
    user: User | AnonymousUser | None = None,
    kind: str = "",
    year: int | None = None,
    state: str = "",
    words: str = "",
) -> QuerySet[Decision]:
    """The decisions in a unit's books that ``user`` may read, the public ones without a user;
    newest first, with all that a list shows in two queries.

    ``words`` are part of a title, or a number in any spelling («A-93», «2023_A/635»).
    """
    found = (public() if user is None else visible_to(user)).filter(
        unit=unit, joined_into__isnull=True
    )
    if kind:
        found = found.filter(kind=kind)
    if year is not None:
        found = found.filter(year=year)
    if state:
        found = found.filter(state=state)
    if words.strip():
        found = found.filter(_words(words.strip()))
    return with_relations(found).order_by(
        F("signed_on").desc(nulls_first=True), F("entry__number").desc(nulls_last=True), "-pk"
    )


def _words(words: str) -> Q:
    return Q(title__icontains=words) | numbered_like(words)


def numbered_like(words: str) -> Q:
    """Condition on decisions that ``words`` is their number in any spelling; none otherwise."""
    number = fold_number(words)
    if number is None:
        return Q(pk__in=[])
    numbered = Q(number__iexact=number.number)
    if not number.series:
        numbered |= Q(number__endswith=f"/{number.number}")
    if number.year is not None:
        numbered &= Q(year=number.year)
    return numbered


def years_and_kinds(
    unit: Unit, *, user: User | AnonymousUser | None = None
) -> list[tuple[int, str, int]]:
    """(year, kind, how many) of what ``user`` may read in a unit's books, newest year first."""
    found = (public() if user is None else visible_to(user)).filter(
        unit=unit, year__isnull=False, joined_into__isnull=True
    )
    counted = found.values_list("year", "kind").annotate(how_many=Count("pk", distinct=True))
    return [
        (year or 0, kind, how_many)
        for year, kind, how_many in counted.order_by("-year", "kind__order", "kind")
    ]


def at_address(unit: Unit, *, kind: str, year: int, serial: int) -> QuerySet[Decision]:
    """The decision at a stable address, kind/year/serial; to be narrowed by ``public`` or
    ``visible_to`` through ``filter(pk__in=…)``. Adopted ones of others have no address here.
    """
    found = with_relations(
        Decision.everything.filter(unit=unit, kind=kind, year=year, adopted=False)
    )
    return found.filter(entry__number=serial)


def find_printed(
    unit: Unit,
    *,
    kind: str,
    printed: str,
    signed_on: date | None = None,
    issuer: Unit | None = None,
) -> QuerySet[Decision]:
    """The decisions of a kind with a number as printed, in the books of ``issuer`` and ``unit``.

    Without a year in the number it is the year of ``signed_on``.
    """
    books = Q(unit=unit) if issuer is None else Q(unit=issuer) | Q(unit=unit, issuer=issuer)
    found = Decision.everything.filter(books, kind=kind)
    number = fold_number(printed)
    if number is None or number.torn:
        return found.filter(number_printed=printed.strip()[:80], signed_on=signed_on)
    year = number.year or (signed_on.year if signed_on else None)
    return found.filter(year=year, number=number.number)


def number_of(decision: Decision) -> str:
    """The number as it is shown everywhere: its one form, else as printed."""
    return decision.number or decision.number_printed


@dataclass(frozen=True)
class MissingTexts:
    """A numbered decision and what it lacks."""

    decision: Decision
    missing: tuple[Missing, ...]


def missing_texts(unit: Unit) -> list[MissingTexts]:
    """The queue of numbered decisions of a unit that lack a text, a scan, or publication; oldest
    first, in two queries. What was adopted from above and what is void owes nothing.
    """
    numbered = (
        Decision.everything.filter(unit=unit, adopted=False, state__in=ISSUED)
        .filter(entry__voided_at__isnull=True)
        .select_related("kind", "entry")
        .prefetch_related(Prefetch("files", DecisionFile.everything.all()))
        .order_by("signed_on", "entry__number")
    )
    queue = [MissingTexts(each, missing(_holds(each))) for each in numbered]
    return [item for item in queue if item.missing]


def _holds(decision: Decision) -> Holds:
    return Holds(
        signed_on=decision.signed_on,
        script_since=decision.kind.script_since,
        has_text=bool(decision.text.strip()),
        has_script_text=bool(decision.script_text.strip()),
        files=frozenset(file.kind for file in decision.files.all()),
        awaits_publication=(
            decision.state == State.NUMBERED and decision.visibility == Visibility.PUBLIC
        ),
    )


def comments_of(decision: Decision) -> QuerySet[Comment]:
    """What legal review said, oldest first."""
    return Comment.everything.filter(decision=decision).select_related("written_by")


@dataclass(frozen=True)
class ListedDecision:
    """A decision and whether it is in force on the list's day."""

    decision: Decision
    force: Force


def with_force(decisions: QuerySet[Decision], *, on: date) -> list[ListedDecision]:
    """Decisions of :func:`listed` with their force on a day; no further query."""
    return [ListedDecision(each, force_on(each, on=on)) for each in decisions]
