"""Signing opens the duty to publish, publishing closes it."""

from datetime import date

import pytest

from tamga.decisions.actions import (
    keep_internal,
    number,
    open_to_public,
    publish,
    void_number,
)
from tamga.decisions.enums import FileKind
from tamga.duties.models import Evidence, Occurrence
from tamga.kernel.schedules import Kind, Schedule
from tamga.organizations.models import Unit
from tests.decisions.offices import TITLE, attached, numbered, published, signed
from tests.stories import Soum, moment
from tests.stories import published as publish_page

ORDERS = "togtool-zakhiramj/zasag-dargyn-zakhiramj"
KHURAL = "togtool-zakhiramj/itkh-togtool"
EACH_TIME = Schedule(kind=Kind.EVENT)


@pytest.fixture
def office(suld: Soum) -> Soum:
    """Сүлд: the records officer owes each order, the khural's secretary each resolution."""
    suld.plan(
        suld.duty(8, EACH_TIME, paths=(KHURAL,), posts=("khural_secretary",)),
        suld.duty(9, EACH_TIME, paths=(ORDERS,), posts=("records_officer",)),
    )
    return suld


def test_signing_opens_it_and_the_number_names_it(office: Soum):
    decision = signed(office, "2026-04-08")  # Wednesday
    event = Occurrence.objects.get()
    assert event == decision.publishing
    assert event.duty.number == 9
    assert (event.occurred_on, event.due_on) == (date(2026, 4, 8), date(2026, 4, 13))
    assert event.occurred_what == TITLE
    number(decision, by=office.people["uranchimeg"], at=moment("2026-04-09"))
    event.refresh_from_db()
    assert event.occurred_what == f"А/1 {TITLE}"


def test_publishing_closes_it_with_the_decisions_own_page(office: Soum):
    decision = numbered(office, "2026-04-08")
    at = moment("2026-04-09", "15:00")
    decision = publish(decision, by=office.people["uranchimeg"], at=at)
    event = Occurrence.objects.get()
    assert event.fulfilled_at == at
    evidence = Evidence.objects.get(occurrence=event)
    assert evidence.url == "/decisions/governor_order_a/2026/1/"
    assert evidence.position == office.posts["records_officer"]


def test_taken_back_and_published_again_it_counts_once(office: Soum):
    decision = published(office, "2026-04-08")
    by = office.people["uranchimeg"]
    keep_internal(decision, reason="Алдаа", by=by, at=moment("2026-04-09"))
    open_to_public(decision, reason="Алдаагүй", by=by, at=moment("2026-04-09"))
    publish(decision, by=by, at=moment("2026-04-10"))
    assert Evidence.objects.count() == 1
    assert Occurrence.objects.get().fulfilled_at == moment("2026-04-08")


def test_its_evidence_tells_no_more_than_the_page(office: Soum):
    decision = numbered(office, title="Иргэн УБ88121234-д олгох тухай")
    attached(office, decision, FileKind.CLEARED_COPY)
    publish(decision, by=office.people["uranchimeg"], at=moment("2026-04-08"))
    assert "88121234" not in Evidence.objects.get().title


def test_a_page_of_the_section_closes_it_too(office: Soum):
    numbered(office, "2026-04-08")
    publish_page(office, ORDERS, title=TITLE)
    assert Occurrence.objects.get().fulfilled_at is not None


def test_a_resolution_opens_the_khurals_duty_also_from_its_own_books(office: Soum):
    khural = Unit.objects.get(slug="suld-khural")
    decision = numbered(office, kind="khural_resolution", unit=khural)
    assert decision.publishing.duty.number == 8


@pytest.mark.parametrize(
    "more", [{"kind": "governor_order_b"}, {"personal": True}, {"kind": "office_order_a"}]
)
def test_what_is_for_the_office_or_has_no_section_opens_nothing(office: Soum, more: dict):
    assert signed(office, **more).publishing is None
    assert not Occurrence.objects.exists()


def test_without_such_a_duty_nothing_opens(suld: Soum):
    suld.plan(suld.duty(9, Schedule(kind=Kind.MONTHLY), paths=(ORDERS,)), since="2026-05-01")
    assert signed(suld).publishing is None


def test_a_plan_that_isnt_in_force_yet_opens_nothing(suld: Soum):
    suld.plan(suld.duty(9, EACH_TIME, paths=(ORDERS,)), since="2026-05-01")
    assert signed(suld, "2026-04-08").publishing is None
    assert signed(suld, "2026-05-05").publishing is not None  # Tuesday


def test_what_is_kept_internal_owes_no_page(office: Soum):
    decision = numbered(office)
    keep_internal(
        decision, reason="Дотоод хэрэг", by=office.people["uranchimeg"], at=moment("2026-04-09")
    )
    event = Occurrence.objects.get()
    assert (event.excused_why, event.excused_by) == (
        "Дотоод хэрэг", office.people["uranchimeg"],
    )  # fmt: skip


def test_what_is_void_owes_no_page(office: Soum):
    decision = numbered(office)
    void_number(decision, reason="Давхардсан", by=office.people["mandakh"], at=moment("2026-04-09"))
    assert Occurrence.objects.get().excused_why == "Давхардсан"
