"""The board as it stood on a past day: the aimag asks in spring how January looked."""

from datetime import date

from tamga.duties.actions import excuse, report_event
from tamga.duties.enums import Status
from tamga.duties.models import Duty, Occurrence
from tamga.duties.queries import duty_occurrences
from tests.duties.test_behaviour import EACH, GLASS, MONTHLY, ORDERS, publish, statuses
from tests.stories import Soum, moment


def test_an_excuse_of_march_doesnt_count_in_february(suld: Soum):
    """The head excuses the whole winter the day before the evaluator comes, and every past board
    is clean."""
    plan = suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    january = Occurrence.objects.get(period="2026-01")
    excuse(january, why="өвчтэй", by=suld.people["mandakh"], at=moment("2026-03-10"))  # Tuesday
    assert statuses(plan, "2026-02-10")["2026-01"] is Status.LATE
    assert statuses(plan, "2026-03-10")["2026-01"] is Status.EXCUSED


def test_an_event_of_may_isnt_on_the_board_of_april(suld: Soum):
    """An order of 5 May stands as «waiting» on the board of 1 April."""
    suld.plan(suld.duty(9, EACH, paths=(ORDERS,)))
    report_event(
        Duty.objects.get(), occurred_on=date(2026, 5, 5), by=None, at=moment("2026-05-05")
    )  # Tuesday
    assert duty_occurrences(suld.unit, on=date(2026, 4, 1)) == []


def test_last_years_late_month_is_on_the_board_until_the_day_it_was_done(suld: Soum):
    """January 2026 was done in March 2027: on 1 February 2027 it was late, now it is gone."""
    suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    publish(suld, GLASS, "2027-03-03")  # Wednesday
    shown = {
        i.occurrence.period: i.status for i in duty_occurrences(suld.unit, on=date(2027, 2, 1))
    }
    assert shown.get("2026-01") is Status.LATE
