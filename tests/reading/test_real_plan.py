"""The plan of a real soum: 21 duties, nothing left unclear."""

from collections import Counter
from datetime import date

import pytest

from tamga.duties.reading import Aside
from tamga.kernel.schedules import Kind, Trigger, dates
from tests.reading.plans import read_file
from tests.samples import REAL_PLAN, REAL_PLAN_AS_TEXT, REAL_REPORT, needs_real

LEADERS, OPENNESS, DECISIONS = "Удирдлага", "Ил тод байдал", "Тогтоол захирамж"
NEWS, BODIES, LINKS = "Мэдээ", "Төсвийн байгууллага", "Туслах холбоос"

# number: menus with sections, kinds, posts, sharing
EXPECTED = {
    1: ([], "continuous", "admin_legal_specialist", "lead"),
    2: ([(LEADERS, "Сумын ИТХ")], "window", "khural_secretary", "lead"),
    3: (
        [(LEADERS, "Засаг дарга"), (LEADERS, "Засаг даргын орлогч")],
        "window",
        "deputy_governor",
        "lead",
    ),
    4: ([(LEADERS, "Сумын ЗДТГ")], "window", "office_head", "lead"),
    5: ([(OPENNESS, "Төсөв санхүү"), (OPENNESS, "Шилэн данс")], "monthly", "finance_unit", "lead"),
    6: (
        [
            (OPENNESS, "Хүний нөөц"),
            (OPENNESS, "Сул орон тоо"),
            (OPENNESS, "Ил тод байдлын тайлан"),
        ],
        "half_yearly",
        "office_head",
        "lead",
    ),
    7: ([(OPENNESS, "Худалдан авах"), (OPENNESS, "Тендер")], "event", "deputy_governor", "lead"),
    8: ([(DECISIONS, "ИТХ-ын тогтоол")], "event", "khural_secretary", "lead"),
    9: ([(DECISIONS, "Сумын Засаг даргын захирамж")], "event", "records_officer", "lead"),
    10: (
        [(DECISIONS, "Төрийн үйлчилгээ")],
        "window event",
        "state_registrar social_insurance_inspector tax_inspector welfare_specialist "
        "employment_specialist agriculture_section land_manager khural",
        "each",
    ),
    11: ([(DECISIONS, "Утасны жагсаалт")], "event", "records_officer", "lead"),
    12: (
        [(DECISIONS, "СХС"), (DECISIONS, "ОНХС"), (NEWS, "Тендерийн урилга")],
        "event",
        "agriculture_section_head deputy_governor",
        "lead",
    ),
    13: (
        [(NEWS, "Фото мэдээ"), (NEWS, "Видео мэдээ"), (NEWS, "Үйл явдлын мэдээ")],
        "monthly",
        "admin_legal_specialist",
        "lead",
    ),
    14: (
        [(BODIES, title) for title in ("ЗДТГ", "Сургууль", "Эмнэлэг", "Цэцэрлэг", "Соёлын төв")],
        "event",
        "agency_heads admin_legal_specialist",
        "each",
    ),
    15: ([(LINKS, "Сумын ЭЗНХҮЧ"), (LINKS, "Аймгийн ЭЗНХҮЧ")], "yearly", "deputy_governor", "lead"),
    16: (
        [
            (LINKS, "Аймгийн Засаг даргын үйл ажиллагааны хөтөлбөр"),
            (LINKS, "Сумын Засаг даргын үйл ажиллагааны хөтөлбөр"),
        ],
        "every_n_years",
        "admin_legal_specialist",
        "lead",
    ),
    17: (
        [(LINKS, "Хөрөнгө орлого, ашиг сонирхлын мэдүүлэг бөглөх")],
        "yearly",
        "office_head",
        "lead",
    ),
    18: (
        [(LINKS, "Захиргааны хэм хэмжээний актын жагсаалт"), (LINKS, "Журмын төсөл санал авах")],
        "yearly",
        "admin_legal_specialist",
        "lead",
    ),
    19: ([], "event", "admin_legal_specialist", "lead"),
    20: ([], "event", "records_officer", "lead"),
    21: ([], "event", "agency_heads officials", "any"),
}


@pytest.fixture(
    params=[
        pytest.param(path, marks=needs_real(path), id=path.suffix)
        for path in (REAL_PLAN, REAL_PLAN_AS_TEXT)
    ]
)
def plan(request):
    return read_file(request.param.read_bytes(), year=2017)


def test_every_section_schedule_post_and_sharing(plan):
    read = {
        row.number: (
            [(each.menu, each.section) for each in row.sections],
            " ".join(each.kind for each in row.schedules),
            " ".join(each.code or "?" for each in row.posts),
            str(row.responsibility),
        )
        for row in plan.rows
    }
    assert read == EXPECTED


def test_nothing_is_unclear_and_no_row_is_left(plan):
    assert plan.problems == ()
    assert [each.kind for each in plan.set_aside] == [Aside.HEADER]
    assert [row.number for row in plan.rows] == list(range(1, 22))
    assert {row.number: row.asks for row in plan.rows if row.asks} == {16: ("first_year",)}


def test_kinds_as_the_soum_counts_them(plan):
    kinds = Counter("+".join(each.kind for each in row.schedules) for row in plan.rows)

    assert kinds == {
        "window": 3,
        "monthly": 2,
        "half_yearly": 1,
        "yearly": 3,
        "every_n_years": 1,
        "continuous": 1,
        "window+event": 1,
        "event": 9,
    }


def test_the_windows_of_april(plan):
    rows = {row.number: row.schedules for row in plan.rows}

    # Wednesday to Monday, Monday to Saturday, Thursday to Monday, Saturday to Wednesday
    assert dates(rows[2][0], 2017) == (date(2017, 4, 5), date(2017, 4, 10))
    assert dates(rows[3][0], 2017) == (date(2017, 4, 10), date(2017, 4, 15))
    assert dates(rows[4][0], 2017) == (date(2017, 4, 13), date(2017, 4, 17))
    assert dates(rows[10][0], 2017) == (date(2017, 4, 1), date(2017, 5, 31))
    assert rows[10][1].trigger is Trigger.ON_CHANGE
    assert rows[12][0].trigger is Trigger.AFTER_ACTIVITY
    assert sorted(limit.days for limit in rows[21][0].limits) == [30, 90]


@needs_real(REAL_PLAN)
def test_read_for_another_year_the_year_in_row_ten_contradicts():
    plan = read_file(REAL_PLAN.read_bytes(), year=2018)

    assert [(each.number, each.code) for each in plan.problems] == [(10, "when_other_year")]
    assert [each.kind for each in plan.rows[9].schedules] == [Kind.EVENT]


@needs_real(REAL_REPORT)
def test_a_report_is_no_plan():
    plan = read_file(REAL_REPORT.read_bytes(), year=2024)

    assert [each.code for each in plan.problems] == ["no_plan_table"]
    assert plan.rows == ()
    assert len(plan.set_aside) == 111  # rows of its 25 tables
