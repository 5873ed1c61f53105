"""The provisions of a printed decision and of the registered one become one tree. Private to
``actions``.
"""

from dataclasses import dataclass
from datetime import date

from tamga.decisions.actions.provisions import write_windows
from tamga.decisions.models import Assignment, Decision, Provision, Recipient, Relation, Window
from tamga.decisions.queries.twins import Outcome, Pairing, pairings


@dataclass
class Joined:
    """How many provisions came over, stand once now, and had to stay twice."""

    moved: int = 0
    once: int = 0
    twice: int = 0


def join_provisions(decision: Decision, printed: Decision) -> Joined:
    """Bring the provisions of ``printed`` under ``decision``; both are locked.

    Of a provision that both have the row stays under which reports stand, so that nothing above
    this app has to move; it says what the registered decision says.
    """
    pairs, told = pairings(decision, printed), Joined()
    stands_for: dict[int, int] = {}  # a row that goes → the one that stands for it
    gone: list[Provision] = []
    last = max((each.registered.order for each in pairs if each.registered), default=0)
    for pair in pairs:
        own, other = pair.registered, pair.printed
        if other is None:
            continue
        last += 1
        if own is None or pair.outcome is Outcome.TWICE:
            other.decision, other.order = decision, last
            other.save(update_fields=["decision", "order"])
            told.moved += own is None
            told.twice += own is not None
            continue
        keep, drop = (other, own) if pair.printed_is_used else (own, other)
        _say_as_registered(keep, pair)
        _take_over(keep, drop, registered=own, printed=other)
        stands_for[drop.pk] = keep.pk
        gone.append(drop)
        told.once += 1
    for one in Provision.everything.filter(decision=decision, parent__in=stands_for):
        one.parent_id = stands_for[one.parent_id or 0]
        one.save(update_fields=["parent"])
    Provision.everything.filter(pk__in=[each.pk for each in gone]).update(parent=None)
    for each in gone:
        each.delete()
    return told


def _say_as_registered(keep: Provision, pair: Pairing) -> None:
    own, other = pair.registered, pair.printed
    assert own is not None
    assert other is not None
    keep.decision_id, keep.order, keep.parent_id = own.decision_id, own.order, own.parent_id
    keep.number_printed, keep.text = own.number_printed, own.text
    keep.controlled = own.controlled or other.controlled
    keep.responsible_text = own.responsible_text or other.responsible_text
    keep.schedules = own.schedules or other.schedules
    if (own.valid_from, own.valid_to) == (None, None):
        keep.valid_from, keep.valid_to = other.valid_from, other.valid_to
    else:
        keep.valid_from, keep.valid_to = own.valid_from, own.valid_to
    off = own if own.taken_off_on is not None else other
    keep.taken_off_on, keep.taken_off_by_decision_id = (
        off.taken_off_on,
        off.taken_off_by_decision_id,
    )
    keep.taken_off_at, keep.taken_off_by_id = off.taken_off_at, off.taken_off_by_id
    keep.save()


def _take_over(
    keep: Provision, drop: Provision, *, registered: Provision, printed: Provision
) -> None:
    windows = _own_windows(registered) or _own_windows(printed)
    write_windows(drop, None, [])
    write_windows(keep, None, windows)
    named = list(keep.recipients.values_list("name", flat=True))
    Recipient.objects.filter(provision=drop).exclude(name__in=named).update(provision=keep)
    for assignment in Assignment.everything.filter(provision=drop):
        _bring(assignment, keep)
    for relation in Relation.everything.filter(provision=drop):
        same = {"by": relation.by_id, "target": relation.target_id, "kind": relation.kind}
        if Relation.everything.filter(provision=keep, **same).exists():
            relation.delete()
        else:
            relation.provision = keep
            relation.save(update_fields=["provision"])
    Provision.everything.filter(parent=drop).update(parent=keep)


def _own_windows(provision: Provision) -> list[tuple[date, date]]:
    rows = Window.objects.filter(provision=provision, assignment__isnull=True)
    return list(rows.values_list("opens_on", "due_on"))


def _bring(assignment: Assignment, keep: Provision) -> None:
    """A unit has it once: the desks that were named count rather than none."""
    there = Assignment.everything.filter(provision=keep, unit=assignment.unit_id).first()
    if there is not None and (there.assigned_at is not None or assignment.assigned_at is None):
        assignment.delete()
        return
    if there is not None:
        there.delete()
    Window.objects.filter(assignment=assignment).update(provision=keep)
    assignment.provision = keep
    assignment.save(update_fields=["provision"])
