"""Publishing one page, with the duty that it closes, beside stock Wagtail's own publishing."""

import json
import statistics
from pathlib import Path

from django.utils import timezone

from benchmarks import scratch
from benchmarks.report import Table
from benchmarks.timing import seconds
from benchmarks.yardstick import as_stock, stock_site
from tamga.duties.actions import report_event
from tamga.duties.models import Occurrence
from tamga.kernel.deadlines import DayUnit
from tamga.kernel.schedules import Kind, Limit, Schedule
from tamga.website.actions import publish
from tamga.website.actions.pages import HandedIn, hand_in
from tests.stories import START, Soum, told

WAITED_FOR = "il-tod-baidal/shilen-dans"
NOBODY_WAITS = "il-tod-baidal/sul-oron-too"
ROUNDS, EACH = 5, 10


def wait_for_publications(soum: Soum) -> None:
    """As many events as there will be publications: each closes the oldest."""
    today = timezone.localdate()
    event = Schedule(kind=Kind.EVENT, limits=(Limit(40, DayUnit.CALENDAR),))
    duty = soum.duty(1, event, paths=(WAITED_FOR,))
    plan = soum.plan(duty, year=today.year, since=f"{today.year - 1}-01-01")
    for number in range(ROUNDS * EACH):
        what = f"Тогтоол {number}"
        report_event(plan.duties.get(), occurred_on=today, what=what, by=None, at=START)


def one(soum: Soum, path: str, number: int) -> float:
    """Seconds of publishing a page that was handed in for a section."""
    now, by = timezone.now(), soum.people["bolormaa"]
    content = HandedIn(f"Мэдээ {number}", f"Бичвэр {number}", timezone.localdate(now))
    page = hand_in(soum.page(path), content, by=by, at=now)
    return seconds(lambda: publish(page, by=by, at=timezone.now()))


def closed(soum: Soum) -> int:
    """How many occurrences are fulfilled."""
    return Occurrence.objects.filter(unit=soum.unit, fulfilled_at__isnull=False).count()


def run(_folder: Path) -> list[Table]:
    """In turns: a page that closes a duty, one for which nothing waits, a stock page."""
    found: dict[str, list[float]] = {"closes a duty": [], "nothing waits": [], "stock": []}
    with scratch.database("stories"), stock_site():
        soum = told("suld")
        wait_for_publications(soum)
        for turn in range(ROUNDS):
            for number in range(turn * EACH, (turn + 1) * EACH):
                before = closed(soum)
                found["closes a duty"].append(one(soum, WAITED_FOR, number))
                if closed(soum) == before:
                    raise RuntimeError("A publication closed nothing.")
                found["nothing waits"].append(one(soum, NOBODY_WAITS, number))
            with as_stock():
                found["stock"] += json.loads(scratch.run("benchmarks.stock", str(turn), str(EACH)))[
                    1:
                ]  # the first one of a fresh process loads half of Wagtail
    stock = statistics.median(found["stock"])
    rows = [
        (name, statistics.median(each) * 1000, f"{statistics.median(each) / stock:.2f}")
        for name, each in found.items()
    ]
    return [Table("Publishing one page", ("page", "ms, median", "beside stock"), rows)]
