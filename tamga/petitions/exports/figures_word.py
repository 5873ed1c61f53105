"""The figures of petitions as a Word document, A4 upright, a bar beside each number."""

import io
from collections.abc import Sequence

from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell

from tamga.petitions.exports.figures import Figures, Row, Table, own_figure_words, unit_heads

WIDTHS = (7.5, 2.0, 2.0, 5.5)  # centimetres
BLUE = RGBColor(0x0A, 0x5A, 0x9C)


def figures_word(told: Figures) -> bytes:
    """The bytes of a .docx."""
    document = Document()
    _page(document)
    document.core_properties.title = told.headline[:255]
    document.core_properties.author = told.unit.name
    for line in (told.unit.name, told.headline):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(line).bold = True
    document.add_paragraph(told.as_of_words)
    document.add_paragraph(told.rate_words)
    if told.lines:
        _units(document, told)
    for table in told.tables:
        _table(document, table)
    _heading(document, _("Days to an answer"))
    for name, days in told.days:
        document.add_paragraph(f"{name}: {days}")
    document.add_paragraph(own_figure_words())
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2.0)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(11)
    # Word takes the font of Cyrillic from a place of its own
    style.element.rPr.rFonts.set(qn("w:cs"), "Arial")
    style.paragraph_format.space_after = Pt(4)


def _heading(document: WordDocument, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(10)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(text).bold = True


def _table(document: WordDocument, told: Table) -> None:
    _heading(document, told.title)
    heads = (told.title, _("How many"), _("Share"), _("Drawn"))
    made = _started(document, heads, WIDTHS)
    for row in told.rows:
        cells = made.add_row().cells
        for at, text in enumerate((row.name, str(row.count), row.percent)):
            _write(cells[at], text, right=at > 0)
        _bar(cells[3], row)
        _sized(cells, WIDTHS)


def _units(document: WordDocument, told: Figures) -> None:
    _heading(document, _("By soum"))
    heads = (_("Soum"), *unit_heads(), _("On-time rate"))
    widths = (3.4, *(1.9 for _head in heads[1:]))
    made = _started(document, heads, widths, size=8)
    named = [(line.unit.name, line) for line in told.lines]
    for name, line in (*named, (_("Together"), told.whole)):
        cells = made.add_row().cells
        for at, text in enumerate((name, *map(str, line.cells), line.rate)):
            _write(cells[at], text, right=at > 0, bold=line not in told.lines, size=9)
        _sized(cells, widths)


def _started(
    document: WordDocument, heads: Sequence[str], widths: Sequence[float], *, size: int = 10
) -> WordTable:
    made = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    made.autofit = False
    head = made.rows[0]
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, text in zip(head.cells, heads, strict=True):
        _write(cell, text, bold=True, size=size)
    _sized(head.cells, widths)
    return made


def _sized(cells: Sequence[_Cell], widths: Sequence[float]) -> None:
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Cm(width)


def _write(
    cell: _Cell, text: str, *, bold: bool = False, right: bool = False, size: int = 10
) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _bar(cell: _Cell, row: Row) -> None:
    """Twenty blocks are the whole; python-docx draws no charts."""
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run("█" * (max(1, round(row.share / 5)) if row.count else 0))
    run.font.size, run.font.color.rgb = Pt(9), BLUE
