"""A plan changes during its year, or the next one comes as a file: what was done must stand."""

from dataclasses import replace
from datetime import date

from tamga.duties.actions import confirm_plan
from tamga.duties.enums import Status
from tamga.duties.models import Occurrence
from tamga.kernel.schedules import Kind, Schedule
from tamga.workspace.reminders import remind
from tests.duties.test_behaviour import BUDGET, EACH, GLASS, MONTHLY, ORDERS, publish, statuses
from tests.stories import Soum, moment


def test_a_section_that_leaves_the_plan_is_waited_for_no_longer(suld: Soum):
    """Oyun published the budget in time; then the glass account was taken out of her duty. Nothing
    can close January any more: the section isn't the duty's, yet the occurrence asks for it."""
    plan = suld.plan(suld.duty(5, MONTHLY, paths=(BUDGET, GLASS)))
    publish(suld, BUDGET, "2026-01-28")  # Wednesday
    suld.plan(suld.duty(5, MONTHLY, paths=(BUDGET,)))
    publish(suld, GLASS, "2026-01-30", key="page-2")  # Friday
    assert statuses(plan, "2026-03-01")["2026-01"] is Status.DONE_ON_TIME


def test_terms_written_in_another_order_are_the_same_terms(suld: Soum):
    """«Жилийн эцэс, хагас жил» instead of «хагас жил, жилийн эцэс»: the half-year report that
    the office head published on 20 June is owed a second time."""
    half, whole = Schedule(kind=Kind.HALF_YEARLY), Schedule(kind=Kind.YEARLY)
    suld.plan(suld.duty(6, half, whole, paths=(BUDGET,)))
    publish(suld, BUDGET, "2026-06-20")  # Saturday
    suld.plan(suld.duty(6, whole, half, paths=(BUDGET,)))
    assert Occurrence.objects.filter(period="2026-H1").count() == 1


def test_a_corrected_letter_reminds_nobody_again(suld: Soum):
    """A comma is put right in a duty's wording: its occurrences are other rows afterwards, so
    Oyun gets the same reminder twice, and yesterday's links and calendar events are dead."""
    duty = suld.duty(5, MONTHLY, paths=(GLASS,))
    suld.plan(duty)
    assert remind(at=moment("2026-01-30", "08:00")) == 1  # Friday
    suld.plan(replace(duty, work="Ажил 5."))
    assert remind(at=moment("2026-01-30", "09:00")) == 0


def test_the_day_of_force_can_be_put_right(suld: Soum):
    """Bolormaa confirmed with 1 January by mistake; the order says 1 July. She imports the file
    again with the right day: it is dropped in silence and half a year stays late for ever."""
    suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    again = suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)), since="2026-07-01")
    again.refresh_from_db()
    assert again.in_force_from == date(2026, 7, 1)


def test_what_a_dropped_duty_left_late_can_still_be_published(suld: Soum):
    """Duty 5 was dropped in March; its January is late and reminded weekly. Oyun publishes it at
    last and even ticks it: nothing closes it, the public section says «late» for ever."""
    suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)), suld.duty(6, MONTHLY, paths=(BUDGET,)))
    confirm_plan(
        suld.unit,
        [suld.duty(6, MONTHLY, paths=(BUDGET,))],
        year=2026,
        in_force_from=date(2026, 1, 1),
        by=None,
        at=moment("2026-03-10"),  # Tuesday
    )
    january = Occurrence.objects.get(duty__number=5, period="2026-01")
    publish(suld, GLASS, "2026-03-12", ticked=january)  # Thursday
    january.refresh_from_db()
    assert january.fulfilled_at is not None


def test_next_years_file_doesnt_count_an_order_twice(suld: Soum):
    """The plan of 2027 comes as a Word file, as offices do it, instead of being copied: one order
    published in February is recorded as an event of 2026's duty too, and counted twice."""
    suld.plan(suld.duty(9, EACH, paths=(ORDERS,)))
    suld.plan(suld.duty(9, EACH, paths=(ORDERS,)), year=2027, since="2027-01-01")
    touched = publish(suld, ORDERS, "2027-02-03")  # Wednesday
    assert [occurrence.duty.plan.year for occurrence in touched] == [2027]


def test_next_years_file_doesnt_close_two_months_with_one_page(suld: Soum):
    """January 2026 and January 2027 both close by one page."""
    suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)), year=2027, since="2027-01-01")
    assert len(publish(suld, GLASS, "2027-02-03")) == 1  # Wednesday
