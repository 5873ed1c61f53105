"""The last few reports that were read, with the rows of their files, kept by content.

Like ``kept_readings``: each click on a preview asks for the same file again, and a report of 2,000
rows takes seconds to read. What is kept is packed: its size is known, and nobody can change what
the next one gets.
"""

import hashlib
import pickle
import zlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from tamga.documents import queries as documents
from tamga.documents.models import StoredFile
from tamga.documents.tables import Place, Row, read_document
from tamga.implementation.reading import ReportReading, read_report_document
from tamga.kernel.scales import Scale

MOST = 6  # reports
LARGEST = 4_000_000  # bytes of one, packed; 2,000 rows take a quarter

_kept: OrderedDict[tuple[bytes, str, str], bytes] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True)
class KeptReport:
    """What was read, and every row of the file as it stood there."""

    reading: ReportReading
    rows: Mapping[Place, Row]


def kept_report(file: StoredFile, scale: Scale) -> KeptReport:
    """A stored file as a report. Raises UnreadableFile and DamagedFile, each time anew."""
    data = documents.read(file)
    key = (hashlib.sha256(data).digest(), file.name, scale.code)
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
    if found is not None:
        kept: KeptReport = pickle.loads(zlib.decompress(found))  # noqa: S301  # our own
        return kept
    document = read_document(data, file.name)
    rows = {row.place: row for table in document.tables for row in table.rows}
    fresh = KeptReport(read_report_document(document, scale=scale), rows)
    packed = zlib.compress(pickle.dumps(fresh), level=1)
    if len(packed) <= LARGEST:
        with _lock:
            _kept[key] = packed
            while len(_kept) > MOST:
                _kept.popitem(last=False)
    return fresh
