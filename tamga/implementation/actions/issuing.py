"""A signed report leaves the office: figures, files and hashes freeze."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tamga.accounts.models import User
from tamga.documents.actions import store
from tamga.duties.actions import Publication, record_publication
from tamga.duties.enums import Source as EvidenceSource
from tamga.duties.models import Section
from tamga.implementation.actions.issuing_errors import (
    AlreadyDoneError,
    LetterNumberError,
    NotCheckedError,
    NotSignedOffError,
    PersonalInReportError,
)
from tamga.implementation.actions.version_steps import journal, stand_of
from tamga.implementation.exports.excel import workbook
from tamga.implementation.exports.pdf import pdf
from tamga.implementation.exports.word import word
from tamga.implementation.models import IssuedReport, Period
from tamga.implementation.queries.issued import personal_in
from tamga.implementation.queries.templates import template_bytes
from tamga.implementation.report.frozen import freeze
from tamga.implementation.report.model import Report
from tamga.search.actions import drop, index

LONGEST_NUMBER = 40


@transaction.atomic
def issue(
    period: Period,
    *,
    letter_number: str,
    letter_date: date | None = None,
    public: bool = True,
    public_why: str = "",
    by: User,
    at: datetime,
) -> IssuedReport:
    """Issue what was signed off, whatever was written since.

    1. The figures get the letter's number and are no draft any more. 2. Word, PDF and Excel are
    made of them and stored, known by their hashes. 3. When, by whom, the letter; for everybody or
    not. 4. The journal. For everybody: 5. the search finds it, 6. it is evidence for the duty that
    waits in the source's section of the site, if one does. Raises NotCheckedError,
    NotSignedOffError, AlreadyDoneError, LetterNumberError, and PersonalInReportError for a public
    one with personal data and no reason, BadTemplateError when the office's own template fails.
    """
    number = " ".join(letter_number.split())
    if not number or len(number) > LONGEST_NUMBER:
        raise LetterNumberError(number)
    found, version = stand_of(period)
    if version is None or not version.checked_at:
        raise NotCheckedError
    if not version.signed_off_at:
        raise NotSignedOffError
    if version.issued_at:
        raise AlreadyDoneError
    report = replace(version.report, draft=False, letter_number=number)
    why = public_why.strip()[:500]
    if public and not why and (numbers := personal_in(report, found)):
        raise PersonalInReportError(numbers)
    version.figures = freeze(report)
    own = template_bytes(found.unit_id)
    made = {"docx": word(report, own), "pdf": pdf(report), "xlsx": workbook(report)}
    for form, data in made.items():
        name = f"report-{found.source.code}-{found.code}-{version.version}.{form}"
        file = store(data, name=name, unit_id=found.unit_id, by=by, at=at)
        setattr(version, form, file)
    version.issued_at, version.issued_by = at, by
    version.letter_number, version.letter_date = number, letter_date or timezone.localdate(at)
    version.public, version.public_why = public, why if public else ""
    version.save()
    assert version.pdf is not None
    journal("report.issued", version, by=by, at=at, sha256=version.pdf.sha256)
    _tell(version, report, by=by, at=at)
    return version


def _tell(version: IssuedReport, report: Report, *, by: User, at: datetime) -> None:
    period, key = version.period, f"report-{version.period_id}"
    if not version.public:
        drop(key)  # of an earlier version that was for everybody
        return
    assert version.pdf is not None
    title = f"{period.source.name}, {report.period}"
    index(
        key=key, unit_id=period.unit_id, url=version.address, title=title,
        text=" ".join(f"{row.decision} {row.provision}" for row in report.rows()),
        kind=period.source.name, at=at,
    )  # fmt: skip
    section = Section.objects.filter(unit=period.unit, path=period.source.section_path).first()
    if section is not None:
        publication = Publication(
            source=EvidenceSource.WEBSITE, key=key, url=version.address, title=title,
            content_hash=version.pdf.sha256, happened_at=at,
        )  # fmt: skip
        record_publication(section, publication, by=by, at=at)
