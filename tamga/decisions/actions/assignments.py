"""Provisions are sent down to units, and there assigned to positions."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.decisions.actions.provisions import write_windows
from tamga.decisions.actions.relations import is_above
from tamga.decisions.actions.steps import refuse_unissued
from tamga.decisions.models import Assignment, AssignmentPosition, Provision
from tamga.journal.actions import record
from tamga.organizations.models import Position, Unit
from tamga.organizations.queries import positions_for


@transaction.atomic
def send_down(
    provision: Provision, *, units: Sequence[Unit], by: User | None, at: datetime
) -> list[Assignment]:
    """Send a provision down to units, its own among them if it is to carry it out itself: 1. an
    assignment for each that hasn't it yet, 2. the journal. Returns those of all ``units``.

    Raises WrongState unless its decision has a number that stands, ValueError for a heading, for
    what is off control, and for a unit that isn't below the one of the decision.
    """
    decision = provision.decision
    refuse_unissued(decision)
    if not provision.controlled:
        raise ValueError(_("This provision isn't followed: it is a heading."))
    if provision.taken_off_on is not None:
        raise ValueError(_("This provision was taken off control."))
    strangers = [unit for unit in units if not is_above(decision.unit, unit)]
    if strangers:
        raise ValueError(
            _("%s doesn't belong to the unit of the decision.") % ", ".join(map(str, strangers))
        )
    sent = []
    for unit in units:
        assignment, created = Assignment.everything.get_or_create(
            provision=provision, unit=unit, defaults={"sent_at": at, "sent_by": by}
        )
        if created:
            record(
                "provision.sent_down",
                by=by,
                at=at,
                unit_id=unit.pk,
                subject=assignment,
                to=unit.slug,
            )
        sent.append(assignment)
    return sent


@transaction.atomic
def assign(
    assignment: Assignment,
    *,
    positions: Sequence[Position],
    by: User | None,
    at: datetime,
    windows: Sequence[tuple[date, date]] | None = None,
) -> Assignment:
    """Assign what was sent down to positions of the unit and its bodies: 1. the positions, of which
    the first one leads, instead of those before, 2. its own windows (opens on, due on) if given; an
    empty list brings the provision's back, 3. when and by whom, 4. the journal. Returns it as it
    is now. Raises ValueError without a position, for one of another unit, or for days that run
    backwards.
    """
    found = (
        Assignment.everything.select_for_update(of=("self",))
        .select_related("unit", "provision")
        .get(pk=assignment.pk)
    )
    wanted = list(dict.fromkeys(positions))
    if not wanted:
        raise ValueError(_("Name at least one position."))
    own = set(positions_for(found.unit).values_list("pk", flat=True))
    strangers = [position for position in wanted if position.pk not in own]
    if strangers:
        raise ValueError(_("Not of this unit: %s.") % ", ".join(map(str, strangers)))
    found.links.all().delete()
    AssignmentPosition.objects.bulk_create(
        AssignmentPosition(assignment=found, position=position, order=order)
        for order, position in enumerate(wanted)
    )
    if windows is not None:
        write_windows(found.provision, found, windows)
    found.assigned_at, found.assigned_by = at, by
    found.save(update_fields=["assigned_at", "assigned_by"])
    record(
        "provision.assigned",
        by=by,
        at=at,
        unit_id=found.unit_id,
        subject=found,
        lead=wanted[0].code,
        positions=[position.code for position in wanted],
    )
    return found
