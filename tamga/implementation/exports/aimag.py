"""One Word file of all soums: the table first, then each soum's seven columns.

Tables are written as XML at once: with thousands of rows python-docx takes minutes for its cells.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from tamga.implementation.exports.aimag_words import HEAD, below, cells
from tamga.implementation.queries import League
from tamga.implementation.report import words
from tamga.implementation.report.model import Report

SOUMS = (30, 14, 18, 22, 26, 18, 22, 22, 26, 28, 22)  # millimetres
SEVEN = (14, 14, 46, 62, 82, 20, 24)
EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8899A5"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def all_soums(aimag: str, headline: str, league: League, reports: Sequence[Report]) -> bytes:
    """The bytes of a .docx, A4 landscape; a draft until the soums' own reports are issued."""
    document = Document()
    _page(document)
    document.add_paragraph(aimag)
    document.add_heading(headline, 1)
    _table(document, SOUMS, [HEAD], ([False, cells(one)] for one in league.standings))
    if said := below(league):
        document.add_paragraph(said)
    numbers = tuple(str(number) for number in range(1, 8))
    for report in reports:
        document.add_page_break()
        document.add_heading(report.unit, 2)
        document.add_paragraph(report.superior.sentence)
        _table(document, SEVEN, [words.COLUMNS, numbers], _rows(report))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: DocumentObject) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = Mm(15)
    document.styles["Normal"].font.size = Pt(9)


def _rows(report: Report) -> Iterator[tuple[bool, Sequence[str]]]:
    """(whether it is a heading, its cells)."""
    for group in report.groups:
        yield True, (group.name,)
        for row in group.rows:
            yield (
                False,
                (
                    "" if row.decision_number is None else str(row.decision_number),
                    "" if row.joint_with else str(row.number),
                    row.decision,
                    row.provision,
                    row.progress,
                    words.score(row.own),
                    words.score(row.superior),
                ),
            )


def _table(
    document: DocumentObject,
    widths: Sequence[int],
    head: Sequence[Sequence[str]],
    rows: Iterable[Sequence[object]],
) -> None:
    grid = "".join(f'<w:gridCol w:w="{width * 57}"/>' for width in widths)
    lines = [_row(each, widths, heading=True, repeated=True) for each in head]
    for heading, texts in rows:
        lines.append(_row(texts, widths, heading=bool(heading)))  # type: ignore[arg-type]
    document.element.body.insert(
        len(document.element.body) - 1,
        parse_xml(
            f"<w:tbl {nsdecls('w')}><w:tblPr><w:tblBorders>{EDGES}</w:tblBorders>"
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"{''.join(lines)}</w:tbl>"
        ),
    )


def _row(
    texts: Sequence[str], widths: Sequence[int], *, heading: bool, repeated: bool = False
) -> str:
    repeat = "<w:trPr><w:tblHeader/></w:trPr>" if repeated else ""
    span = f'<w:gridSpan w:val="{len(widths)}"/>' if len(texts) == 1 else ""
    found = []
    for width, text in zip(widths, texts, strict=False):
        wide = f'<w:tcW w:w="{(sum(widths) if span else width) * 57}" w:type="dxa"/>'
        found.append(f"<w:tc><w:tcPr>{wide}{span}</w:tcPr>{_paragraphs(text, heading)}</w:tc>")
    return f"<w:tr>{repeat}{''.join(found)}</w:tr>"


def _paragraphs(text: str, bold: bool) -> str:
    """A paragraph for each line; letters that XML hasn't are left out."""
    style = "<w:rPr><w:b/></w:rPr>" if bold else ""
    clean = "".join(letter for letter in text if letter >= " " or letter in "\n\t")
    return "".join(
        f'<w:p><w:r>{style}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in clean.split("\n")
    )
