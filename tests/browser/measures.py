"""A quarter that is being written, and one that is closed with a measure sent back."""

from decimal import Decimal

from django.utils import timezone

from tamga.implementation.actions import (
    add_evidence,
    close_period,
    score_own,
    see_writing,
    send_back,
    write_progress,
)
from tamga.implementation.enums import EvidenceKind
from tests.decisions.offices import evaluator
from tests.implementation.half_years import assigned, opened, ordered
from tests.stories import Soum


def furnish_measures(soum: Soum) -> dict[str, object]:
    """The keys of both periods and of a measure with everything on it."""
    now, bolormaa, oyun = timezone.now(), soum.people["bolormaa"], soum.people["oyun"]
    assigned(soum, ordered(soum))
    writing, closed = opened(soum, code="2026-Q3"), opened(soum, code="2026-Q4")
    second = writing.measures.get(number=2)
    for text in ("Эхэлсэн.", "Хяналт тавьж, зөвлөмж хүргүүлсэн. " * 20):
        notes = second.notes.order_by("-pk").first()
        seen = notes.pk if notes else None
        write_progress(second, text, seen=seen, by=oyun, at=now)
    see_writing(second, by=soum.people["mandakh"], at=now)
    for measure in closed.measures.all():
        score_own(measure, 70, by=bolormaa, at=now)
    back = closed.measures.get(number=2)
    add_evidence(
        back, kind=EvidenceKind.FIGURE, label="Хамрагдсан хүүхэд", figure=Decimal("120.5"),
        figure_unit="хүүхэд", by=oyun, at=now,
    )  # fmt: skip
    add_evidence(
        back, kind=EvidenceKind.PAGE, label="Мэдээ", by=oyun, at=now,
        address="https://example.mn/" + "urt-khayag-" * 12,
    )  # fmt: skip
    close_period(closed, by=bolormaa, at=now)
    send_back(back, reason="Тоо баримт нэмнэ үү.", by=evaluator(soum), on=now.date(), at=now)
    return {"writing": writing.pk, "closed": closed.pk, "measure_back": back.pk}
