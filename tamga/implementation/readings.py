"""A report's file read; the one door for the preview, the commands and the saving."""

from tamga.documents import queries as documents
from tamga.documents.models import StoredFile
from tamga.implementation.reading import read_report
from tamga.implementation.reading.model import ReportReading
from tamga.kernel.scales import Scale


def reading_of(file: StoredFile, scale: Scale) -> ReportReading:
    """What a stored file says. Raises UnreadableFile, DamagedFile."""
    return read_report(documents.read(file), file.name, scale=scale)
