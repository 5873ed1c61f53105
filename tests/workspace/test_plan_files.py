"""The plan goes out as Word and Excel, is looked at, put right, and copied to the next year."""

import io
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from docx import Document
from docx.enum.section import WD_ORIENT
from openpyxl import load_workbook

from tamga.duties.actions import confirm_plan
from tamga.duties.models import Duty, Occurrence, Plan
from tamga.journal.models import Event
from tamga.kernel.schedules import Kind, MonthDay, Schedule
from tamga.workspace.plan_difference import difference
from tamga.workspace.plan_reading import plan_rows, read_for
from tests.samples import sample
from tests.stories import START, Soum, moment

JANUARY = moment("2026-01-05").date()


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def bolormaa(suld: Soum, sign_in) -> Client:
    return sign_in(suld.people["bolormaa"])


def confirmed(suld: Soum, data: bytes, *, year: int = 2026) -> Plan:
    """A file confirmed as it was read."""
    reading = read_for(suld.unit, data, "plan.docx", year=year)
    rows, _left = plan_rows(suld.unit, reading, {})
    return confirm_plan(
        suld.unit,
        rows,
        year=year,
        in_force_from=JANUARY.replace(year=year, day=1),
        title=reading.title,
        by=None,
        at=START,
    )


def difference_of(suld: Soum, plan: Plan, data: bytes, name: str):
    """What a file would change in the plan, without what is remembered of the plan itself."""
    reading = read_for(suld.unit, data, name, year=plan.year)
    rows, _left = plan_rows(suld.unit, reading, {})
    return difference(plan, rows)


@pytest.mark.parametrize("status", ["", "?status=1"], ids=["four columns", "with fulfilment"])
@pytest.mark.parametrize(("room", "name"), [("plan_word", "p.docx"), ("plan_excel", "p.xlsx")])
def test_what_goes_out_comes_in_again_without_a_difference(bolormaa, suld, room, name, status):
    plan = confirmed(suld, sample("duty-plan.docx"))
    file = bolormaa.get(reverse(room, args=["suld", 2026]) + status).content
    found = difference_of(suld, plan, file, name)
    assert found.nothing
    assert found.same == 21


@pytest.mark.slow
def test_the_real_plan_makes_the_round_trip_too(real_plan, bolormaa, suld):
    plan = confirmed(suld, real_plan.read_bytes(), year=2017)
    for room, name in (("plan_word", "p.docx"), ("plan_excel", "p.xlsx")):
        file = bolormaa.get(reverse(room, args=["suld", 2017])).content
        assert difference_of(suld, plan, file, name).nothing


def test_the_word_file_is_a4_across_and_repeats_its_header(bolormaa, suld):
    confirmed(suld, sample("duty-plan.docx"))
    answer = bolormaa.get(reverse("plan_word", args=["suld", 2026]))
    assert answer["Content-Disposition"] == 'attachment; filename="duty-plan-suld-2026.docx"'
    document = Document(io.BytesIO(answer.content))
    page = document.sections[0]
    assert page.orientation == WD_ORIENT.LANDSCAPE
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (29.7, 21.0)
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == [
        "№",
        "Хийгдэх ажлууд",
        "Хугацаа",
        "Хариуцах байгууллага, албан тушаалтан",
    ]
    assert "tblHeader" in table.rows[0]._tr.xml
    assert len(table.rows) == 22


def test_the_status_column_says_what_of_what(bolormaa, suld):
    confirmed(suld, sample("duty-plan.docx"))
    answer = bolormaa.get(reverse("plan_excel", args=["suld", 2026]) + "?status=1")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    rows = {row[0]: row[-1] for row in sheet.iter_rows(values_only=True)}
    assert rows["№"] == "Биелэлт"
    assert re.fullmatch(r"Нийт \d+: хугацаандаа 0, хугацаа хэтэрсэн \d+", rows[5])
    assert rows[1] == "байнгын"


def test_a_work_that_looks_like_a_formula_stays_a_text(bolormaa, suld):
    duty = suld.duty(1, Schedule(kind=Kind.MONTHLY))
    plan = suld.plan(duty)
    Duty.objects.filter(plan=plan).update(work='=HYPERLINK("http://example.mn")\x0bажил')
    answer = bolormaa.get(reverse("plan_excel", args=["suld", 2026]))
    sheet = load_workbook(io.BytesIO(answer.content)).active
    (cell,) = [c for row in sheet.iter_rows() for c in row if "HYPERLINK" in str(c.value)]
    assert cell.data_type == "s"
    assert bolormaa.get(reverse("plan_word", args=["suld", 2026])).status_code == 200


def test_the_plan_is_shown_in_its_columns_with_what_became_of_it(bolormaa, suld):
    suld.plan(
        suld.duty(1, Schedule(kind=Kind.MONTHLY), paths=("il-tod-baidal/shilen-dans",)),
        suld.duty(2, Schedule(kind=Kind.CONTINUOUS)),
        year=2025,
        since="2025-01-01",
    )
    page = bolormaa.get(reverse("plan", args=["suld", 2025])).content.decode()
    assert "0 of 12 on time" in page
    assert "12 are late" in page
    assert "all year" in page
    assert "Every month, on its last day" in page
    assert reverse("duty_edit", args=["suld", 2025, 1]) in page


def test_who_may_see_the_board_may_read_the_plan_and_not_change_it(suld, sign_in):
    suld.plan(suld.duty(1, Schedule(kind=Kind.MONTHLY)))
    oyun = sign_in(suld.people["oyun"])
    page = oyun.get(reverse("plan", args=["suld", 2026])).content.decode()
    assert "Ажил 1" in page
    assert "Edit duty" not in page
    assert oyun.get(reverse("duty_edit", args=["suld", 2026, 1])).status_code == 403
    assert oyun.post(reverse("plan_copy", args=["suld", 2026])).status_code == 403


def test_one_duty_is_put_right_and_what_was_done_for_it_stays(bolormaa, suld):
    plan = suld.plan(
        suld.duty(1, Schedule(kind=Kind.MONTHLY), paths=("il-tod-baidal/shilen-dans",))
    )
    done = Occurrence.objects.get(duty__plan=plan, period="2026-02")
    Occurrence.objects.filter(pk=done.pk).update(fulfilled_at=moment("2026-02-10"))
    address = reverse("duty_edit", args=["suld", 2026, 1])
    sent = {
        "work": "Шинэ ажил",
        "when_text": "5 сарын 20-ны дотор",
        "who_text": "ТЗХЭЗМ, ЗДО",
        "responsibility": "any",
        "term0-kind": "by_date",
        "term0-due": "5-20",
        "term1-kind": "event:on_change",
        "term1-days": "5",
        "term1-unit": "working",
        "section0": "il-tod-baidal/shilen-dans",
        "section1": "il-tod-baidal/tender",
        "position0": "admin_legal_specialist",
        "position1": "deputy_governor",
    }
    bolormaa.post(address, sent)
    duty = Duty.objects.get(plan=plan)
    assert duty.work == "Шинэ ажил"
    assert [Schedule.from_json(data).kind for data in duty.schedules] == [Kind.BY_DATE, Kind.EVENT]
    assert Schedule.from_json(duty.schedules[0]).due == MonthDay(5, 20)
    names = [p.code for p in duty.positions.order_by("duty_positions__order")]
    assert names == ["admin_legal_specialist", "deputy_governor"]
    assert set(duty.occurrences.values_list("period", flat=True)) == {"2026", "2026-02"}
    assert Event.everything.filter(code="duty.edited").count() == 1

    page = bolormaa.get(address).content.decode()
    assert "By 20 May" in page
    bolormaa.post(address, sent | {"term0-kind": "keep", "term1-kind": "keep"})
    assert Event.everything.filter(code="duty.edited").count() == 1, "nothing new was said"


def test_a_wrong_term_is_said_beside_its_field_and_nothing_is_saved(bolormaa, suld):
    suld.plan(suld.duty(1, Schedule(kind=Kind.MONTHLY)))
    page = bolormaa.post(
        reverse("duty_edit", args=["suld", 2026, 1]),
        {"work": "Ажил", "responsibility": "lead", "term0-kind": "window", "term0-opens": "5/1"},
    ).content.decode()
    assert "This kind of term needs it." in page
    assert Duty.objects.get().schedules == [{"kind": "monthly"}]


@pytest.mark.slow
def test_the_plan_is_copied_to_the_next_year_once(bolormaa, suld):
    confirmed(suld, sample("duty-plan.docx"))
    address = reverse("plan_copy", args=["suld", 2026])
    assert "21 duties come along" in bolormaa.get(address).content.decode()
    assert bolormaa.post(address)["Location"] == reverse("plan", args=["suld", 2027])
    copy = Plan.objects.get(year=2027)
    assert copy.duties.count() == 21
    assert copy.in_force_from == moment("2027-01-01").date()
    Duty.objects.filter(plan=copy, number=1).update(work="Засварласан")

    again = bolormaa.post(address).content.decode()
    assert "There is a plan for 2027 already" in again
    assert Duty.objects.get(plan=copy, number=1).work == "Засварласан"


def test_without_a_plan_the_list_says_what_to_do(bolormaa, suld):
    page = bolormaa.get(reverse("plans", args=["suld"])).content.decode()
    assert "There is no duty plan yet." in page
    assert reverse("plan_import", args=["suld"]) in page


@pytest.mark.slow
def test_lists_ask_the_database_as_often_for_many_rows_as_for_one(
    bolormaa, suld, django_assert_max_num_queries
):
    monthly = Schedule(kind=Kind.MONTHLY)
    path, posts = ("il-tod-baidal/shilen-dans",), ("finance_unit", "office_head")
    for year, duties in ((2025, 1), (2026, 40)):
        rows = [suld.duty(n, monthly, paths=path, posts=posts) for n in range(1, duties + 1)]
        suld.plan(*rows, year=year, since=f"{year}-01-01")
        with django_assert_max_num_queries(14):
            bolormaa.get(reverse("plan", args=["suld", year]))
        with django_assert_max_num_queries(8):
            bolormaa.get(reverse("plans", args=["suld"]))
