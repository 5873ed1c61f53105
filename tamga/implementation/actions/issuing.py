"""A signed report leaves the office: figures, letter and hash freeze, then its files."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tamga.accounts.models import User
from tamga.duties.actions import Publication, record_publication
from tamga.duties.enums import Source as EvidenceSource
from tamga.duties.models import Section
from tamga.implementation.actions.file_orders import order_files
from tamga.implementation.actions.files import keep_file
from tamga.implementation.actions.issuing_errors import (
    AlreadyDoneError,
    LetterNumberError,
    NotCheckedError,
    NotSignedOffError,
    PersonalInReportError,
)
from tamga.implementation.actions.version_steps import journal, stand_of
from tamga.implementation.exports.forms import made
from tamga.implementation.models import FILES, IssuedReport, Period
from tamga.implementation.queries.issued import personal_in
from tamga.implementation.queries.templates import template_bytes
from tamga.implementation.report.frozen import freeze
from tamga.implementation.report.model import Report
from tamga.implementation.rules import made_at_once
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

    1. The figures get the letter's number and are no draft any more: they are frozen, with their
    hash. 2. When, by whom, the letter; for everybody or not. 3. The journal, with that hash. 4.
    Word, PDF and Excel are made of the figures and kept (``keep_file``): at once, or by the worker
    where the report has many rows (``made_at_once``). For everybody: 5. the search finds it, 6. it
    is evidence for the duty that waits in the source's section of the site, if one does.

    Evidence holds the hash of the figures, for all that is reported is in them, and they are there
    before any file is: a duty closes with the letter, not when a machine is done. Raises
    NotCheckedError, NotSignedOffError, AlreadyDoneError, LetterNumberError, and
    PersonalInReportError for a public one with personal data and no reason, BadTemplateError when
    the office's own template fails on a small report; then nothing is issued.
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
    version.issued_at, version.issued_by = at, by
    version.letter_number, version.letter_date = number, letter_date or timezone.localdate(at)
    version.public, version.public_why = public, why if public else ""
    version.save()
    journal("report.issued", version, by=by, at=at, sha256=version.content_hash)
    version = _with_files(version, report, by=by, at=at)
    _tell(version, report, by=by, at=at)
    return version


def _with_files(version: IssuedReport, report: Report, *, by: User, at: datetime) -> IssuedReport:
    period = version.period
    if not made_at_once(sum(1 for _row in report.rows())):
        version = order_files(version, by=by, at=at)
    else:
        own = template_bytes(period.unit_id)
        for form in FILES:
            data = made(report, form, template=own)
            version = keep_file(version, form, data, by=by, at=at)
    version.period = period
    return version


def _tell(version: IssuedReport, report: Report, *, by: User, at: datetime) -> None:
    period, key = version.period, f"report-{version.period_id}"
    if not version.public:
        drop(key)  # of an earlier version that was for everybody
        return
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
            content_hash=version.content_hash, happened_at=at,
        )  # fmt: skip
        record_publication(section, publication, by=by, at=at)
