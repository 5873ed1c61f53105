"""The board, the lists behind it, and one occurrence with its buttons."""

import io
import re
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from tamga.accounts.enums import Role
from tamga.duties.actions import PlannedDuty
from tamga.duties.models import Occurrence
from tamga.kernel.schedules import Kind, Schedule
from tests.stories import hire, published
from tests.workspace.conftest import BUDGET, GLASS

BOARD = "/office/suld/board/"


def html_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_marks_say_sign_words_and_numbers(office, owed, sign_in):
    owed(1, -3)
    owed(1, -2)
    html = html_of(sign_in(office.people["mandakh"]), BOARD)
    assert 'class="mark late count"' in html
    assert "Ил тод байдал › Төсөв санхүү" in html
    assert re.search(r'class="scroll"\s+role="region"\s+tabindex="0"', html)


def test_every_cell_leads_to_its_occurrences(office, owed, sign_in):
    occurrence = owed(1, -3, "Төсөв батлав")
    section = office.section(BUDGET)
    mandakh = sign_in(office.people["mandakh"])
    row = (
        f"/office/suld/occurrences/?year={timezone.localdate().year}&duty={occurrence.duty_id}"
        f"&section={section.pk}"
    )
    address = f"{row}&month={occurrence.due_on.month}"
    assert address.replace("&", "&amp;") in html_of(mandakh, BOARD)
    html = html_of(mandakh, address)
    assert f"/office/suld/occurrences/{occurrence.pk}/" in html
    assert "Төсөв батлав" in html
    other = occurrence.due_on.month % 12 + 1
    assert "Төсөв батлав" not in html_of(mandakh, f"{row}&month={other}")


def test_filters_stand_in_the_address(office, owed, sign_in):
    owed(1, -3)
    owed(3, 5)
    mandakh = sign_in(office.people["mandakh"])
    post = office.posts["records_officer"]
    by_post = html_of(mandakh, f"{BOARD}?position={post.pk}")
    assert "Сумын Засаг даргын захирамж" in by_post
    assert "Төсөв санхүү" not in by_post
    late = html_of(mandakh, f"{BOARD}?status=late&order=plan")
    assert "Төсөв санхүү" in late
    assert "Сумын Засаг даргын захирамж" not in late
    for nonsense in ("?year=abc", "?year=99999999999999", "?position=x&status=zzz", "?month=-1"):
        html_of(mandakh, BOARD + nonsense)
        html_of(mandakh, "/office/suld/occurrences/" + nonsense)


def test_what_is_late_stands_first_unless_the_order_of_the_plan_is_asked_for(office, owed, sign_in):
    owed(3, 5)
    owed(5, -3)
    mandakh = sign_in(office.people["mandakh"])

    def order(html: str) -> list[str]:
        return re.findall(r"№ (\d)", html.split("<tbody>")[1])

    assert order(html_of(mandakh, BOARD)) == ["5", "1", "2", "2", "3", "4"]
    by_plan = order(html_of(mandakh, f"{BOARD}?order=plan"))
    assert by_plan == ["1", "2", "2", "3", "4", "5"]


def test_a_year_without_a_plan_says_who_brings_one(office, sign_in):
    html = html_of(sign_in(office.people["mandakh"]), f"{BOARD}?year=2001")
    assert 'class="empty"' in html


def test_the_board_goes_out_as_excel_and_a_formula_stays_text(office, sign_in):
    year = timezone.localdate().year
    office.plan(
        PlannedDuty(1, "=1+1", "", "", "lead", (Schedule(kind=Kind.MONTHLY),), (),
                    (office.posts["office_head"],)),
        year=year,
    )  # fmt: skip
    response = sign_in(office.people["mandakh"]).get(f"/office/suld/board.xlsx?year={year}")
    sheet = load_workbook(io.BytesIO(response.content)).active
    cell = sheet.cell(3, 3)
    assert cell.value == "=1+1"
    assert cell.data_type == "s"
    assert sheet.max_row == 3


def test_one_occurrence_explains_itself_and_shows_its_evidence(office, owed, sign_in):
    occurrence = owed(2, 2, "Төсөв батлав")
    page = published(office, BUDGET, title="Батлагдсан төсөв")
    html = html_of(sign_in(office.people["oyun"]), f"/office/suld/occurrences/{occurrence.pk}/")
    assert "Төсөв батлав" in html
    assert "Батлагдсан төсөв" in html
    assert page.get_url_parts()[2] in html
    assert f"/office/suld/hand-in/{office.section(GLASS).pk}/" in html
    assert f"/office/suld/hand-in/{office.section(BUDGET).pk}/" not in html


def test_the_head_excuses_with_a_reason_and_takes_it_back(office, owed, sign_in):
    occurrence = owed(1, -3)
    address = f"/office/suld/occurrences/{occurrence.pk}/"
    mandakh = sign_in(office.people["mandakh"])
    assert mandakh.post(f"{address}excuse/", {"why": ""}).status_code == 422
    html = mandakh.post(f"{address}excuse/", {"why": "Шуурганд зам хаагдсан"}, follow=True)
    assert "Шуурганд зам хаагдсан" in html.content.decode()
    again = mandakh.post(f"{address}excuse/", {"why": "Дахин"}, follow=True).content.decode()
    assert 'class="notice message soon"' in again
    occurrence.refresh_from_db()
    assert occurrence.excused_why == "Шуурганд зам хаагдсан"
    mandakh.post(f"{address}lift/")
    occurrence.refresh_from_db()
    assert occurrence.excused_at is None


def test_an_official_does_not_excuse(office, owed, sign_in):
    occurrence = owed(1, -3)
    address = f"/office/suld/occurrences/{occurrence.pk}/"
    oyun = sign_in(office.people["oyun"])
    assert oyun.post(f"{address}excuse/", {"why": "Амжсангүй"}).status_code == 403
    assert f"{address}excuse/" not in html_of(oyun, address)


def test_done_by_hand_by_whoever_owes_it_and_only_without_sections(office, owed, sign_in):
    mine, with_section = owed(4, 2), owed(1, 2)
    mandakh, oyun = sign_in(office.people["mandakh"]), sign_in(office.people["oyun"])
    address = f"/office/suld/occurrences/{mine.pk}/done/"
    oyun.post(address, {"note": "Би хийсэн"})
    mine.refresh_from_db()
    assert mine.fulfilled_at is None
    html = mandakh.post(address, {"note": "Бичиг 2/114"}, follow=True).content.decode()
    assert "Бичиг 2/114" in html
    mine.refresh_from_db()
    assert mine.fulfilled_at
    oyun.post(f"/office/suld/occurrences/{with_section.pk}/done/", {"note": "Гараар"})
    with_section.refresh_from_db()
    assert with_section.fulfilled_at is None


def test_the_neighbour_sees_nothing_and_the_evaluator_sees_all(office, tal, owed, sign_in):
    occurrence = owed(1, -3)
    address = f"/office/suld/occurrences/{occurrence.pk}/"
    solongo = sign_in(tal.people["solongo"])
    for forbidden in (BOARD, "/office/suld/board.xlsx", "/office/suld/occurrences/", address):
        assert solongo.get(forbidden).status_code == 403
    assert solongo.get(f"/office/tal/occurrences/{occurrence.pk}/").status_code == 404
    evaluator = hire(office, "ganaa", "Ганаа", Role.AIMAG_EVALUATOR, unit=office.unit.parent)
    assert "Төсөв санхүү" in html_of(sign_in(evaluator), BOARD)
    assert sign_in(evaluator).post(f"{address}excuse/", {"why": "а"}).status_code == 403


def test_as_many_queries_for_one_row_as_for_many(office, owed, sign_in):
    mandakh = sign_in(office.people["mandakh"])
    year = timezone.localdate().year
    owed(1, 1)
    listed = f"/office/suld/occurrences/?year={year}"
    counted = []
    for address in (BOARD, listed):
        mandakh.get(address)
        with CaptureQueriesContext(connection) as few:
            mandakh.get(address)
        counted.append(len(few))
    for number in range(30):
        owed(1 + number % 3, number)
    for address, few in zip((BOARD, listed), counted, strict=True):
        with CaptureQueriesContext(connection) as many:
            mandakh.get(address)
        assert len(many) == few
    assert Occurrence.objects.filter(due_on__gt=timezone.localdate() - timedelta(days=1)).exists()
