"""Receiving, handing on and answering open and close the duties of the plan (rows 19 to 21)."""

from datetime import date

import pytest

from tamga.duties.models import Occurrence
from tamga.kernel.schedules import Kind, Limit, Schedule, Trigger
from tamga.petitions.actions import forward, receive, reopen, reply
from tamga.petitions.enums import Channel, Outcome, Part
from tamga.petitions.enums import Kind as PetitionKind
from tamga.petitions.models import PetitionDuty
from tamga.petitions.rules import part_of
from tests.petitions.letters import AT, give, letter, received
from tests.stories import Soum, moment

EACH = Schedule(kind=Kind.EVENT, trigger=Trigger.EACH)
ANSWER = Schedule(
    kind=Kind.EVENT,
    trigger=Trigger.EACH,
    limits=(Limit(90, "calendar", "санал"), Limit(30, "calendar", "өргөдөл, гомдол")),
)
WORKS = (
    "Цахимаар ирсэн өргөдөл, гомдлыг татаж, бичиг хэрэгт өгөх.",
    "Ирсэн өргөдөл, гомдлыг бүртгэж, хариуцах хүнд нь хүргэх.",
    "Саналыг 90, өргөдөл, гомдлыг 30 хоногт шийдэж, хариу өгөх.",
)


@pytest.mark.parametrize(
    ("work", "part"),
    [
        *zip(WORKS, Part, strict=True),
        ("Шилэн дансны мэдээг татаж оруулах.", None),
        ("Өргөдөл, гомдлын тухай хуулийг сурталчлах.", None),
    ],
)
def test_what_a_plan_asks_for(work: str, part: Part | None):
    assert part_of(work) == part


@pytest.fixture
def planned(suld: Soum) -> Soum:
    """The plan of the year has the three rows."""
    from dataclasses import replace

    rows = [
        replace(suld.duty(19 + n, ANSWER if n == 2 else EACH, posts=(post,)), work=work)
        for n, (work, post) in enumerate(
            zip(WORKS, ("admin_legal_specialist", "records_officer", "finance_head"), strict=True)
        )
    ]
    suld.plan(*rows)
    return suld


def open_ones() -> list[int]:
    found = Occurrence.objects.filter(fulfilled_at__isnull=True, occurred_on__isnull=False)
    return sorted(found.values_list("duty__number", flat=True))


def test_each_step_closes_its_duty(planned: Soum):
    petition = received(planned).petition
    assert open_ones() == [20, 21], "what came by the website is in the register at once"
    answer = PetitionDuty.everything.get(petition=petition, part=Part.ANSWER).occurrence
    assert answer.due_on == petition.due_on == date(2026, 12, 23)  # Wednesday
    assert answer.occurred_what == "Ө-1/2026"

    give(planned, petition, planned.posts["finance_head"])
    assert open_ones() == [21]
    reply(petition, outcome=Outcome.RESOLVED, text="Болсон", by=planned.people["oyun"], at=AT)
    assert open_ones() == []


def test_at_the_counter_nothing_is_fetched_and_a_proposal_has_its_own_days(planned: Soum):
    clerk = planned.people["uranchimeg"]
    told = letter(channel=Channel.IN_PERSON, kind=PetitionKind.PROPOSAL)
    petition = receive(planned.unit, told, by=clerk, at=AT).petition
    assert open_ones() == [20, 21]
    parts = PetitionDuty.everything.filter(petition=petition)
    assert {duty.part for duty in parts} == {Part.ROUTING, Part.ANSWER}
    assert parts.get(part=Part.ANSWER).occurrence.due_on == date(2027, 2, 21)  # Sunday

    forward(petition, to="Усны газар", reason="Тэднийх", by=clerk, at=AT)
    assert open_ones() == []


def test_without_such_rows_nothing_is_opened(suld: Soum):
    received(suld)
    assert not PetitionDuty.everything.exists()


def test_opened_again_the_duty_to_answer_opens_from_that_day(planned: Soum):
    petition, oyun = received(planned).petition, planned.people["oyun"]
    give(planned, petition, planned.posts["finance_head"])
    reply(petition, outcome=Outcome.EXPLAINED, text="Тайлбар", by=oyun, at=AT)
    assert open_ones() == []
    reopen(petition, reason="Усгүй", by=None, at=moment("2026-12-01"))  # Tuesday
    assert open_ones() == [21]
    first, again = (
        duty.occurrence
        for duty in PetitionDuty.everything.filter(petition=petition, part=Part.ANSWER).order_by(
            "pk"
        )
    )
    petition.refresh_from_db()
    assert again.due_on == petition.due_on == date(2026, 12, 31)  # Thursday
    assert first.fulfilled_at == AT, "the first answer was given and stays given"
    reply(petition, outcome=Outcome.RESOLVED, text="Болсон", by=oyun, at=moment("2026-12-02"))
    assert open_ones() == []
    first.refresh_from_db()
    assert first.fulfilled_at == AT
