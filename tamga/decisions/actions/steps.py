"""What every step of a decision shares: the lock, the table of transitions, the journal. Private
to ``actions``.
"""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.decisions.enums import State
from tamga.decisions.models import Decision
from tamga.decisions.queries.standing import is_void
from tamga.decisions.rules import ISSUED, may_follow
from tamga.journal.actions import record


class WrongState(ValueError):  # reads as a sentence where it is raised
    """The decision isn't where this step begins, or somebody was faster."""


def locked(decision: Decision) -> Decision:
    """The decision as it is now, locked until the transaction ends."""
    return (
        Decision.everything.select_for_update(of=("self",))
        .select_related("kind", "unit", "entry")
        .get(pk=decision.pk)
    )


def locked_for(decision: Decision, after: State) -> Decision:
    """The same, if it may go to ``after`` from where it is; raises WrongState."""
    found = locked(decision)
    if not may_follow(found.state, after):
        raise WrongState(
            _("A decision that is «%(before)s» can't become «%(after)s».")
            % {"before": found.get_state_display(), "after": after.label}
        )
    if is_void(found):
        raise WrongState(_("The number of this decision is void."))
    return found


def refuse_unissued(*decisions: Decision) -> None:
    """Raise WrongState unless all have a number that isn't void and none was joined away."""
    for decision in decisions:
        refuse_joined(decision)
        if decision.state not in ISSUED:
            raise WrongState(_("«%s» has no number yet.") % decision.title[:80])
        if is_void(decision):
            raise WrongState(_("The number of «%s» is void.") % decision.title[:80])


def refuse_joined(decision: Decision) -> None:
    """Raise WrongState for a printed one that was joined into the one of the books."""
    if decision.joined_into_id is not None:
        raise WrongState(
            _("«%s» was joined with the one in the register; work with that one.")
            % decision.title[:80]
        )


def move(decision: Decision, after: State, *fields: str) -> Decision:
    """Write a locked decision in its new state with other fields that changed."""
    decision.state = after
    decision.save(update_fields=["state", *fields])
    return decision


def journal(code: str, decision: Decision, *, by: User | None, at: datetime, **data: Any) -> None:
    """Tell the journal about a decision: ids, codes and numbers, never its title."""
    record(
        code,
        by=by,
        at=at,
        unit_id=decision.unit_id,
        subject=decision,
        number=decision.number or "?",
        year=decision.year,
        kind=data.pop("kind", decision.kind_id),
        **data,
    )
