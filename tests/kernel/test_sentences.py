"""What the board and the freshness line say about a schedule and a due day."""

from datetime import date

import pytest

from tamga.kernel.calendar import mongolian_calendar
from tamga.kernel.deadlines import DayUnit, within
from tamga.kernel.english import sentences as english
from tamga.kernel.mongolian import sentences as mongolian
from tamga.kernel.phrases import read_schedule
from tamga.kernel.schedules import Kind, Schedule, after_event, periods

NATION = mongolian_calendar([2026])


@pytest.mark.parametrize(
    ("when", "said", "in_english"),
    [
        ("сар бүр", "сар бүр, сарын сүүлийн өдөр", "every month, on its last day"),
        ("сар бүрийн 8-нд", "сар бүр, 8-ны дотор", "every month, by day 8"),
        (
            "I, III улирал",
            "1 дүгээр, 3 дугаар улиралд, улирлын сүүлийн өдөр",
            "in quarter 1 and 3, on its last day",
        ),
        (
            "4-р сарын 5-10",
            "4 дүгээр сарын 5-ны өдрөөс 4 дүгээр сарын 10-ны өдөр хүртэл",
            "from 5 April to 10 April",
        ),
        ("1 сарын 15", "1 дүгээр сарын 15-ны өдрийн дотор", "by 15 January"),
        ("2017 оны 6 сард", "2017 оны 6 дугаар сард", "in June 2017"),
        ("7 хоног бүр", "долоо хоног бүр, Баасан гараг", "every week, by Friday"),
        (
            "2016 оноос 4 жилд 1 удаа",
            "2016 оноос 4 жилд нэг удаа, 12 дугаар сарын 31-ний өдрийн дотор",
            "once in 4 years from 2016, by 31 December",
        ),
        ("тухай бүр 3 хоногт", "тухай бүр, 3 хоног", "each time it happens, within 3 days"),
        (
            "хурлын дараа ажлын 1 өдөрт",
            "хурлын дараа, ажлын 1 өдөр",
            "after the activity («хурлын»), within 1 working day",
        ),
    ],
)
def test_a_schedule_is_said_in_both_languages(when, said, in_english):
    (schedule,) = read_schedule(when, year=2017).schedules
    assert mongolian.describe(schedule) == said
    assert english.describe(schedule) == in_english


def test_a_deadline_tells_the_citizen_what_was_skipped():
    deadline = after_event(Schedule(kind=Kind.EVENT), date(2026, 11, 24), NATION)  # Tuesday
    assert mongolian.explain(deadline.steps) == (
        "11 дүгээр сарын 24-нд болсон + ажлын 3 өдөр; алгассан: "
        "11 дүгээр сарын 26 Бүгд Найрамдах Улс тунхагласан өдөр, "
        "11 дүгээр сарын 28 Бямба гараг, 11 дүгээр сарын 29 Ням гараг"
    )
    assert english.explain(deadline.steps) == (
        "happened on 24 November + 3 working days; skipped: 26 November Republic Day, "
        "28 November Saturday, 29 November Sunday"
    )


def test_a_rolled_deadline_tells_past_what_it_moved():
    friday = date(2026, 11, 20)
    deadline = within(
        friday, 2, unit=DayUnit.CALENDAR, calendar=NATION, rule="petition", rolls=True
    )
    assert mongolian.explain(deadline.steps) == (
        "11 дүгээр сарын 20-нд болсон + 2 хоног; "
        "11 дүгээр сарын 22 Ням гараг тул дараагийн ажлын өдөр"
    )
    assert english.explain(deadline.steps).endswith("moved past 22 November Sunday")


def test_a_day_that_the_month_lacks_is_explained():
    february = periods(Schedule(kind=Kind.MONTHLY, day=30), 2017)[1]
    assert mongolian.explain(february.steps) == (
        "сарын 30-ны дотор + 30-ны өдөр байхгүй тул сарын сүүлийн өдөр"
    )
