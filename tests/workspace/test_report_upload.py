"""Files that Bolormaa takes for a report: told what is wrong in her words, kept nowhere."""

import io
import zipfile

import pytest
from django.test import Client
from openpyxl import Workbook

from tamga.documents.models import StoredFile
from tamga.implementation.models import Measure, ReportImport, Source
from tamga.implementation.report.words import COLUMNS
from tests.stories import Soum
from tests.workspace import made_files as made

ROOM = "/office/suld/reports/"


@pytest.fixture
def bolormaa(suld: Soum, sign_in) -> Client:
    """The specialist who writes the half-year report."""
    return sign_in(suld.people["bolormaa"])


def sent(client: Client, data: bytes, name: str):
    """The form with a file, sent for the first half of 2026."""
    file = io.BytesIO(data)
    file.name = name
    source = Source.objects.get(code="governor-orders").pk
    return client.post(f"{ROOM}import/", {"file": file, "source": source, "period": "2026-H1"})


def zipped(name: str, data: bytes) -> bytes:
    """An archive of one file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def workbook(rows: int) -> bytes:
    """A report of so many measures as Excel."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(COLUMNS)
    for number in range(1, rows + 1):
        sheet.append(["", number, "", f"{number}. Хийх.", "Хийв.", "70%", "70%"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


LOCKED = made.OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 400


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (zipped("тайлан.txt", "Тайлан".encode()), "тайлан.docx"),
        (zipped("тайлан.docx", b"PK\x03\x04"), "тайлан.xlsx"),
        (LOCKED, "тайлан.docx"),
        (LOCKED, "тайлан.xlsx"),
        (zipped("word/document.xml", b"<w:document"), "тайлан.docx"),
        (workbook(3)[:-200], "тайлан.xlsx"),
        (b"MZ\x90\x00" + b"\0" * 300, "тайлан.pdf"),
    ],
    ids=["zip", "zip in zip", "locked word", "locked excel", "torn xml", "cut off", "program"],
)
def test_what_is_no_report_is_told_beside_the_file_and_kept_nowhere(
    bolormaa: Client, data: bytes, name: str
):
    answer = sent(bolormaa, data, name)
    assert answer.status_code == 200
    assert 'id="id_file_error"' in answer.text
    assert 'value="2026-H1"' in answer.text, "what was typed stays"
    assert not ReportImport.objects.exists()
    assert not StoredFile.everything.exists()


@pytest.mark.slow
def test_more_rows_than_any_report_has_are_refused_and_two_thousand_are_not(bolormaa: Client):
    assert 'id="id_file_error"' in sent(bolormaa, workbook(5_100), "их.xlsx").text
    assert not StoredFile.everything.exists()
    answer = sent(bolormaa, workbook(2_000), "их.xlsx")
    assert answer.status_code == 302
    assert 'id="measure-60"' in bolormaa.get(answer.url).text


def test_a_table_of_something_else_takes_nothing_away(bolormaa: Client, suld: Soum):
    bolormaa.post(sent(bolormaa, workbook(3), "гурав.xlsx").url, {})
    book, out = Workbook(), io.BytesIO()
    book.active.append(["Нэр", "Утас"])
    book.active.append(["Номин", "7032"])
    book.save(out)
    other = sent(bolormaa, out.getvalue(), "утас.xlsx")
    page = bolormaa.get(other.url).text
    assert 'name="mark"' not in page, "there is nothing to confirm"
    bolormaa.post(other.url, {})
    assert Measure.objects.filter(dropped_at__isnull=True).count() == 3
    assert ReportImport.objects.filter(confirmed_at__isnull=True).exists()
