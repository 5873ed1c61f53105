"""XML from strangers: no document type, no entities, no bottomless nesting."""

from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from tamga.documents.tables.failure import UnreadableFile
from tamga.documents.tables.limits import Limits


def parse(content: bytes, limits: Limits) -> Element:
    """The root element. Raises UnreadableFile: broken, xml_bomb."""
    return _feed(content, _ShallowBuilder(limits.depth))


def check(content: bytes, limits: Limits) -> None:
    """The same errors without keeping a tree."""
    _feed(content, _DepthGauge(limits.depth))


def local(element: Element) -> str:
    """The tag without its namespace: strict and transitional files differ only there."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its local name."""
    return next((v for k, v in element.attrib.items() if k.rsplit("}", 1)[-1] == name), None)


def child(element: Element, *path: str) -> Element | None:
    """The first descendant along local names."""
    found: Element | None = element
    for name in path:
        if found is None:
            return None
        found = next((each for each in found if local(each) == name), None)
    return found


class _DepthGauge:
    """A parser target that only counts."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._depth = 0

    def start(self, _tag: str, _attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > self._limit:
            raise UnreadableFile("xml_bomb")

    def end(self, _tag: str) -> None:
        self._depth -= 1

    def close(self) -> None:
        return None


class _ShallowBuilder(TreeBuilder):
    """A tree builder that refuses to go deeper than the limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._gauge = _DepthGauge(limit)

    def start(self, tag, attrs):  # type: ignore[no-untyped-def]
        self._gauge.start(tag, attrs)
        return super().start(tag, attrs)

    def end(self, tag):  # type: ignore[no-untyped-def]
        self._gauge.end(tag)
        return super().end(tag)


def _feed(content: bytes, target):  # type: ignore[no-untyped-def]
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        parser.feed(content)
        return parser.close()
    except DefusedXmlException as error:
        raise UnreadableFile("xml_bomb") from error
    except (ParseError, ValueError, LookupError) as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile("broken") from error
