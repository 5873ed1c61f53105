"""Files as they come: PDF honest and hostile, broken and locked ones, two thousand rows."""

import io
import time
import zlib

import docx
import openpyxl
import pytest
import typst

from tamga.documents.tables import DEFAULT_LIMITS, Limits, Table, UnreadableFile, read_document
from tamga.documents.tables.errors import sentence
from tamga.implementation.reading import Code, read_report
from tamga.kernel.scales import DEFAULT
from tests.implementation_reading.reports import COLUMNS, HEADER, TITLE, read_file, row
from tests.samples import sample

pytestmark = pytest.mark.slow

PDF = sample("implementation-report.pdf")


def refused(content, limits=DEFAULT_LIMITS):
    """The code with which a file is refused; its sentence can be said."""
    with pytest.raises(UnreadableFile) as raised:
        read_report(content, "report.pdf", scale=DEFAULT, limits=limits)
    assert "%(" not in sentence(raised.value)
    return raised.value.code


def pdf_of(*objects, trailer=""):
    """A small PDF by hand; the first object is the catalogue."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    begins = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{at:010} 00000 n \n".encode() for at in places)
    head = f"<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>"
    return bytes(out) + f"trailer\n{head}\nstartxref\n{begins}\n%%EOF\n".encode()


def page_with(content, filters=""):
    """A PDF of one page with that content stream."""
    stream = f"<< /Length {len(content)} {filters} >>\nstream\n".encode() + content
    return pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
        stream + b"\nendstream",
    )


LOCKED = pdf_of(
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [] /Count 0 >>",
    b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <" + b"11" * 32 + b"> /U <" + b"22" * 32 + b"> >>",
    trailer="/Encrypt 3 0 R /ID [<aa> <aa>]",
)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n...", "broken"),
        (PDF[:9000], "broken"),
        (LOCKED, "locked"),
        (page_with(b""), "pdf_of_pictures"),
        (page_with(zlib.compress(bytes(300_000_000)), "/Filter /FlateDecode"), "zip_bomb"),
        (b"PK\x03\x04 and no archive", "broken"),
        (sample("implementation-report.docx")[:5000], "broken"),
        ("Зөвхөн нэг мөр бичвэр".encode(), "not_a_table"),
    ],
)
def test_what_can_not_be_read(content, code):
    assert refused(content) == code


def test_a_pdf_of_too_many_pages_rows_or_marks():
    assert refused(PDF, Limits(pages=3)) == "too_many_pages"
    assert refused(PDF, Limits(rows=5)) == "too_many_rows"
    assert refused(PDF, Limits(page_marks=100)) == "pdf_too_busy"
    assert refused(PDF, Limits(page_edges=10)) == "pdf_too_busy"


def test_streams_without_an_end_are_refused_quickly():
    started = time.monotonic()
    assert refused(b"%PDF-1.4\n" + b"stream\nx\x9c" * 400_000) == "broken"
    assert time.monotonic() - started < 20


def test_lines_and_tables_of_a_pdf_in_their_order():
    blocks = read_document(PDF, "report.pdf").blocks

    first = next(at for at, block in enumerate(blocks) if isinstance(block, Table))
    assert first == 5  # title, unit, date and place stand above it
    assert [len(block.rows) for block in blocks if isinstance(block, Table)][-2:] == [6, 6]


def test_feet_of_pages_and_divided_words_of_a_pdf():
    source = """
#set page(width: 12cm, height: 8cm, footer: context [Тайлан #counter(page).display()])
#set text(hyphenate: false)
Гарчиг
#for number in range(1, 5) {
  table(columns: 2, [#number], [Ажлыг дуус-\\ гаж, ЗДТГ-\\ ын 6 сарын 3-\\ ны хурал])
  if number < 4 { pagebreak() }
}
"""
    made = read_document(typst.compile(source.encode(), ignore_system_fonts=True), "report.pdf")

    assert made.paragraphs == ("Гарчиг",)
    cells = [row.cells for table in made.tables for row in table.rows]
    assert cells == [(str(n), "Ажлыг дуусгаж, ЗДТГ-ын 6 сарын 3-ны хурал") for n in range(1, 5)]


def test_a_cell_of_a_pdf_that_reaches_down_repeats_its_text():
    source = "#table(columns: 2, [1], table.cell(rowspan: 2)[70%], [2], [3], [30%])"
    made = read_document(typst.compile(source.encode(), ignore_system_fonts=True), "report.pdf")

    (table,) = made.tables
    assert [row.cells for row in table.rows] == [("1", "70%"), ("2", "70%"), ("3", "30%")]
    assert [row.merged for row in table.rows] == [frozenset(), frozenset({1}), frozenset()]


def rows_of(count):
    """Rows of a long report, a decision every twenty."""
    for number in range(1, count + 1):
        if number % 20 == 1:
            order = number // 20 + 1
            decision = f"Ажил {order} хийх тухай 2025-02-03 Дугаар 2025_A/{order}"
            yield row(number, f"{number}. Ажил хийх.", order=order, decision=decision)
        else:
            yield row(number, f"{number}. Ажил хийх.")


@pytest.mark.slow
def test_two_thousand_rows_of_a_workbook():
    book = openpyxl.Workbook()
    for line in TITLE:
        book.active.append([line])
    for cells in (HEADER, COLUMNS, *rows_of(2000)):
        book.active.append(list(cells))
    stream = io.BytesIO()
    book.save(stream)

    started = time.monotonic()
    reading = read_file(stream.getvalue())
    assert time.monotonic() - started < 20
    assert [each.number for each in reading.measures] == list(range(1, 2001))
    assert reading.own.certain_result == 2000
    assert reading.decisions_distinct == 100
    assert {each.code for each in reading.problems} == {
        Code.HEADLINE_MISSING,
        Code.SIGNERS_MISSING,
    }


def test_merged_cells_of_word():
    document = docx.Document()
    for line in TITLE:
        document.add_paragraph(line)
    listed = [HEADER, COLUMNS, *rows_of(3)]
    table = document.add_table(rows=0, cols=7)
    for cells in listed:
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    for column in (5, 6):
        for at in (3, 4):
            table.cell(at, column).text = ""
        table.cell(2, column).merge(table.cell(4, column))
    stream = io.BytesIO()
    document.save(stream)

    reading = read_file(stream.getvalue())
    assert [(each.number, each.joint_with, each.self_score) for each in reading.measures] == [
        (1, None, 70),
        (2, 1, 70),
        (3, 1, 70),
    ]
    assert reading.own.total == 3


@pytest.mark.slow
def test_cells_as_long_as_they_like():
    long = "Ажил хийх тухай 2025 " * 10_000
    started = time.monotonic()
    reading = read_file(
        "\n".join(
            "\t".join(cells)
            for cells in (
                HEADER,
                COLUMNS,
                *(row(n, long, long, decision=long) for n in range(1, 6)),
            )
        ).encode()
    )
    assert time.monotonic() - started < 30
    assert [each.number for each in reading.measures] == [1, 2, 3, 4, 5]
    assert Code.TEXT_TOO_LONG in {each.code for each in reading.problems}
