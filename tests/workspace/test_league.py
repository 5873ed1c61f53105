"""The comparison of soums: what heads and evaluators see, sort and take out."""

import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document
from openpyxl import load_workbook

from tamga.accounts.enums import Role
from tamga.implementation.actions import score_superior
from tamga.implementation.enums import Side
from tamga.implementation.models import Assessment
from tests.decisions.offices import evaluator
from tests.implementation.rounds import CLOSED, SCORED, TODAY, Round, again, closed
from tests.stories import Soum, hire

ROOM = "/office/naran/league/"
FILE = f"{ROOM}governor-orders/2026-H1/report."


@pytest.fixture
def found(suld: Soum, tal: Soum) -> Round:
    """Nergui gave Сүлд 50, 70 and Тал 100."""
    done, nergui = closed(suld, tal), evaluator(suld)
    for slug, number, score in (("suld", 1, 50), ("suld", 2, 70), ("tal", 1, 100)):
        score_superior(
            done.measure(slug, number), score, reason="Нотолгоо", by=nergui, on=TODAY, at=SCORED
        )
    return done


@pytest.fixture
def head(found: Round, sign_in) -> Client:
    """Ганаа heads the aimag's office."""
    return sign_in(hire(found.suld, "ganaa", "Ганаа", Role.OFFICE_HEAD,
                        unit=found.suld.unit.parent))  # fmt: skip


def names(client: Client, query: str = "") -> list[str]:
    return [row.standing.unit.slug for row in client.get(ROOM + query).context["rows"]]


def test_an_empty_league_says_what_comes_here(suld: Soum, sign_in):
    assert 'class="empty"' in sign_in(evaluator(suld)).get(ROOM).text


def test_the_address_sorts(head: Client):
    assert names(head) == ["tal", "suld"], "the best mean first"
    assert names(head, "?sort=mean&order=up") == ["suld", "tal"]
    assert names(head, "?sort=missing") == ["tal", "suld"]
    assert names(head, "?sort=name") == ["suld", "tal"]
    assert names(head, "?sort=name&order=down") == ["tal", "suld"]
    assert names(head, "?sort=nonsense&order=x&period=1&source=y") == ["tal", "suld"]


def test_means_gaps_and_the_trend_are_on_the_page(found: Round, head: Client):
    page = head.get(ROOM)
    tal, suld = page.context["rows"]
    assert (suld.mean, suld.five, tal.mean) == ("60", "3.00", "100")
    assert [(gap.measure.number, gap.points) for gap in page.context["gaps"]] == [(1, -50), (1, 10)]
    report = f"/office/suld/reports/{found.periods['suld'].pk}/"
    assert f'{report}#measure-1"' in page.text, "a head is led to the report"
    again(found.suld, found.tal, code="2027-H1")
    later = head.get(f"{ROOM}?period=2027-H1")
    assert [row.means for row in later.context["rows"]] == [["60", "–"], ["100", "–"]]
    assert later.text.count("<circle") == 2


def test_an_evaluator_is_led_to_the_scoring(found: Round, sign_in, head: Client):
    tuya = hire(found.suld, "tuya", "Туяа", Role.AIMAG_EVALUATOR, unit=found.suld.unit.parent)
    here = f"/office/naran/scoring/governor-orders/2026-H1/{found.provisions[0].pk}/#soum-suld"
    assert here in sign_in(tuya).get(ROOM).text
    assert "/scoring/" not in head.get(ROOM).text


def test_printed_scores_are_said_to_be_left_out(found: Round, head: Client):
    assert "*" not in head.get(ROOM).context["rows"][0].mean
    Assessment.objects.create(
        measure=found.measure("tal", 2), side=Side.SUPERIOR, score=0, as_printed=True,
        scored_at=CLOSED,
    )  # fmt: skip
    page = head.get(ROOM)
    assert page.context["rows"][0].mean == "100"
    assert page.context["printed"] == 1


def test_all_soums_stand_in_one_word_file(head: Client):
    document = Document(io.BytesIO(head.get(f"{FILE}docx").content))
    cover, suld, tal = document.tables
    assert [cell.text for cell in cover.rows[1].cells][:2] == ["Сүлд сум", "3"]
    assert [cell.text for cell in cover.rows[1].cells][-2:] == ["60", "3.00"]
    rows = [[cell.text for cell in row.cells] for row in suld.rows]
    assert rows[0][0] == "Шийдвэр Д/д"
    assert rows[1] == ["1", "2", "3", "4", "5", "6", "7"]
    assert rows[3][-2:] == ["100%", "50%"]
    assert [row.cells[-1].text for row in tal.rows][-3:] == ["100%", "", ""]


def test_all_soums_stand_in_one_excel_file(head: Client):
    book = load_workbook(io.BytesIO(head.get(f"{FILE}xlsx").content))
    assert book.sheetnames[1:] == ["Сүлд сум", "Тал сум"]
    cover = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert cover[3][0] == "Сүлд сум"
    assert cover[3][-2:] == ["60", "3.00"]
    last = [cell.value for cell in list(book["Сүлд сум"].iter_rows())[-1]]
    assert last[-2:] == ["Хугацаа болоогүй", None]


def test_letters_that_a_file_cant_hold_do_no_harm(found: Round, head: Client):
    unit = found.suld.unit
    unit.name = "=Сүлд/[сум]:*?"
    unit.save()
    provision = found.provisions[0]
    provision.text = "=1+1 <b>&\x0b\x00".replace("\x00", "")
    provision.save()
    for form in ("docx", "xlsx"):
        assert head.get(FILE + form).status_code == 200
    book = load_workbook(io.BytesIO(head.get(f"{FILE}xlsx").content))
    assert book.worksheets[0].cell(4, 1).data_type == "s"


def test_others_stay_outside(found: Round, head: Client, sign_in):
    for who in ("bolormaa", "mandakh"):
        client = sign_in(found.suld.people[who])
        assert client.get(ROOM).status_code == 403
        assert client.get(f"{FILE}docx").status_code == 403
        assert "/league/" not in client.get("/office/suld/board/").text
    assert head.get(f"{FILE}pdf").status_code == 404
    assert head.get(f"{ROOM}governor-orders/2025-H1/report.docx").status_code == 404
    assert head.get(f"{ROOM}nothing/2026-H1/report.docx").status_code == 404


def test_as_many_queries_for_one_period_as_for_three(found: Round, head: Client):
    counts = []
    for codes in ((), ("2027-H1", "2027-Q3", "2028-H1")):
        for code in codes:
            again(found.suld, found.tal, code=code)
        head.get(ROOM)
        with CaptureQueriesContext(connection) as asked:
            head.get(f"{ROOM}?period=2026-H1")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 24
