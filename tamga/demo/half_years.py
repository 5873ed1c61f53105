"""The half-year of the demo that is being reported: written in one soum, scored in the other."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from tamga.accounts.models import User
from tamga.implementation.actions import (
    add_evidence,
    close_period,
    open_period,
    score_own,
    score_superior,
    send_back,
    write_progress,
)
from tamga.implementation.enums import EvidenceKind
from tamga.implementation.models import Measure, Period, Source
from tamga.organizations.models import Unit

SOURCE = "governor-orders"
TEXTS = (
    "Ажлын хэсэг байгуулж, багуудын дарга нартай хамтран зохион байгуулав. Нийт 4 баг хамрагдав.",
    "Сургалт, сурталчилгааг 2 удаа хийж, 86 иргэн оролцов. Үр дүнг тамгын газрын хуралд хэлэлцэв.",
    "Холбогдох байгууллагад албан бичгээр хүргүүлсэн. Хариу ирсний дараа дараагийн алхмыг хийнэ.",
    "Төлөвлөсөн ажлын тал хувь нь дууссан, үлдсэнийг арванхоёрдугаар сард дуусгана.",
    "Сумын төсөвт шаардагдах зардлыг тусгуулах санал хүргүүлэв.",
    "Мэргэжлийн хяналтын үзлэгээр илэрсэн зөрчлийг хугацаанд нь арилгав.",
    "Мэдээ, мэдээллийг сумын цахим хуудсанд нийтэлж, иргэдэд хүргэв.",
)
SCORES: tuple[int | None, ...] = (70, 100, 50, 90, 70, 30, 70, None)
WRITTEN, SCORED = 3, 2  # of four rows: so many the open soum has written and scored
BACK = "Хэдэн өрх хамрагдсаныг тоогоор нэмж бичнэ үү."
LOWER = "Ажил бүрэн дуусаагүй байна."


def report_half_year(units: dict[str, Unit], people: dict[str, User], *, at: datetime) -> None:
    """The current half-year in both soums.

    1. Opened with all that is on control, printed reports' provisions included. 2. In ``demo`` it
    is half written and half scored. 3. In ``tal`` it is written, scored and closed; the evaluator
    has scored some, sent one back, and has the rest to do.
    """
    begun = at - timedelta(days=20)
    demo = _opened(units["demo"], people["medee"], begun)
    tal = _opened(units["tal"], people["tal-medee"], begun)
    for measure in demo.measures.order_by("number"):
        turn = measure.number % 4
        if turn < WRITTEN:
            _write(measure, 0, by=people["medee"], at=begun + timedelta(days=turn))
        if turn < SCORED:
            score_own(measure, SCORES[measure.number % 8], by=people["medee"], at=at)
    for measure in tal.measures.order_by("number"):
        _write(measure, measure.number % 2, by=people["tal-medee"], at=begun)
        score_own(measure, SCORES[(measure.number + 3) % 8], by=people["tal-medee"], at=begun)
    close_period(tal, by=people["tal-medee"], at=at - timedelta(days=3))
    _evaluate(tal, people["aimag"], at=at - timedelta(days=1))


def _opened(unit: Unit, by: User, at: datetime) -> Period:
    today = timezone.localdate(at)
    return open_period(
        unit,
        source=Source.objects.get(code=SOURCE),
        code=f"{today.year}-H{1 if today.month <= 6 else 2}",
        on=today,
        place=unit.name.removesuffix(" сум"),
        by=by,
        at=at,
    )


def _write(measure: Measure, shift: int, *, by: User, at: datetime) -> None:
    number = measure.number
    write_progress(measure, TEXTS[(number + shift) % len(TEXTS)], seen=None, by=by, at=at)
    if SCORES[number % 8] == 100:
        add_evidence(
            measure,
            kind=EvidenceKind.FIGURE,
            label="Хамрагдсан өрх",
            figure=Decimal(40 + number),
            figure_unit="өрх",
            by=by,
            at=at,
        )


def _evaluate(period: Period, evaluator: User, *, at: datetime) -> None:
    first, second, third, fourth = period.measures.order_by("number")[:4]
    on = timezone.localdate(at)
    for measure in (first, second):
        own = measure.assessments.get(side="own")
        score_superior(measure, own.score, reason="", by=evaluator, on=on, at=at)
    score_superior(third, 30, reason=LOWER, by=evaluator, on=on, at=at)
    send_back(fourth, reason=BACK, by=evaluator, on=on, at=at)
