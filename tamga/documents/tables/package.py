"""The zip archive behind .docx and .xlsx, opened with suspicion."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element

from tamga.documents.tables import xml
from tamga.documents.tables.failure import UnreadableFile
from tamga.documents.tables.limits import MEGABYTE, Limits

# All that the zipfile module raises on bad archives (its own class is only one of them).
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    KeyError,
)


@dataclass(frozen=True)
class Package:
    """A checked archive; `main` is the path of its document or workbook part."""

    data: bytes
    archive: zipfile.ZipFile
    limits: Limits
    main: str
    is_word: bool

    def part(self, path: str) -> Element | None:
        """A part as a tree, None when it isn't there. Raises UnreadableFile."""
        if path not in self.names:
            return None
        return xml.parse(read_part(self.archive, path, self.limits), self.limits)

    def related(self, source: str) -> dict[str, tuple[str, str]]:
        """Id → (last word of the relation's type, path of the part) for a part."""
        rels = self.part(join(dirname(source), "_rels", source.rsplit("/", 1)[-1] + ".rels"))
        return {} if rels is None else dict(_relations(rels, dirname(source)))

    def related_part(self, source: str, kind: str) -> Element | None:
        """The first part that stands in that relation to the source."""
        path = self._related_path(source, kind)
        return None if path is None else self.part(path)

    def later_part(self, source: str, kind: str) -> Callable[[], Element | None]:
        """The same for a part that may not be needed: it is checked now and read when called."""
        path = self._related_path(source, kind)
        if path is None or path not in self.names:
            return lambda: None
        xml.check(read_part(self.archive, path, self.limits), self.limits)
        return partial(self.part, path)

    def _related_path(self, source: str, kind: str) -> str | None:
        paths = (path for found, path in self.related(source).values() if found == kind)
        return next(paths, None)

    @cached_property
    def names(self) -> frozenset[str]:
        """The paths of all parts."""
        return frozenset(self.archive.namelist())


def open_package(data: bytes, limits: Limits) -> Package:
    """Raises UnreadableFile: broken, locked, wrong_zip, zip_bomb, xml_bomb."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except _ZIP_ERRORS as error:
        raise UnreadableFile("broken") from error
    check_entries(entries, limits)
    if "_rels/.rels" not in archive.namelist():
        raise UnreadableFile("wrong_zip")
    roots = xml.parse(read_part(archive, "_rels/.rels", limits), limits)
    mains = [path for kind, path in dict(_relations(roots, "")).values() if kind == _MAIN]
    if not mains or mains[0] not in archive.namelist() or not mains[0].endswith(".xml"):
        raise UnreadableFile("wrong_zip")
    root = xml.parse(read_part(archive, mains[0], limits), limits)
    if xml.local(root) not in ("document", "workbook"):
        raise UnreadableFile("wrong_zip")
    return Package(data, archive, limits, mains[0], xml.local(root) == "document")


_MAIN = "officeDocument"


def read_part(archive: zipfile.ZipFile, path: str, limits: Limits) -> bytes:
    """The bytes of an XML part; what is really there is counted, not what is declared."""
    try:
        with archive.open(path) as stream:
            content = stream.read(limits.xml_part + 1)
    except _ZIP_ERRORS as error:
        raise UnreadableFile("broken") from error
    if len(content) > limits.xml_part:
        raise UnreadableFile("zip_bomb")
    return content


def check_entries(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    """By the directory alone: zipfile never inflates beyond the size that an entry declares.

    Raises UnreadableFile: zip_bomb, locked.
    """
    if len(entries) > limits.entries or sum(e.file_size for e in entries) > limits.inflated_size:
        raise UnreadableFile("zip_bomb")
    for entry in entries:
        if entry.file_size > MEGABYTE and entry.file_size > limits.ratio * entry.compress_size:
            raise UnreadableFile("zip_bomb")
        if _is_xml(entry.filename) and entry.file_size > limits.xml_part:
            raise UnreadableFile("zip_bomb")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise UnreadableFile("locked")


def _is_xml(path: str) -> bool:
    return path.lower().endswith((".xml", ".rels"))


def check_xml_parts(package: Package) -> None:
    """For a library that parses by itself: every XML part is harmless. Raises UnreadableFile."""
    for path in sorted(filter(_is_xml, package.names)):
        xml.check(read_part(package.archive, path, package.limits), package.limits)


def _relations(rels: Element, folder: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for relation in rels:
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External" or not target:
            continue
        path = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
        kind = relation.get("Type", "").rsplit("/", 1)[-1]
        yield relation.get("Id", path), (kind, path)
