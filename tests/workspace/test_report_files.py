"""A long report leaves the office, and Болормаа sees which of its files is being made."""

import io

import pytest
from django.test import Client
from docx import Document
from openpyxl import load_workbook
from procrastinate.contrib.django.models import ProcrastinateJob

from tamga.accounts.enums import Role
from tamga.documents.queries import read
from tamga.implementation import tasks
from tamga.implementation.actions.asking import ask_draft
from tamga.implementation.actions.files import keep_file
from tamga.implementation.actions.templates import choose_template
from tamga.implementation.models import AskedFile, IssuedReport, Period
from tests.decisions.offices import evaluator
from tests.implementation.rounds import closed
from tests.implementation.test_files_by_worker import BAD_IN_LONG_ONES
from tests.read_reports import DAY, half_year, issued
from tests.stories import Soum, hire


@pytest.fixture
def period(suld: Soum, settings) -> Period:
    """Four measures, which are many here; Word and Excel alone are quick up to eight."""
    settings.TAMGA_FILES_AT_ONCE = 1
    return half_year(suld)


@pytest.fixture
def room(period: Period) -> str:
    return f"/office/suld/reports/{period.pk}/"


@pytest.fixture
def bolormaa(suld: Soum, sign_in) -> Client:
    return sign_in(suld.people["bolormaa"])


def test_the_page_says_which_file_is_being_made_and_looks_again(
    suld: Soum, period: Period, room: str, bolormaa: Client
):
    version = issued(suld, period)
    page = bolormaa.get(room).text
    assert "одоо PDF" in page
    assert "htmx" in page
    assert "/scan/" not in page, "there is nothing to print and sign yet"
    block = f"{room}files/?version=1"
    assert f'hx-get="{block}"' in page
    by = suld.people["bolormaa"]
    keep_file(version, "pdf", b"%PDF-1.4 the first", by=by, at=DAY)
    part = bolormaa.get(block).text
    assert "одоо Word" in part
    assert "<html" not in part
    assert bolormaa.get(f"{room}report.pdf?version=1").content == b"%PDF-1.4 the first"
    assert bolormaa.get(f"{room}report.docx?version=1").status_code == 404
    tasks.make_files(version.pk)
    part = bolormaa.get(block).text
    assert "hx-get" not in part, "it stops asking"
    assert "Файлууд бэлэн боллоо" in part
    page = bolormaa.get(room).text
    assert "/scan/" in page
    assert "hx-get" not in page


def test_a_bad_template_is_said_with_a_button_to_try_again(
    suld: Soum, period: Period, room: str, bolormaa: Client, sign_in
):
    by = suld.people["bolormaa"]
    choose_template(suld.unit, BAD_IN_LONG_ONES, name="загвар.docx", by=by, at=DAY)
    version = issued(suld, period)
    ProcrastinateJob.objects.all().delete()
    tasks.make_files(version.pk)
    page = bolormaa.get(room).text
    assert "зарим файлыг нь бэлтгэж чадсангүй" in page
    assert "&#x27;nothing&#x27; is undefined" in page
    assert "hx-get" not in page
    again = f"{room}files/again/"
    assert f'action="{again}"' in page
    oyun = sign_in(suld.people["oyun"])
    assert again not in oyun.get(room).text
    assert oyun.post(again, {"version": "1"}).status_code == 403

    bolormaa.post("/office/suld/reports/template/drop/")
    page = bolormaa.post(again, {"version": "1"}, follow=True).text
    assert "одоо Word" in page
    assert ProcrastinateJob.objects.get().args == {"key": version.pk}
    tasks.make_files(version.pk)
    assert IssuedReport.objects.get().missing_files == ()
    page = bolormaa.post(again, {"version": "1"}, follow=True).text
    assert "notice message late" in page, "somebody was quicker"


@pytest.mark.parametrize("asked", ["", "2", "x", "9" * 20])
def test_versions_that_are_none_have_no_files(
    suld: Soum, period: Period, room: str, bolormaa: Client, asked: str
):
    issued(suld, period)
    assert bolormaa.get(f"{room}files/?version={asked}").status_code == 404
    assert bolormaa.post(f"{room}files/again/", {"version": asked}).status_code == 404


def test_a_long_draft_is_asked_for_waited_for_and_taken(
    suld: Soum, period: Period, room: str, bolormaa: Client
):
    page = bolormaa.get(room).text
    ask = f"{room}make/pdf/"
    assert f'action="{ask}"' in page
    assert f'href="{room}report.docx"' in page, "Word is quick"
    assert f'action="{ask}"' in bolormaa.get(f"{room}report.pdf").text, "an old link still leads on"
    waiting = bolormaa.post(ask)
    page = bolormaa.get(waiting.url).text
    assert "PDF файлыг бэлтгэж байна" in page
    assert f'href="{waiting.url}"' in page, "a link looks again where nothing moves by itself"
    assert bolormaa.get(f"{waiting.url}take/").status_code == 404
    asked = AskedFile.objects.get()
    tasks.make_asked(asked.pk)
    page = bolormaa.get(waiting.url).text
    assert f'href="{waiting.url}take/"' in page
    assert "hx-get" not in page
    taken = bolormaa.get(f"{waiting.url}take/")
    asked.refresh_from_db()
    assert taken.content == read(asked.file)
    assert taken.content.startswith(b"%PDF")


def test_a_draft_that_failed_says_why_and_may_be_tried_again(
    suld: Soum, period: Period, settings, bolormaa: Client
):
    settings.TAMGA_FILES_AT_ONCE = 0
    by = suld.people["bolormaa"]
    choose_template(suld.unit, BAD_IN_LONG_ONES, name="загвар.docx", by=by, at=DAY)
    asked = ask_draft(period, "docx", by=by, at=DAY)
    tasks.make_asked(asked.pk)
    page = bolormaa.get(f"/office/suld/files/{asked.pk}/").text
    assert "&#x27;nothing&#x27; is undefined" in page
    assert f'action="/office/suld/reports/{period.pk}/make/docx/"' in page


def test_the_neighbour_takes_nothing(suld: Soum, tal: Soum, period: Period, sign_in):
    asked = ask_draft(period, "pdf", by=suld.people["oyun"], at=DAY)
    tasks.make_asked(asked.pk)
    solongo = sign_in(tal.people["solongo"])
    assert solongo.get(f"/office/suld/files/{asked.pk}/take/").status_code == 403
    assert solongo.get(f"/office/tal/files/{asked.pk}/take/").status_code == 404
    assert solongo.post(f"/office/tal/reports/{period.pk}/make/pdf/").status_code == 404
    assert AskedFile.objects.count() == 1


@pytest.mark.parametrize("form", ["exe", "json", "scan", "figures"])
def test_other_forms_are_none(room: str, bolormaa: Client, form: str):
    assert bolormaa.post(f"{room}make/{form}/").status_code == 404


def test_all_soums_are_asked_for_where_they_are_many(suld: Soum, tal: Soum, settings, sign_in):
    closed(suld, tal)
    evaluator(suld)
    settings.TAMGA_FILES_AT_ONCE = 0
    head = sign_in(hire(suld, "ganaa", "Ганаа", Role.OFFICE_HEAD, unit=suld.unit.parent))
    table = "/office/naran/league/"
    ask = f"{table}governor-orders/2026-H1/make/xlsx/"
    assert f'action="{ask}"' in head.get(table).text
    assert f'action="{ask}"' in head.get(f"{table}governor-orders/2026-H1/report.xlsx").text
    for wrong in ("governor-orders/2026-H1/make/pdf/", "governor-orders/1999-H1/make/xlsx/"):
        assert head.post(table + wrong).status_code == 404
    waiting = head.post(ask).url
    assert "бэлтгэж байна" in head.get(waiting).text
    tasks.make_asked(AskedFile.objects.get().pk)
    book = load_workbook(io.BytesIO(head.get(f"{waiting}take/").content))
    assert {"Сүлд сум", "Тал сум"} <= set(book.sheetnames)
    word = head.post(f"{table}governor-orders/2026-H1/make/docx/").url
    tasks.make_asked(AskedFile.objects.latest("pk").pk)
    document = Document(io.BytesIO(head.get(f"{word}take/").content))
    assert "Тал сум" in "".join(p.text for p in document.paragraphs)
