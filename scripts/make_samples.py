"""Builds the files in samples/, the same bytes each time: python -m scripts.make_samples."""

import io
import json
import re
import zipfile
from datetime import datetime
from pathlib import Path

import docx
import openpyxl
import typst
from docx.document import Document
from docx.shared import Cm, Pt
from openpyxl.styles import Alignment

from scripts import sample_plan, sample_report

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
MOMENT = datetime(2026, 1, 5, 9, 0)  # noqa: DTZ001  # office files carry no zone
_NOW = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def main() -> None:
    """Writes every sample; says what it wrote."""
    for name, content in samples().items():
        (SAMPLES / name).write_bytes(content)
        print(f"samples/{name}: {len(content):,} bytes")


def samples() -> dict[str, bytes]:
    """File name → content."""
    return {
        "duty-plan.docx": word_plan(2026),
        "duty-plan.xlsx": excel_plan(2026),
        "duty-plan.txt": text_plan(2026).encode(),
        "duty-plan-2027.docx": word_plan(2027),
        "implementation-report.docx": word_report(),
        "implementation-report.xlsx": excel_report(),
        "implementation-report.txt": text_report().encode(),
        "implementation-report.pdf": pdf_report(),
    }


def word_plan(year: int) -> bytes:
    """Three tables, as after two page breaks: the second goes on without a header and begins with
    the end of a cut row, the third repeats the header."""
    document = _document()
    for line in sample_plan.plan_title(year):
        document.add_paragraph(line)
    columns = ("1", "2", "3", "4")
    rows = sample_plan.plan_rows(year)
    first, last = rows[:9], rows[13:]
    number, work, term, who = first.pop()
    kept, cut = work.rsplit(" ", 2)[0], " ".join(work.rsplit(" ", 2)[1:])
    first.append((number, kept, term, who))
    _add_table(document, [sample_plan.HEADER, columns, *first], 4)
    document.add_page_break()
    _add_table(document, [columns, ("", cut, "", ""), *rows[9:13]], 4)
    document.add_page_break()
    _add_table(document, [sample_plan.HEADER, *last], 4)
    return _packed(_saved(document))


def excel_plan(year: int) -> bytes:
    """Title rows, numbers as numbers, a merged heading, one responsible merged over two rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Төлөвлөгөө"
    for line in sample_plan.plan_title(year):
        sheet.append([None, line])
    sheet.append([])
    sheet.append([None, *sample_plan.HEADER])
    sheet.append([None, "I. Вэб хуудсанд нийтлэх мэдээлэл"])
    sheet.merge_cells(start_row=5, end_row=5, start_column=2, end_column=5)
    rows = sample_plan.plan_rows(year)
    for number, work, term, who in rows:
        sheet.append([None, float(number), work, term.strip(), who.strip()])
        for cell in sheet[sheet.max_row]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    same = [at for at in range(1, len(rows)) if rows[at - 1][3] == rows[at][3]]
    for at in same[:1]:
        sheet.merge_cells(start_row=at + 5, end_row=at + 6, start_column=5, end_column=5)
    hidden = book.create_sheet("Хуучин")
    hidden.append(list(sample_plan.HEADER))
    hidden.append([1, "Өмнөх оны ажил", "Сар бүр", "Санхүүгийн алба"])
    hidden.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return _packed(stream.getvalue())


def text_plan(year: int) -> str:
    """As Word saves a table as text: each cell begins with a tab, a blank line parts the rows."""
    lines = [" " + sample_plan.plan_title(year)[0], sample_plan.plan_title(year)[1], "\t "]
    for row in [sample_plan.HEADER, *sample_plan.plan_rows(year)]:
        lines += [f"\t{cell}" for cell in row] + [""]
    return "\n".join(lines) + "\n"


def word_report() -> bytes:
    """Page after page of one table, each with its row of column numbers, then two summaries."""
    document = _document()
    for line in sample_report.TITLE:
        document.add_paragraph(line)
    _add_table(document, [sample_report.HEADER, sample_report.COLUMNS], 7)
    document.add_paragraph(sample_report.GROUP)
    for page, rows in enumerate(sample_report.PAGES):
        width = max(len(row) for row in rows)
        top = [] if page == 0 else [sample_report.COLUMNS]
        _add_table(document, [*top, *rows], width)
    for line in sample_report.SIGNATURES:
        document.add_paragraph(line)
    for lines, rows, result in sample_report.covers():
        for line in lines:
            document.add_paragraph(line)
        _add_table(document, rows, 4)
        document.add_paragraph(result)
    return _packed(_saved(document))


def excel_report() -> bytes:
    """One sheet with all rows, scores as percentages; the cover pages on sheets of their own."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Биелэлт"
    for line in sample_report.TITLE:
        sheet.append([line])
    for head in (sample_report.HEADER, sample_report.COLUMNS, (sample_report.GROUP,)):
        sheet.append(list(head))
    for page in sample_report.PAGES:
        for row in page:
            sheet.append([sample_report.as_value(cell) for cell in row])
            for cell in sheet[sheet.max_row]:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.number_format = "0%" if isinstance(cell.value, float) else "General"
    for line in sample_report.SIGNATURES:
        sheet.append([None, None, line])
    for number, (lines, rows, result) in enumerate(sample_report.covers(), start=1):
        cover = book.create_sheet(f"Нүүр {number}")
        for cells in (*((line,) for line in lines), *rows, (result,)):
            cover.append(list(cells))
    stream = io.BytesIO()
    book.save(stream)
    return _packed(stream.getvalue())


def text_report() -> str:
    """Cells parted by tabs, a blank line and the column numbers at each page."""
    lines = [*sample_report.TITLE, "", "\t".join(sample_report.HEADER)]
    lines += ["\t".join(sample_report.COLUMNS), "", sample_report.GROUP]
    for number, page in enumerate(sample_report.PAGES):
        lines += ["", "\t".join(sample_report.COLUMNS)] if number else []
        lines += ["\t".join(row) for row in page]
    lines += ["", *sample_report.SIGNATURES]
    for above, rows, result in sample_report.covers():
        lines += ["", *above, "", *("\t".join(row) for row in rows), result]
    return "\n".join(lines) + "\n"


def pdf_report() -> bytes:
    """Page after page, with the text in it; set by typst in the font that it carries along."""
    pages = [[sample_report.HEADER, sample_report.COLUMNS, (sample_report.GROUP,)]]
    pages += [[sample_report.COLUMNS, *page] for page in sample_report.PAGES]
    pages[:2] = [pages[0] + pages[1][1:]]
    content = {
        "title": sample_report.TITLE,
        "pages": pages,
        "signatures": sample_report.SIGNATURES,
        "covers": sample_report.covers(),
    }
    made = typst.compile(
        sample_report.TYPST.encode(),
        sys_inputs={"report": json.dumps(content, ensure_ascii=False)},
        ignore_system_fonts=True,
    )
    assert isinstance(made, bytes)
    return made


def _document() -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(10)
    document.core_properties.author = "Tamga"
    document.core_properties.title = ""
    return document


def _add_table(document: Document, rows, width: int) -> None:  # type: ignore[no-untyped-def]
    table = document.add_table(rows=0, cols=width, style="Table Grid")
    for row in rows:
        cells = table.add_row().cells
        for at, text in enumerate(row):
            cells[at].text = text


def _saved(document: Document) -> bytes:
    document.core_properties.created = document.core_properties.modified = MOMENT
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _packed(content: bytes) -> bytes:
    """The same archive with one moment everywhere, so that building twice gives the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _NOW.sub(rb"\g<1>2026-01-05T09:00:00Z\g<2>", part)
            entry = zipfile.ZipInfo(name, (2026, 1, 5, 9, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            new.writestr(entry, part)
    return stream.getvalue()


if __name__ == "__main__":
    main()
