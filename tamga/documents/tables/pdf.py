"""Tables of a PDF that was printed from an office program: text and ruled lines, no pictures."""

import io
import logging
import re
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

from tamga.documents.tables.failure import UnreadableFile
from tamga.documents.tables.limits import Limits
from tamga.documents.tables.model import Paragraph, Place, Row, Table

_LOCKED = (PDFPasswordIncorrect, PDFEncryptionError)
_SECONDS = 120.0  # a page takes a tenth of one; a crooked file could take hours
_LAYERS = 4  # a stream packed in a stream, and again
_FOOT_PAGES = 3  # on so many pages a line with the page's number is a head or a foot
_HYPHEN = "[-\u2010\u00ad]"
_DIVIDED = re.compile(rf"(?<=[а-яёөү]){_HYPHEN}\n(?=[а-яёөү])")
_SUFFIXED = re.compile(r"(?<=\w)-\n(?=[а-яёөү])")
_PACKED = {bytes([high << 4 | 8]) for high in range(8)}  # how a zlib stream may begin
_ODD_STREAMS = 500  # that begin like one and aren't
# The library tells of each odd font by a warning; what can't be read shows in the text anyway.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read_pdf(data: bytes, limits: Limits) -> list[Paragraph | Table]:
    """One table for each ruled grid of each page, with the lines around it.

    Raises UnreadableFile: broken, locked, zip_bomb, too_many_pages, too_many_rows, pdf_too_busy,
    pdf_of_pictures.
    """
    _check_streams(data, limits)
    try:
        with pdfplumber.open(io.BytesIO(data), unicode_norm="NFC") as document:
            return _read(document, limits)
    except UnreadableFile:
        raise
    except (RecursionError, MemoryError) as error:
        raise UnreadableFile("broken") from error
    except Exception as error:
        # The library raises whatever a crooked file leads it to, often wrapped in its own class.
        locked = any(isinstance(each, _LOCKED) for each in _causes(error))
        raise UnreadableFile("locked" if locked else "broken") from error


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    for _ in range(8):
        if seen is None:
            return
        yield seen
        yield from (each for each in seen.args if isinstance(each, BaseException))
        seen = seen.__cause__ or seen.__context__


def _read(document: Any, limits: Limits) -> list[Paragraph | Table]:
    if not document.pages:
        raise UnreadableFile("broken")
    if len(document.pages) > limits.pages:
        raise UnreadableFile("too_many_pages", limit=limits.pages)
    found: list[tuple[int, Paragraph | Table]] = []
    tables = rows = 0
    started = time.monotonic()
    for page in document.pages:
        if len(page.chars) > limits.page_marks or len(page.edges) > limits.page_edges:
            raise UnreadableFile("pdf_too_busy")
        if time.monotonic() - started > _SECONDS:
            raise UnreadableFile("pdf_too_busy")
        for block in _blocks(page, tables, limits):
            if isinstance(block, Table):
                tables += 1
                rows += len(block.rows)
            found.append((page.page_number, block))
        if rows > limits.rows:
            raise UnreadableFile("too_many_rows", limit=limits.rows)
        page.close()  # each page keeps its letters otherwise
    if not found:
        raise UnreadableFile("pdf_of_pictures")
    return _without_feet(found)


def _without_feet(found: list[tuple[int, Paragraph | Table]]) -> list[Paragraph | Table]:
    """Without the lines that are the same on page after page but for the page's number."""
    masks = [
        re.sub(rf"(?<!\d){page}(?!\d)", "#", block.text, count=1)
        if isinstance(block, Paragraph)
        else ""
        for page, block in found
    ]
    often = Counter(masks)
    return [
        block
        for (_, block), mask in zip(found, masks, strict=True)
        if "#" not in mask or often[mask] < _FOOT_PAGES
    ]


def _blocks(page: Any, before: int, limits: Limits) -> list[Paragraph | Table]:
    """The page from top to bottom; `before` tables were read already."""
    grids = sorted(page.find_tables(), key=lambda grid: grid.bbox[1])
    placed: list[tuple[float, Paragraph | Table]] = []
    for number, grid in enumerate(grids, start=before + 1):
        rows = _rows(grid, number, limits)
        placed.append((grid.bbox[1], Table((), tuple(row for row in rows if not row.is_blank))))
    boxes = [grid.bbox for grid in grids]
    outside = page.filter(lambda each: not _is_in(each, boxes))
    for line in outside.extract_text_lines(return_chars=False):
        text = " ".join(line["text"].split())
        placed += [(line["top"], Paragraph(text))] if text else []
    return [block for _, block in sorted(placed, key=lambda each: each[0])]


def _is_in(mark: dict[str, Any], boxes: list[tuple[float, float, float, float]]) -> bool:
    if mark.get("object_type") != "char":
        return False
    x, y = (mark["x0"] + mark["x1"]) / 2, (mark["top"] + mark["bottom"]) / 2
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)


def _rows(grid: Any, number: int, limits: Limits) -> Iterator[Row]:
    """Rows in grid columns; a cell that reaches down repeats its text, as in the other readers."""
    texts = grid.extract()
    held: dict[int, tuple[str, float]] = {}  # column → text and lower end of the cell above
    for index, (boxes, cells) in enumerate(zip(grid.rows, texts, strict=True), start=1):
        row: list[str] = []
        merged: set[int] = set()
        for column, (box, text) in enumerate(zip(boxes.cells, cells, strict=True)):
            above, end = held.get(column, ("", 0.0))
            if box is not None:
                row.append(_whole((text or "").strip()))
                held[column] = row[-1], box[3]
            elif end >= boxes.bbox[3] - 1:
                row.append(above)
                merged.add(column)
            else:
                row.append("")
        yield Row(Place(number, index), tuple(row[: limits.columns]), frozenset(merged))


def _whole(text: str) -> str:
    """Words that a line's end divided put together; a suffix keeps its hyphen: «ЗДТГ-ын»."""
    return _SUFFIXED.sub("-", _DIVIDED.sub("", text))


def _check_streams(data: bytes, limits: Limits) -> None:
    """What the packed parts come to, counted without keeping any: the library sets no bound."""
    view = memoryview(data)
    left, at, odd = limits.inflated_size, 0, 0
    while (at := data.find(b"stream", at)) >= 0:
        at += len(b"stream")
        begin = at + (2 if data[at : at + 2] == b"\r\n" else 1)
        if data[begin : begin + 1] not in _PACKED:
            continue
        end = data.find(b"endstream", begin)
        length = _inflated(view[begin : end if end > 0 else len(data)], left)
        left -= length
        odd += not length
        if left < 0:
            raise UnreadableFile("zip_bomb")
        if odd > _ODD_STREAMS:
            raise UnreadableFile("broken")
        at = max(at, end if length else at)


def _inflated(packed: memoryview, left: int) -> int:
    """How long a stream is unpacked, with what is packed in it again; little more than `left`."""
    content: bytes | memoryview = packed
    total = 0
    for _ in range(_LAYERS):
        try:
            content = zlib.decompressobj().decompress(content, max(left - total, 0) + 1)
        except zlib.error:
            break
        total += len(content)
        if total > left:
            break
    return total
