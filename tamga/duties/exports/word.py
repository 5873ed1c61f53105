"""The plan as a Word document: A4 across, its header repeated on every page."""

import io
from collections.abc import Sequence
from datetime import date

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell, _Row

from tamga.duties.exports.table import PlanTable, plan_table
from tamga.duties.models import Plan
from tamga.duties.queries.plans import PlanRow


def plan_as_word(plan: Plan, rows: Sequence[PlanRow], *, status_on: date | None = None) -> bytes:
    """A .docx of the plan's duties; with ``status_on`` what became of them by that day."""
    told = plan_table(plan, rows, status_on=status_on)
    document = Document()
    _page(document)
    document.core_properties.title = told.title_lines[0][:255]
    document.core_properties.author = plan.unit.name
    for line in told.title_lines:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(4)
        paragraph.add_run(line).bold = True
    _fill(document.add_table(rows=1, cols=len(told.columns), style="Table Grid"), told)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _page(document: WordDocument) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin, section.right_margin = Cm(3.0), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2.0)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(11)
    # Word takes the font of Cyrillic from a place of its own
    style.element.rPr.rFonts.set(qn("w:cs"), "Arial")


def _fill(table: Table, told: PlanTable) -> None:
    table.autofit = False
    header = table.rows[0]
    _mark(header, "w:tblHeader")
    for cell, text in zip(header.cells, told.columns, strict=True):
        _write(cell, text, bold=True, centred=True)
    for texts in told.rows:
        row = table.add_row()
        _mark(row, "w:cantSplit")
        for at, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            _write(cell, text, centred=at == 0)
    for column, width in zip(table.columns, told.widths_cm, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _write(cell: _Cell, text: str, *, bold: bool = False, centred: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.add_run(text).bold = bold
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
