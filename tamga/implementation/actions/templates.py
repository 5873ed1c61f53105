"""An office chooses the Word template that its reports are printed with, or goes back to ours."""

from datetime import date, datetime

from django.db import transaction

from tamga.accounts.models import User
from tamga.documents.actions import store
from tamga.implementation.exports.word import word
from tamga.implementation.models import ReportTemplate
from tamga.implementation.report import Cover, Group, Mark, Report, Row, Signer, words
from tamga.implementation.rules import figures
from tamga.journal.actions import record
from tamga.kernel.scales import DEFAULT
from tamga.organizations.models import Unit


@transaction.atomic
def choose_template(
    unit: Unit, data: bytes, *, name: str, by: User, at: datetime
) -> ReportTemplate:
    """Print with an office's own template from now on; what was issued keeps its files.

    1. A report of two rows is printed with it, in the sandbox. 2. The file is stored. 3. The one
    before is retired. 4. The journal. Raises BadTemplateError when it can't be printed with,
    ValueError for an empty file.
    """
    word(_trial(unit), data)
    file = store(data, name=name, unit_id=unit.pk, by=by, at=at)
    Unit.objects.select_for_update(of=("self",), no_key=True).get(pk=unit.pk)
    _retire(unit, by=by, at=at)
    template = ReportTemplate.objects.create(unit=unit, file=file, chosen_at=at, chosen_by=by)
    record(
        "report.template_chosen", unit_id=unit.pk, by=by, at=at, subject=template,
        sha256=file.sha256,
    )  # fmt: skip
    return template


@transaction.atomic
def drop_template(unit: Unit, *, by: User, at: datetime) -> bool:
    """Print with ours again: 1. the office's template is retired, 2. the journal. False when there
    was none.
    """
    retired = _retire(unit, by=by, at=at)
    if retired:
        record("report.template_dropped", unit_id=unit.pk, by=by, at=at, subject=unit)
    return retired


def _retire(unit: Unit, *, by: User, at: datetime) -> bool:
    standing = ReportTemplate.objects.filter(unit=unit, retired_at__isnull=True)
    return bool(standing.update(retired_at=at, retired_by=by))


def _trial(unit: Unit) -> Report:
    """A report in which every name of the guide is filled."""
    rows = (
        Row(1, 1, "Шийдвэр", "1. Заалт", "Явц", Mark(100), Mark(70)),
        Row(2, None, "", "2. Заалт", "", Mark(not_due=True), Mark()),
    )
    own, superior = (
        Cover(name, figures([getattr(row, side) for row in rows], DEFAULT), "Дүн.")
        for name, side in ((words.OWN, "own"), (words.SUPERIOR, "superior"))
    )
    return Report(
        unit=unit.name,
        headline="ХЭРЭГЖИЛТ",
        period="2026 оны хагас жил",
        place="Сум",
        reported_on=date(2026, 6, 25),
        groups=(Group("Засаг даргын захирамж", rows),),
        own=own,
        superior=superior,
        signers=(Signer(words.CHECKED, "Дарга", "Нэр", "А/1"),),
        letter_number="1/1",
        changes=("Засвар.",),
    )
