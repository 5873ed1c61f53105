"""The plan's duties about petitions open and close by what happens to them. Private to ``actions``.

A plan writes them as words (to fetch what came by the website, to register and hand on, to settle
and answer), without a section of the site; what it doesn't write, opens nothing.
"""

from collections.abc import Iterable
from datetime import date, datetime

from tamga.accounts.models import User
from tamga.duties.actions import prove, report_event
from tamga.duties.enums import Source
from tamga.duties.models import Duty, Plan
from tamga.kernel.schedules import Kind as ScheduleKind
from tamga.petitions.enums import Channel, Kind, Part
from tamga.petitions.models import Petition, PetitionDuty
from tamga.petitions.rules import part_of

SUBJECTS = {Kind.PROPOSAL: "санал", Kind.APPLICATION: "өргөдөл", Kind.COMPLAINT: "гомдол"}
"""As a plan's limits name them: «саналыг 90, өргөдөл, гомдлыг 30 хоногт»."""


def open_duties(petition: Petition, *, by: User | None, at: datetime) -> None:
    """Open what the plan in force asks for when a petition was received. What came by the website
    is in the register at once: fetching it is done with its receipt.
    """
    for part, duty in _duties_of(petition, petition.received_on).items():
        if part is not Part.RECEIPT or petition.channel == Channel.WEB:
            _open(petition, part, duty, on=petition.received_on, by=by, at=at)
    close_duties(petition, [Part.RECEIPT], by=by, at=at)


def open_answer(petition: Petition, *, on: date, by: User | None, at: datetime) -> None:
    """Open the duty to answer once more, from the day on which a petition was opened again; what
    was done for the first answer stays done.
    """
    if duty := _duties_of(petition, on).get(Part.ANSWER):
        _open(petition, Part.ANSWER, duty, on=on, by=by, at=at)


def close_duties(
    petition: Petition, parts: Iterable[Part], *, by: User | None, at: datetime
) -> None:
    """Close those of a petition's duties that are done now; once, however often it is called."""
    opened = PetitionDuty.everything.filter(petition=petition, part__in=list(parts))
    for duty in opened.select_related("occurrence__duty"):
        prove(
            duty.occurrence,
            source=Source.PETITION,
            key=f"petition-{petition.pk}",
            happened_at=at,
            by=by,
            at=at,
        )


def _open(
    petition: Petition, part: Part, duty: Duty, *, on: date, by: User | None, at: datetime
) -> None:
    occurrence = report_event(
        duty,
        occurred_on=on,
        what=petition.number,
        subject=SUBJECTS[Kind(petition.kind)],
        by=by,
        at=at,
    )
    PetitionDuty.everything.create(
        unit_id=petition.unit_id, petition=petition, part=part, occurrence=occurrence
    )


def _duties_of(petition: Petition, day: date) -> dict[Part, Duty]:
    """Part → the first duty of the plan in force on a day that asks for it."""
    plan = (
        Plan.objects.filter(unit_id=petition.unit_id, year__lte=day.year, in_force_from__lte=day)
        .order_by("-year")
        .first()
    )
    if plan is None:
        return {}
    waiting = Duty.objects.filter(
        plan=plan,
        ended_on__isnull=True,
        sections__isnull=True,
        schedules__contains=[{"kind": ScheduleKind.EVENT}],
    ).select_related("plan")
    found: dict[Part, Duty] = {}
    for duty in waiting.order_by("number", "pk"):
        if (part := part_of(duty.work)) is not None:
            found.setdefault(part, duty)
    return found
