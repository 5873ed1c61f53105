"""A quarter that two soums have closed: one is scored, one waits; and one a year before it."""

from datetime import datetime

from django.utils import timezone

from tamga.accounts.models import User
from tamga.decisions.actions import send_down
from tamga.implementation.actions import (
    close_period,
    lock_period,
    open_period,
    reopen_period,
    score_own,
    score_superior,
    write_progress,
)
from tamga.implementation.models import Period
from tests.implementation.half_years import AT, OPENED
from tests.stories import Soum, told

COPIED = (
    "Иргэдийн хурлаар хэлэлцүүлж, багийн засаг дарга нартай хамтран төлөвлөгөө гаргаж ажиллав. "
)


def furnish_round(soum: Soum, closed: int) -> dict[str, object]:
    """Тал joins Сүлд's closed quarter; the keys of a provision that both have."""
    mine = Period.objects.select_related("source", "unit").get(pk=closed)
    tal, now = told("tal"), timezone.now()
    evaluator = User.objects.get(username="nergui")
    for measure in mine.measures.select_related("provision"):
        send_down(measure.provision, units=[tal.unit], by=None, at=AT)
    solongo = tal.people["solongo"]
    for code in ("2025-Q4", mine.code):
        theirs = open_period(tal.unit, source=mine.source, code=code, on=OPENED, by=None, at=AT)
        _write(theirs, solongo, now)
        for measure in theirs.measures.select_related("period__unit"):
            score_superior(
                measure, 30, reason="Нотолгоо дутуу", by=evaluator, on=now.date(), at=now
            )
    reopen_period(theirs, reason="Тоо буруу орсон", by=evaluator, at=now)
    close_period(theirs, by=solongo, at=now)
    lock_period(Period.objects.get(unit=tal.unit, code="2025-Q4"), by=evaluator, at=now)
    return {"in_round": mine.measures.order_by("number")[1].provision_id}


def _write(period: Period, by: User, now: datetime) -> None:
    for measure in period.measures.all():
        write_progress(measure, COPIED * 6, seen=None, by=by, at=now)
        score_own(measure, 100, by=by, at=now)
    close_period(period, by=by, at=now)
