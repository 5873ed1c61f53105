"""Drafts, and the file of all soums, that take too long for a page: asked for, made, forgotten."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import translation

from tamga.accounts.models import User
from tamga.documents.actions import store
from tamga.implementation.actions.orders import ASKED, order
from tamga.implementation.exports.aimag_file import aimag_file, table_of
from tamga.implementation.exports.forms import made
from tamga.implementation.exports.word import BadTemplateError
from tamga.implementation.models import AskedFile, Period, Source
from tamga.implementation.queries import report_of
from tamga.implementation.queries.templates import template_bytes
from tamga.law.queries import scale_of
from tamga.organizations.models import Unit

KEPT = timedelta(days=3)
SAME = timedelta(minutes=10)
"""So long an unfinished file isn't asked for again: who presses twice waits for the same one."""


def ask_draft(period: Period, form: str, *, by: User, at: datetime) -> AskedFile:
    """Ask for the draft of a period's report as ``docx``, ``pdf`` or ``xlsx``: 1. the question, 2.
    its job.
    """
    return _ask(AskedFile(unit=period.unit, period=period, form=form), by=by, at=at)


def ask_all_soums(
    unit: Unit, source: Source, code: str, form: str, *, by: User, at: datetime
) -> AskedFile:
    """Ask for the ``docx`` or ``xlsx`` of all soums of an aimag: 1. the question, 2. its job."""
    return _ask(AskedFile(unit=unit, source=source, code=code, form=form), by=by, at=at)


@transaction.atomic
def _ask(asked: AskedFile, *, by: User, at: datetime) -> AskedFile:
    Unit.objects.select_for_update(of=("self",), no_key=True).get(pk=asked.unit_id)
    same = AskedFile.objects.filter(
        unit=asked.unit, period=asked.period, source=asked.source, code=asked.code,
        form=asked.form, made_at=None, failed_at=None, asked_at__gt=at - SAME,
    ).first()  # fmt: skip
    if same is not None:
        return same
    asked.asked_at, asked.asked_by = at, by
    asked.save()
    order(ASKED, asked.pk)
    return asked


def make_asked_file(asked: AskedFile, *, at: datetime) -> AskedFile:
    """Make a file that waits, as its report stands ``at``.

    1. The file is stored, with when. 2. Or why it can't be made; what nobody in the office can
    mend is raised as well. What was made already is left alone.
    """
    if not asked.waiting:
        return asked
    try:
        with translation.override(settings.LANGUAGE_CODE):  # the problem is kept
            data, name = _made(asked, at=at)
    except BadTemplateError as error:
        return _finish(asked, failed_at=at, problem=str(error))
    except Exception:
        _finish(asked, failed_at=at)
        raise
    with transaction.atomic():
        file = store(data, name=name, unit_id=asked.unit_id, by=asked.asked_by, at=at)
        return _finish(asked, file=file, made_at=at)


def _made(asked: AskedFile, *, at: datetime) -> tuple[bytes, str]:
    unit, period, source = asked.unit, asked.period, asked.source
    stem = f"report-{unit.slug}"
    if period is not None:
        template = template_bytes(unit.pk) if asked.form == "docx" else None
        report = report_of(period, scale_of(period.scale))
        name = f"{stem}-{period.source.code}-{period.code}.{asked.form}"
        return made(report, asked.form, template=template), name
    assert source is not None, "a file is of a period or of all soums"
    table = table_of(unit, source, asked.code, at=at)
    name = f"{stem}-{source.code}-{asked.code}.{asked.form}"
    return aimag_file(table, unit, source, asked.code, asked.form), name


def _finish(asked: AskedFile, **facts: object) -> AskedFile:
    AskedFile.objects.filter(pk=asked.pk, made_at=None).update(**facts)
    return AskedFile.objects.get(pk=asked.pk)


def forget_asked(*, at: datetime) -> int:
    """Forget what was asked for more than three days ago; the nightly sweep takes the files.
    Returns how many.
    """
    return AskedFile.objects.filter(asked_at__lt=at - KEPT).delete()[0]
