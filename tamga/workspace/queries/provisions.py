"""The provisions of one decision as its page shows them."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch

from tamga.decisions.models import Assignment, Decision, Provision, Window
from tamga.decisions.queries import tree_of
from tamga.decisions.queries.provisions import with_names
from tamga.decisions.queries.standing import controlled
from tamga.organizations.models import Unit


@dataclass(frozen=True)
class ProvisionLine:
    """A provision with its depth in the tree, whether it is on control on the page's day, its own
    windows, and who it was sent to (``here`` is the assignment of the unit that looks).
    """

    depth: int
    provision: Provision
    on_control: bool
    windows: list[Window]
    assignments: list[Assignment] = field(default_factory=list)
    here: Assignment | None = None


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
    full = rows.select_related("taken_off_by_decision").prefetch_related(
        Prefetch("assignments", sent, to_attr="sent"),
        Prefetch("windows", Window.objects.filter(assignment__isnull=True), to_attr="own_windows"),
    )
    by_pk = {provision.pk: provision for provision in full}
    return [
        _line(depth, by_pk[one.pk], unit, on_control=one.pk in living)
        for depth, one in tree
        if one.pk in by_pk
    ]


def _line(depth: int, provision: Provision, unit: Unit, *, on_control: bool) -> ProvisionLine:
    sent: list[Assignment] = provision.sent  # type: ignore[attr-defined]  # prefetched above
    windows: list[Window] = provision.own_windows  # type: ignore[attr-defined]  # the same
    here = next((each for each in sent if each.unit_id == unit.pk), None)
    others = [each for each in sent if each.unit_id != unit.pk]
    return ProvisionLine(min(depth, 3), provision, on_control, windows, others, here)
