"""A round of Наран aimag: Сүлд and Тал write about the same provisions, score themselves, close."""

from dataclasses import dataclass
from datetime import date

from tamga.accounts.models import User
from tamga.decisions.actions import send_down
from tamga.decisions.models import Provision
from tamga.implementation.actions import close_period, open_period, score_own, write_progress
from tamga.implementation.models import Measure, Period, Source
from tests.implementation.half_years import AT, OPENED, ordered
from tests.stories import Soum, moment

TODAY = date(2026, 7, 8)  # Wednesday
CLOSED, SCORED = moment("2026-07-01"), moment("2026-07-08")
TEXTS = ("Мод тарих.", "Хоолны чанарт хяналт тавих.", "Тэжээл нөөцлөх.")
LONG = (
    "Иргэдийн хурлаар хэлэлцүүлж, багийн засаг дарга нартай хамтран хаврын тарилтын "
    "төлөвлөгөө гаргаж, {many} мод тарьж, усалгааны хуваарь гарган ажиллалаа."
)


@dataclass
class Round:
    """The periods of the soums by slug, the provisions in their order."""

    suld: Soum
    tal: Soum
    provisions: list[Provision]
    periods: dict[str, Period]

    def measure(self, slug: str, number: int) -> Measure:
        """A soum's measure, fresh from the database."""
        return Measure.objects.select_related("period__unit__parent").get(
            period=self.periods[slug], number=number
        )

    @property
    def source(self) -> Source:
        """The aimag governor's orders."""
        return self.periods["suld"].source


def begun(suld: Soum, tal: Soum, *texts: str, code: str = "2026-H1") -> Round:
    """Both soums have opened the period; nothing is written."""
    decision = ordered(suld, *(texts or TEXTS))
    provisions = list(Provision.everything.filter(decision=decision).order_by("order", "pk"))
    for provision in provisions:
        send_down(provision, units=[tal.unit], by=None, at=AT)
    return Round(suld, tal, provisions, again(suld, tal, code=code))


def again(suld: Soum, tal: Soum, *, code: str) -> dict[str, Period]:
    """Both soums open a period with what is on control."""
    source = Source.objects.get(code="governor-orders")
    return {
        soum.unit.slug: open_period(soum.unit, source=source, code=code, on=OPENED, by=None, at=AT)
        for soum in (suld, tal)
    }


def write(period: Period, by: User, *scores: int | None, text: str = LONG) -> None:
    """Each measure gets its text and its own score."""
    for measure, score in zip(period.measures.order_by("number"), scores, strict=True):
        write_progress(measure, text.format(many=200 + measure.number), seen=None, by=by, at=AT)
        score_own(measure, score, by=by, at=AT)


def closed(suld: Soum, tal: Soum) -> Round:
    """Сүлд scored itself 100, 70, not due; Тал 90, 70, 50; both have closed."""
    found = begun(suld, tal)
    bolormaa, solongo = suld.people["bolormaa"], tal.people["solongo"]
    write(found.periods["suld"], bolormaa, 100, 70, None)
    write(found.periods["tal"], solongo, 90, 70, 50)
    for slug, by in (("suld", bolormaa), ("tal", solongo)):
        found.periods[slug] = close_period(found.periods[slug], by=by, at=CLOSED)
    return found
