"""What every step of a report on its way out shares. Private to ``actions``."""

from datetime import datetime

from tamga.accounts.models import User
from tamga.implementation.models import IssuedReport, Period
from tamga.journal.actions import record


def stand_of(period: Period) -> tuple[Period, IssuedReport | None]:
    """The period, held until the transaction ends so that nobody writes or steps meanwhile, and
    its newest version.
    """
    found = (
        Period.objects.select_for_update(of=("self",))
        .select_related("unit__parent", "source")
        .get(pk=period.pk)
    )
    newest = IssuedReport.objects.filter(period=found).order_by("-version").first()
    if newest is not None:
        newest.period = found
    return found, newest


def journal(
    code: str, version: IssuedReport, *, by: User | None, at: datetime, **more: str
) -> None:
    """One sentence about a version."""
    period = version.period
    record(
        code, by=by, at=at, unit_id=period.unit_id, subject=version,
        period=period.code, version=version.version, **more,
    )  # fmt: skip
