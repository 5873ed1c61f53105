"""Short ways to a reading."""

from collections.abc import Sequence

from tamga.documents.tables import Document, Paragraph, Place, Row, Table
from tamga.implementation.reading import Code, ReportReading, read_report, read_report_document
from tamga.kernel.scales import DEFAULT

TITLE = (
    "АЙМГИЙН ЗАСАГ ДАРГЫН ЗАХИРАМЖИЙН 2025 ОНЫ",
    "ХАГАС ЖИЛИЙН ХЭРЭГЖИЛТ",
    "(Хүрэнбулаг сум)",
    "2025 оны 06 дугаар сарын 20",  # Friday
    "Булаг",
)
HEADER = (
    "Шийдвэр Д/д",
    "Заалт Д/д",
    "Шийдвэрийн нэр, огноо, дугаар",
    "Холбогдох заалтын агуулга",
    "Хэрэгжилтийн явц",
    "Өөрийн үнэлгээ",
    "Дээд шатны байгууллагын үнэлгээ",
)
COLUMNS = ("1", "2", "3", "4", "5", "6", "7")
SIGNATURES = ("ХЯНАСАН", "ТАМГЫН ГАЗРЫН ДАРГА Б.СҮХ", "БИЕЛЭЛТ ГАРГАСАН", "МЭРГЭЖИЛТЭН Д.НОМИН")
NOT_DUE = "Хугацаа болоогүй"

Cells = Sequence[str]


def table_of(*rows: Cells, number: int = 1) -> Table:
    """A table of plain rows."""
    return Table((), tuple(Row(Place(number, at), tuple(r)) for at, r in enumerate(rows, start=1)))


def document_of(*rows: Cells, before: Cells = TITLE, after: Cells = SIGNATURES) -> Document:
    """Lines, the form's table with these rows, lines."""
    return document(*map(Paragraph, before), table_of(HEADER, COLUMNS, *rows), *lines(after))


def document(*blocks: Paragraph | Table) -> Document:
    """Blocks as a document."""
    return Document(tuple(blocks))


def lines(texts: Cells) -> list[Paragraph]:
    """Lines outside of tables."""
    return [Paragraph(text) for text in texts]


def read(found: Document) -> ReportReading:
    """The reading by the usual scale."""
    return read_report_document(found, scale=DEFAULT)


def read_rows(*rows: Cells) -> ReportReading:
    """The reading of rows under the usual title and header."""
    return read(document_of(*rows))


def read_file(content: bytes, name: str = "report") -> ReportReading:
    """The reading of a file."""
    return read_report(content, name, scale=DEFAULT)


def scores(reading: ReportReading) -> dict[int, tuple[int | None, int | None]]:
    """Number → both scores."""
    return {each.number: (each.self_score, each.superior_score) for each in reading.measures}


def codes(reading: ReportReading, *, of: int | None = None) -> set[Code]:
    """The codes of the problems, of one measure or of all; an absent cover page is none here."""
    found = {p.code for p in reading.problems if of is None or of in p.numbers}
    return found - {Code.HEADLINE_MISSING}


DECISION = "Хашаа засах тухай 2025-01-20 Дугаар 2025_A/12"


def row(
    number: object = "",
    provision: str = "1. Хашааг засах.",
    progress: str = "Зассан.",
    self_: str = "70%",
    superior: str = "70%",
    *,
    order: object = "",
    decision: str = "",
) -> tuple[str, ...]:
    """A row of the form."""
    return (str(order), str(number), decision, provision, progress, self_, superior)


def first(number: object = 1, **cells: str) -> tuple[str, ...]:
    """A row that begins the first decision."""
    return row(number, order=1, decision=DECISION, **cells)
