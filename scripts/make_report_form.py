"""Makes tamga/implementation/forms_of_report/report.docx, the form that offices start from.

Run it after a change here; the file is kept in the repository, so that an office may simply open
it in Word.
"""

from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell, _Row

TARGET = Path(__file__).parents[1] / "tamga/implementation/forms_of_report/report.docx"
WIDTHS = (1.3, 1.3, 4.6, 7.2, 7.9, 2.0, 2.4)
FIELDS = ("decision_number", "number", "decision", "provision", "progress", "own", "superior")
MIDDLE = WD_ALIGN_PARAGRAPH.CENTER


def main() -> None:
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(10)
    style.element.rPr.rFonts.set(qn("w:cs"), "Times New Roman")
    style.paragraph_format.space_after = Pt(2)
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = Cm(1.5)
    page.top_margin = page.bottom_margin = Cm(1.5)

    head(document, "({{ unit }})")
    seven_columns(document)
    document.add_paragraph("{%p for one in signers %}")
    document.add_paragraph("{{ one.part }}").runs[0].bold = True
    document.add_paragraph("{{ one.post }}    {{ one.name }}")
    document.add_paragraph("{%p if one.acting %}")
    document.add_paragraph("{{ one.acting }}")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p for cover in covers %}")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    head(document, "({{ cover.by }})")
    figures(document)
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p for line in notes %}")
    document.add_paragraph("{{ line }}")
    document.add_paragraph("{%p endfor %}")
    document.save(TARGET)


def head(document, below: str) -> None:
    for text in ("{{ draft }}", "{{ headline }}", below):
        paragraph = document.add_paragraph(text)
        paragraph.alignment = MIDDLE
        paragraph.runs[0].bold = True
    dated = document.add_paragraph("{{ date }}\t{{ place }}")
    dated.paragraph_format.tab_stops.add_tab_stop(Cm(26.7), WD_TAB_ALIGNMENT.RIGHT)


def seven_columns(document) -> None:
    table = document.add_table(rows=0, cols=7, style="Table Grid")
    widths(table, WIDTHS)
    names = row_of(table, tuple(f"{{{{ columns[{n}] }}}}" for n in range(7)), bold=True)
    numbers = row_of(table, tuple(str(n) for n in range(1, 8)), bold=True)
    for row in (names, numbers):
        repeat(row)
    tag(table, "{%tr for group in groups %}")
    group = table.add_row()
    merged = group.cells[0].merge(group.cells[6])
    write(merged, "{{ group.name }}", bold=True, middle=True)
    tag(table, "{%tr for row in group.rows %}")
    row_of(table, tuple(f"{{{{ row.{field} }}}}" for field in FIELDS))
    tag(table, "{%tr endfor %}")
    tag(table, "{%tr endfor %}")


def figures(document) -> None:
    table = document.add_table(rows=0, cols=4, style="Table Grid")
    widths(table, (3.5, 12, 4, 3))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    wide(table, "{{ headline }}")
    wide(table, "{{ cover.total }}")
    tag(table, "{%tr for band in cover.bands %}")
    row_of(table, ("{{ 'Үүнээс' if loop.first else '' }}", "{{ band.name }}",
                   "{{ band.limits }}", "{{ band.count }}"))  # fmt: skip
    tag(table, "{%tr endfor %}")
    wide(table, "{{ cover.sentence }}")


def widths(table: Table, centimetres: tuple[float, ...]) -> None:
    table.autofit = False
    for column, wide in zip(table.columns, centimetres, strict=True):
        column.width = Cm(wide)


def wide(table: Table, text: str) -> None:
    row = table.add_row()
    row.cells[0].merge(row.cells[-1]).paragraphs[0].add_run(text).bold = True


def tag(table: Table, text: str) -> None:
    table.add_row().cells[0].text = text


def row_of(table: Table, texts: tuple[str, ...], *, bold: bool = False) -> _Row:
    row = table.add_row()
    ends = {0, 1, 5, 6} if len(texts) == 7 else {2, 3}
    for n, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        write(cell, text, bold=bold, middle=bold or n in ends)
    return row


def write(cell: _Cell, text: str, *, bold: bool, middle: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.add_run(text).bold = bold
    if middle:
        paragraph.alignment = MIDDLE


def repeat(row: _Row) -> None:
    """Print the row at the head of every page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


if __name__ == "__main__":
    main()
