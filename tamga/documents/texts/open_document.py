"""Every text of an .odt or .ods."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tamga.documents.tables import xml
from tamga.documents.tables.limits import Limits
from tamga.documents.tables.package import check_entries, read_part
from tamga.documents.tables.xml import local
from tamga.documents.texts.table_lines import row_lines

_PARTS = ("content.xml", "styles.xml", "meta.xml")
_SIGNS = {"tab": " ", "s": " ", "line-break": "\n"}


def is_one(data: bytes) -> bool:
    """Told by its parts; a damaged archive is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    return "content.xml" in names and "_rels/.rels" not in names


def open_document_lines(data: bytes, limits: Limits) -> Iterator[str]:
    """Raises UnreadableFile: broken, locked, xml_bomb, zip_bomb."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        check_entries(archive.infolist(), limits)
        for path in _PARTS:
            if path in archive.namelist():
                root = xml.parse(read_part(archive, path, limits), limits)
                yield from _blocks(root)


def _blocks(parent: Element) -> Iterator[str]:
    for each in parent:
        name = local(each)
        if name in ("p", "h"):
            if text := _whole(each).strip():
                yield text
        elif name == "table":
            yield from row_lines(
                ["\n".join(_blocks(cell)) for cell in row if local(cell) == "table-cell"]
                for row in each.iter()
                if local(row) == "table-row"
            )
        elif len(each):
            yield from _blocks(each)
        elif text := (each.text or "").strip():
            yield text


def _whole(paragraph: Element) -> str:
    pieces = [paragraph.text or ""]
    for each in paragraph:
        pieces += [_SIGNS.get(local(each), ""), _whole(each), each.tail or ""]
    return "".join(pieces)
