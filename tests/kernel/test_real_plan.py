"""The real plan of a soum, read whole. It lies beside the repository and is skipped without it."""

from pathlib import Path

import docx
import pytest

from tamga.kernel.phrases import read_schedule

PLAN = Path(__file__).parents[3] / "shared" / "seeds" / "duty-plan.docx"

EXPECTED = {
    number: said.split(", ")
    for said, numbers in {
        "continuous": [1],
        "window": [2, 3, 4],
        "monthly": [5, 13],
        "half_yearly": [6],
        "window, event on_change": [10],
        "event on_change": [11],
        "event after_activity": [12],
        "event each": [7, 8, 9, 14, 19, 20, 21],
        "yearly": [15, 17, 18],
        "every_n_years": [16],
    }.items()
    for number in numbers
}

pytestmark = pytest.mark.skipif(not PLAN.exists(), reason="the real plan is not on this machine")


@pytest.fixture(scope="module")
def readings():
    table = docx.Document(str(PLAN)).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    return {
        int(number): read_schedule(when, work, year=2017)
        for number, work, when, *_ in rows
        if number.strip().isdigit()
    }


def test_all_21_duties_are_read_as_a_careful_person_would(readings):
    said = {
        number: [f"{each.kind} {each.trigger or ''}".strip() for each in reading.schedules]
        for number, reading in readings.items()
    }
    assert said == EXPECTED


def test_nothing_is_left_unread(readings):
    assert {number: each.problems for number, each in readings.items() if each.problems} == {}
    assert [number for number, each in readings.items() if each.asks] == [16]
    assert readings[16].schedules[0].every == 4


def test_the_windows_have_their_days(readings):
    windows = {
        number: (str(schedule.opens), str(schedule.due), schedule.year)
        for number, reading in readings.items()
        for schedule in reading.schedules
        if schedule.kind == "window"
    }
    assert windows == {
        2: ("04-05", "04-10", None),
        3: ("04-10", "04-15", None),
        4: ("04-13", "04-17", None),
        10: ("04-01", "05-31", 2017),
    }


def test_petitions_have_two_limits(readings):
    (schedule,) = readings[21].schedules
    assert [(each.days, each.unit, each.subject) for each in schedule.limits] == [
        (90, "calendar", "санал"),
        (30, "calendar", "өргөдөл, гомдол"),
    ]
