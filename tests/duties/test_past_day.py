"""The board as it stood on a past day: the aimag asks in spring how January looked."""

import json
from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command

from tamga.duties.actions import excuse, lift_excuse, report_event, withdraw_evidence
from tamga.duties.enums import Source, Status
from tamga.duties.models import Duty, Evidence, Occurrence, OccurrenceSection
from tamga.duties.queries import Board, BoardRow, board, duty_occurrences
from tamga.duties.queries.plans import plan_table
from tests.duties.test_behaviour import BUDGET, EACH, GLASS, MONTHLY, ORDERS, publish, statuses
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


def withdraw(day: str, key: str = "page-1") -> None:
    withdraw_evidence(Source.WEBSITE, key, by=None, at=moment(day))


def january_of(board_: Board) -> set[Status]:
    """What the only row of a board shows in January."""
    (row,) = board_.rows
    return january_of_row(row)


def january_of_row(row: BoardRow) -> set[Status]:
    return set(row.months[1].counts)


def test_what_was_withdrawn_in_march_stood_in_february(suld: Soum):
    """The accounts of January were on the site from the 20th until 5 March, when it was seen that
    they were last year's; the right ones came on 10 March."""
    plan = suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    publish(suld, GLASS, "2026-01-20")  # Tuesday
    withdraw("2026-03-05")  # Thursday
    publish(suld, GLASS, "2026-03-10", key="page-2", says="b")  # Tuesday
    for day, expected in (
        ("2026-01-19", Status.OPEN),  # Monday
        ("2026-01-20", Status.DONE_ON_TIME),  # Tuesday
        ("2026-03-04", Status.DONE_ON_TIME),  # Wednesday
        ("2026-03-05", Status.LATE),  # Thursday
        ("2026-03-09", Status.LATE),  # Monday
        ("2026-03-10", Status.DONE_LATE),  # Tuesday
    ):
        on = date.fromisoformat(day)
        assert statuses(plan, day)["2026-01"] is expected, day
        shown = board(suld.unit, year=2026, on=on)
        assert january_of(shown) == {expected}, day
        assert shown.totals[expected] >= 1, day
        (row,) = plan_table(plan, on=on)
        assert row.occurrences[0].status is expected, day


def test_the_earlier_of_two_pages_counts_until_it_is_withdrawn(suld: Soum):
    """The first page was in time, the second came in February; then the first is withdrawn."""
    plan = suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    january = Occurrence.objects.get(period="2026-01")
    publish(suld, GLASS, "2026-01-20")  # Tuesday
    Evidence.objects.create(
        unit=suld.unit,
        occurrence=january,
        section=suld.section(GLASS),
        source=Source.WEBSITE,
        key="page-2",
        happened_at=moment("2026-02-10"),  # Tuesday
    )
    withdraw("2026-03-05")
    assert statuses(plan, "2026-03-04")["2026-01"] is Status.DONE_ON_TIME
    assert statuses(plan, "2026-03-05")["2026-01"] is Status.DONE_LATE


def test_each_section_has_a_past_of_its_own(suld: Soum):
    """Two sections of one duty: withdrawing the budget doesn't unmake the glass accounts."""
    suld.plan(suld.duty(5, MONTHLY, paths=(BUDGET, GLASS)))
    publish(suld, BUDGET, "2026-01-20")
    publish(suld, GLASS, "2026-01-22", key="page-2")
    withdraw("2026-03-05")
    before = board(suld.unit, year=2026, on=date(2026, 3, 4))
    after = board(suld.unit, year=2026, on=date(2026, 3, 5))
    assert [january_of_row(row) for row in before.rows] == [{Status.DONE_ON_TIME}] * 2
    assert [january_of_row(row) for row in after.rows] == [{Status.LATE}, {Status.DONE_ON_TIME}]
    assert (before.totals[Status.DONE_ON_TIME], after.totals[Status.DONE_ON_TIME]) == (1, 0)


def test_published_and_withdrawn_on_one_day_was_never_so(suld: Soum):
    plan = suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    publish(suld, GLASS, "2026-01-20")
    withdraw_evidence(Source.WEBSITE, "page-1", by=None, at=moment("2026-01-20", "16:00"))
    assert statuses(plan, "2026-01-20")["2026-01"] is Status.OPEN


def test_withdrawn_and_published_again_twice_over(suld: Soum):
    """Each stretch is told apart, and a page that came back with its old date counts from it."""
    plan = suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    for comes, goes in (("2026-01-12", "2026-01-15"), ("2026-01-20", "2026-02-02")):
        publish(suld, GLASS, comes)
        withdraw(goes)
    seen = {day: statuses(plan, day)["2026-01"] for day in ("2026-01-13", "2026-01-16")}
    assert seen == {"2026-01-13": Status.DONE_ON_TIME, "2026-01-16": Status.OPEN}
    assert statuses(plan, "2026-01-31")["2026-01"] is Status.DONE_ON_TIME
    assert statuses(plan, "2026-02-02")["2026-01"] is Status.LATE


def test_an_excuse_that_was_lifted_stood_until_then(suld: Soum):
    plan = suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    january = Occurrence.objects.get(period="2026-01")
    mandakh = suld.people["mandakh"]
    excuse(january, why="Цахилгаан тасарсан", by=mandakh, at=moment("2026-02-04"))  # Wednesday
    assert lift_excuse(january, by=mandakh, at=moment("2026-02-20"))  # Friday
    assert not lift_excuse(january, by=mandakh, at=moment("2026-02-21"))
    days = ("2026-02-03", "2026-02-04", "2026-02-19", "2026-02-20")
    late, excused = Status.LATE, Status.EXCUSED
    assert [statuses(plan, day)["2026-01"] for day in days] == [late, excused, excused, late]


def test_last_years_month_that_was_done_then_isnt_listed_as_unfinished(suld: Soum):
    """Done in January 2027, withdrawn in March: in February nobody missed it."""
    suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    publish(suld, GLASS, "2027-01-20")  # Wednesday: the oldest, January 2026
    withdraw("2027-03-05")  # Friday

    def listed(on: date) -> set[str]:
        return {item.occurrence.period for item in duty_occurrences(suld.unit, on=on)}

    assert "2026-01" not in listed(date(2027, 2, 1))
    assert "2026-01" in listed(date(2027, 3, 5))


def test_the_command_tells_the_past_as_it_was(suld: Soum, capsys: pytest.CaptureFixture[str]):
    suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    publish(suld, GLASS, "2026-01-20")
    withdraw("2026-03-05")

    def told(on: str) -> dict[str, str]:
        call_command("duty_board", "--unit=suld", f"--on={on}", "--format=json")
        answer = json.loads(capsys.readouterr().out)
        return {o["period"]: o["status"] for o in answer["occurrences"]}

    assert told("2026-02-10")["2026-01"] == "done_on_time"
    assert told("2026-03-06")["2026-01"] == "late"


def test_the_past_of_before_the_upgrade_is_read_from_the_evidence(suld: Soum):
    """What had been withdrawn before the program kept it: the migration tells the same."""
    suld.plan(suld.duty(5, MONTHLY, paths=(BUDGET, GLASS)))
    publish(suld, BUDGET, "2026-01-20")
    publish(suld, GLASS, "2026-01-22", key="page-2")
    withdraw("2026-03-05")
    publish(suld, BUDGET, "2026-03-10", key="page-3", says="c")
    withdraw("2026-03-20", key="page-3")
    kept = facts()
    assert len(kept[0][0] or []) == 2
    Occurrence.objects.update(once_done=None)
    OccurrenceSection.objects.update(once_done=None)
    migration = import_module("tamga.duties.migrations.0003_once_done_from_evidence")
    migration.tell(apps, None)
    assert facts() == kept


def facts() -> list[tuple[object, list[object]]]:
    return [
        (o.once_done, [part.once_done for part in o.required.order_by("section_id")])
        for o in Occurrence.objects.order_by("pk")
    ]
