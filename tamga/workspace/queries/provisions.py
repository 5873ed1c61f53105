"""The provisions of one decision as its page shows them."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch

from tamga.decisions.models import Assignment, Decision, Provision, Recipient, Window
from tamga.decisions.queries import next_turn, recipients_of, tree_of
from tamga.decisions.queries.provisions import with_names
from tamga.decisions.queries.standing import controlled
from tamga.kernel.schedules import Period, Schedule
from tamga.organizations.models import Unit
from tamga.workspace.plan_phrases import terms


@dataclass(frozen=True)
class ProvisionLine:
    """A provision with its depth in the tree, whether it is on control on the page's day, its own
    windows, who it was sent to (``here`` is the assignment of the unit that looks), how often it is
    reported, by when next, and to whom besides.
    """

    depth: int
    provision: Provision
    on_control: bool
    windows: list[Window]
    assignments: list[Assignment] = field(default_factory=list)
    here: Assignment | None = None
    rhythm: list[str] = field(default_factory=list)
    next_report: Period | None = None
    recipients: list[Recipient] = field(default_factory=list)


def provision_lines(decision: Decision, unit: Unit, *, on: date) -> list[ProvisionLine]:
    """The tree in reading order, in a handful of queries whatever its length. Other units'
    assignments are shown to the unit of the decision alone.
    """
    tree = tree_of(decision.pk)
    if not tree:
        return []
    rows = Provision.everything.filter(decision=decision)
    living = set(controlled(rows, on=on).values_list("pk", flat=True))
    sent = with_names(Assignment.everything.all()).order_by("unit__name", "pk")
    if decision.unit_id != unit.pk:
        sent = sent.filter(unit=unit)
    full = rows.select_related("taken_off_by_decision", "decision").prefetch_related(
        "recipients",
        Prefetch("assignments", sent, to_attr="sent"),
        Prefetch("windows", Window.objects.filter(assignment__isnull=True), to_attr="own_windows"),
    )
    by_pk = {provision.pk: provision for provision in full}
    return [
        _line(depth, by_pk[one.pk], unit, on, on_control=one.pk in living)
        for depth, one in tree
        if one.pk in by_pk
    ]


def _line(
    depth: int, provision: Provision, unit: Unit, on: date, *, on_control: bool
) -> ProvisionLine:
    sent: list[Assignment] = provision.sent  # type: ignore[attr-defined]  # prefetched above
    windows: list[Window] = provision.own_windows  # type: ignore[attr-defined]  # the same
    here = next((each for each in sent if each.unit_id == unit.pk), None)
    return ProvisionLine(
        depth=min(depth, 3),
        provision=provision,
        on_control=on_control,
        windows=windows,
        assignments=[each for each in sent if each.unit_id != unit.pk],
        here=here,
        rhythm=terms(Schedule.from_json(each) for each in provision.schedules),
        next_report=next_turn(provision, on=on) if on_control else None,
        recipients=recipients_of(provision),
    )
