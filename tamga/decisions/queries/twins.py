"""A decision that was read out of a printed report, and the same one in the books."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q, QuerySet

from tamga.decisions.models import Decision, Provision
from tamga.decisions.queries.standing import is_void
from tamga.decisions.queries.used_above import used_above
from tamga.decisions.rules import ISSUED, same_provision


def adopted_twins(decision: Decision) -> QuerySet[Decision]:
    """What was adopted as printed and has the number that the unit itself has given: most likely
    the same decision, which a person looks at before they are joined. None for what has no number
    of the books that stands.
    """
    if decision.adopted or decision.state not in ISSUED or is_void(decision):
        return Decision.everything.none()
    return (
        Decision.everything.filter(
            Q(issuer=decision.unit_id) | Q(issuer__isnull=True),
            unit=decision.unit_id,
            kind=decision.kind_id,
            year=decision.year,
            number=decision.number,
            issuer_name="",
            adopted=True,
            joined_into__isnull=True,
        )
        .exclude(Q(pk=decision.pk) | Q(number=""))
        .select_related("kind", "unit", "entry")
        .order_by("pk")
    )


def registered_twin(decision: Decision) -> Decision | None:
    """The decision of the books that has the number of a printed one; None where there is none."""
    if not decision.adopted or not decision.number or decision.joined_into_id is not None:
        return None
    if decision.issuer_name or decision.issuer_id not in {None, decision.unit_id}:
        return None
    return Decision.everything.filter(
        unit=decision.unit_id,
        kind=decision.kind_id,
        year=decision.year,
        number=decision.number,
        adopted=False,
        state__in=ISSUED,
        entry__voided_at__isnull=True,
    ).first()


class Outcome(StrEnum):
    """What becomes of a provision when a printed decision is joined into the registered one."""

    STAYS = "stays"
    """The registered one's, without a counterpart."""
    MOVES = "moves"
    """The printed one's, without a counterpart: it comes over."""
    ONCE = "once"
    """Both have it: it stands once."""
    TWICE = "twice"
    """Both have it and reports were written under both: both stay."""


@dataclass(frozen=True)
class Pairing:
    """A provision of the registered decision beside the same one of the printed."""

    registered: Provision | None
    printed: Provision | None
    outcome: Outcome
    printed_is_used: bool = False
    """Whether reports stand under the printed one, so that its row is the one that is kept."""


def pairings(registered: Decision, printed: Decision) -> list[Pairing]:
    """The provisions of both side by side in reading order, each once; a fixed handful of queries.

    Both have a provision when the number is the same and the words nearly (``same_provision``).
    """
    ours = list(Provision.everything.filter(decision=registered).order_by("order", "pk"))
    theirs = list(Provision.everything.filter(decision=printed).order_by("order", "pk"))
    used = used_above([*ours, *theirs])
    left, found = list(theirs), []
    for own in ours:
        other = next((each for each in left if _same(own, each)), None)
        if other is None:
            found.append(Pairing(own, None, Outcome.STAYS))
            continue
        left.remove(other)
        both = own.pk in used and other.pk in used
        outcome = Outcome.TWICE if both else Outcome.ONCE
        found.append(Pairing(own, other, outcome, other.pk in used))
    return found + [Pairing(None, each, Outcome.MOVES) for each in left]


def _same(one: Provision, other: Provision) -> bool:
    return same_provision(one.number_printed, one.text, other.number_printed, other.text)
