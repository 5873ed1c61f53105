"""Which Word template a unit prints with."""

from tamga.documents.queries import read
from tamga.implementation.models import ReportTemplate


def template_of(unit_id: int) -> ReportTemplate | None:
    """The office's own template, None where it prints with ours; one query."""
    found = ReportTemplate.objects.filter(unit=unit_id, retired_at__isnull=True)
    return found.select_related("file", "chosen_by").first()


def template_bytes(unit_id: int) -> bytes | None:
    """Its bytes, for ``exports.word.word``. Raises DamagedFile."""
    template = template_of(unit_id)
    return None if template is None else read(template.file)
