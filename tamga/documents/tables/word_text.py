"""The visible text of a Word paragraph."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tamga.documents.tables.numbering import Numbering
from tamga.documents.tables.xml import attribute, child, local

# Deleted or moved away, drawn (text boxes), spoken by a field, or about the text and not in it.
_UNSEEN = frozenset(
    {"del", "moveFrom", "pict", "drawing", "object", "AlternateContent", "instrText", "delText"}
    | {"pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "txbxContent"}
)
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}


def paragraph_text(paragraph: Element, numbering: Numbering) -> str:
    """With the number that Word puts before it, and line breaks as "\\n"."""
    text = "".join(_pieces(paragraph))
    number = numbering.next_number(paragraph)
    return f"{number} {text}" if number else text


def _pieces(parent: Element) -> Iterator[str]:
    for each in parent:
        name = local(each)
        if name == "t":
            yield each.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name not in _UNSEEN and not _is_hidden(each):
            yield from _pieces(each)


def _is_hidden(run: Element) -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and attribute(vanish, "val") not in ("0", "false", "off")
