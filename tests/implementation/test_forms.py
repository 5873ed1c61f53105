"""The report in its forms: the same figures, the official page, hostile texts and templates."""

import io
from datetime import date
from decimal import Decimal

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from pypdf import PdfReader

from tamga.implementation.exports.excel import workbook
from tamga.implementation.exports.pdf import pdf
from tamga.implementation.exports.plain import plain
from tamga.implementation.exports.word import FORM, BadTemplateError, word
from tamga.implementation.reading import read_report
from tamga.implementation.report import Cover, Group, Mark, Report, Row, Signer, words
from tamga.implementation.rules import figures
from tamga.kernel.scales import DEFAULT

HOSTILE = "{{ 7*7 }} {% for x in y %} =1+1 #set page() <b>&amp; \\n ө ү ₮ «хашилт»"


def report(**changes: object) -> Report:
    """Five measures of two kinds: scored, scored together, not due, missing, hostile."""
    rows = (
        Row(1, 1, "Мал тоолох тухай 2023-11-24 Дугаар 2023_А/635", "2. Тоолох", "Тоолсон.",
            Mark(100), Mark(90)),
        Row(2, None, "", "4. Санхүүжүүлэх", "", Mark(100, shared=True), Mark(90, shared=True), 1),
        Row(3, 2, "Ой сэргээх тухай 2024-01-05 Дугаар 2024_А/27", "1. Тарих", "Намар тарина.",
            Mark(not_due=True), Mark(not_due=True)),
        Row(4, None, "", "3. Хамгаалах", "Хамгаалсан.", Mark(70), Mark()),
        Row(5, 3, "Бүтээмжийн тухай 2024-04-10 Дугаар 2024_02", "1. Тайлагнах", HOSTILE,
            Mark(30), Mark(0)),
    )  # fmt: skip
    own = figures((row.own for row in rows), DEFAULT)
    superior = figures((row.superior for row in rows), DEFAULT)
    fields: dict[str, object] = {
        "unit": "Сүлд сум",
        "headline": "АЙМГИЙН ЗАСАГ ДАРГЫН ЗАХИРАМЖИЙН 2024 ОНЫ ХАГАС ЖИЛИЙН ХЭРЭГЖИЛТ",
        "period": "2024 оны хагас жил",
        "place": "Баянгол",
        "reported_on": date(2024, 6, 25),  # Tuesday
        "groups": (Group("Засаг даргын захирамж", rows[:4]), Group("Албан даалгавар", rows[4:])),
        "own": Cover(words.OWN, own, "Хэрэгжилт 75% хувьтай байна."),
        "superior": Cover(words.SUPERIOR, superior, "Хэрэгжилт 60% хувьтай байна."),
        "signers": (Signer(words.CHECKED, "Тамгын газрын дарга", "Р.Мандах", "А/45 захирамж"),),
    }
    return Report(**{**fields, **changes})  # type: ignore[arg-type]


def test_the_mean_leaves_out_what_is_not_due_and_what_is_missing():
    asked = report()
    assert asked.own.summary.mean == Decimal("75")  # (100 + 100 + 70 + 30) / 4
    assert (asked.own.summary.total, asked.own.summary.not_due) == (5, 1)
    assert asked.superior.summary.mean == Decimal("60")  # (90 + 90 + 0) / 3
    assert asked.superior.summary.missing == 1


FORMS = [("r.docx", word), ("r.xlsx", workbook), ("r.pdf", pdf)]


@pytest.mark.parametrize(("name", "make"), FORMS, ids=[name for name, _ in FORMS])
def test_every_form_reads_back_with_the_same_figures(name, make):
    asked = report()
    reading = read_report(make(asked), name, scale=DEFAULT)
    assert [m.number for m in reading.measures] == [1, 2, 3, 4, 5]
    assert [m.joint_with for m in reading.measures] == [None, 1, None, None, None]
    assert [m.self_score for m in reading.measures] == [100, 100, None, 70, 30]
    assert [m.superior_score for m in reading.measures] == [90, 90, None, None, 0]
    assert [m.superior_missing for m in reading.measures] == [False, False, False, True, False]
    assert reading.own == asked.own.summary
    assert reading.superior == asked.superior.summary
    assert (reading.place, reading.reported_on) == (asked.place, asked.reported_on)
    assert [signer.name for signer in reading.signers] == ["Р.Мандах"]


def test_plain_data_has_numbers_as_numbers_and_says_what_is_missing():
    data = plain(report())
    assert data["self"]["mean"] == 75.0
    assert data["measures"][2]["self"] is None
    assert data["measures"][2]["missing"] == []
    assert data["measures"][3]["missing"] == ["superior"]


def test_word_repeats_its_header_and_stands_across():
    document = Document(io.BytesIO(word(report())))
    section = document.sections[0]
    assert section.page_width > section.page_height
    marked = [
        row
        for row in document.tables[0].rows
        if row._tr.find(".//" + qn("w:tblHeader")) is not None
    ]
    assert [cell.text for cell in marked[0].cells] == list(words.COLUMNS)
    assert [cell.text for cell in marked[1].cells] == [str(n) for n in range(1, 8)]


def test_no_text_is_taken_for_a_command():
    document = Document(io.BytesIO(word(report())))
    texts = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert HOSTILE in texts
    sheet = load_workbook(io.BytesIO(workbook(report()))).worksheets[0]
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value}
    assert kinds == {"s"}
    printed = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf(report()))).pages)
    assert "{{ 7*7 }}" in printed
    assert "#set page()" in printed


def test_a_draft_says_so_on_every_form_and_an_issued_one_doesnt():
    for issued in (False, True):
        asked = report(draft=not issued)
        document = Document(io.BytesIO(word(asked)))
        printed = "".join(p.extract_text() for p in PdfReader(io.BytesIO(pdf(asked))).pages)
        sheet = load_workbook(io.BytesIO(workbook(asked))).worksheets[0]
        assert (words.DRAFT in [p.text for p in document.paragraphs]) is not issued
        assert (words.DRAFT in printed) is not issued
        assert (sheet["A1"].value == words.DRAFT) is not issued


def test_the_pdf_is_tagged_and_says_its_language():
    root = PdfReader(io.BytesIO(pdf(report()))).trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"].startswith("mn")


def changed(old: str, new: str) -> bytes:
    """The office's template with a paragraph changed in Word."""
    document = Document(io.BytesIO(FORM.read_bytes()))
    for paragraph in document.paragraphs:
        if old in paragraph.text:
            paragraph.runs[0].text = paragraph.text.replace(old, new)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_an_office_prints_its_own_template():
    document = Document(
        io.BytesIO(word(report(), changed("{{ date }}", "{{ period }}: {{ date }}")))
    )
    assert any("2024 оны хагас жил: 2024 оны 6" in p.text for p in document.paragraphs)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ unit.__init__.__globals__ }}",
        "{% for x in groups %}",
        "{{ unknown.name }}",
        "{% include '/etc/passwd' %}",
    ],
)
def test_a_bad_or_hostile_template_is_refused(tag: str):
    with pytest.raises(BadTemplateError):
        word(report(), changed("{{ date }}", tag))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * (6 * 1024 * 1024)])
def test_what_is_no_template_is_refused(data: bytes):
    with pytest.raises(BadTemplateError):
        word(report(), data)
