"""The Word, PDF and Excel of an issued report: made once, of the frozen figures, and kept."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation

from tamga.accounts.models import User
from tamga.documents.actions import store
from tamga.implementation.actions.version_steps import journal
from tamga.implementation.exports.forms import made
from tamga.implementation.exports.word import BadTemplateError
from tamga.implementation.models import IssuedReport
from tamga.implementation.queries.templates import template_bytes


@transaction.atomic
def keep_file(
    version: IssuedReport, form: str, data: bytes, *, by: User, at: datetime
) -> IssuedReport:
    """Freeze one file of an issued version; the first one that comes stays for good.

    1. Stores it, known by its hash. 2. With the last of the three, what failed before is
    forgotten. 3. The journal, with the hash. Where the file is there already nothing happens: two
    jobs, or one that was killed and tried again, never make two.
    """
    found = (
        IssuedReport.objects.select_for_update(of=("self",))
        .select_related("period__source", "docx", "pdf", "xlsx")
        .get(pk=version.pk)
    )
    if form not in found.missing_files:
        return found
    period = found.period
    name = f"report-{period.source.code}-{period.code}-{found.version}.{form}"
    file = store(data, name=name, unit_id=period.unit_id, by=by, at=at)
    setattr(found, form, file)
    changed = [form]
    if not found.missing_files:
        found.files_failed_at, found.files_problem = None, ""
        changed += ["files_failed_at", "files_problem"]
    found.save(update_fields=changed)
    journal("report.file_made", found, by=by, at=at, form=form, sha256=file.sha256)
    return found


def make_files(version: IssuedReport, *, at: datetime) -> tuple[str, ...]:
    """Make what an issued version still lacks, each file in a transaction of its own, in the name
    of who issued it; returns what it lacks then.

    1. Each file is kept (``keep_file``); a template that can't be printed with doesn't stop the
    PDF and the Excel. 2. That it failed, and why. Whatever else goes wrong is noted too, and
    raised.
    """
    report, by = version.report, version.issued_by
    assert by is not None, "the database keeps who issued it"
    problem = ""
    try:
        for form in version.missing_files:
            own = template_bytes(version.period.unit_id) if form == "docx" else None
            try:
                with translation.override(settings.LANGUAGE_CODE):  # the problem is kept
                    data = made(report, form, template=own)
            except BadTemplateError as error:
                problem = str(error)
            else:
                keep_file(version, form, data, by=by, at=at)
    except Exception:
        note_failure(version, "", at=at)
        raise
    if problem:
        note_failure(version, problem, at=at)
    return IssuedReport.objects.get(pk=version.pk).missing_files


@transaction.atomic
def note_failure(version: IssuedReport, problem: str, *, at: datetime) -> None:
    """1. That a file of a version couldn't be made and why; not where all were made meanwhile."""
    found = IssuedReport.objects.select_for_update(of=("self",)).get(pk=version.pk)
    if found.missing_files:
        found.files_failed_at, found.files_problem = at, problem
        found.save(update_fields=["files_failed_at", "files_problem"])
