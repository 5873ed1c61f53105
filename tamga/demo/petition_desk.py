"""What the demo's office has written and decided beforehand: templates, a standing rule, figures
handed in.
"""

from datetime import datetime, time, timedelta

from django.utils import timezone

from tamga.accounts.models import User
from tamga.kernel.spans import SpanKind
from tamga.organizations.models import Position, Unit
from tamga.petitions.actions import hand_in, set_rule, write_template
from tamga.petitions.enums import Outcome
from tamga.petitions.models import Subject
from tamga.petitions.queries.reports import cut_off_of
from tamga.petitions.queries.totals import spans_since
from tamga.petitions.ready_letters import ready_letter

WELLS = (
    "Таны {хүлээн авсан өдөр} ирүүлсэн {дугаар} дугаартай {төрлийг} {албан тушаал} газар дээр нь "
    "очиж шалгалаа. Худгийг засах ажлыг дараах байдлаар шийдвэрлэв:\n"
)


def furnish_desk(
    unit: Unit, people: dict[str, User], posts: dict[str, Position], *, at: datetime
) -> None:
    """Two templates of the soum, one of the aimag, and land for the land manager by an order."""
    began = at - timedelta(days=90)
    refused = ready_letter("refused")
    assert refused is not None
    write_template(
        unit, name=refused.name, text=refused.text, outcome=refused.outcome, by=people["arhiv"],
        at=began,
    )  # fmt: skip
    write_template(
        unit, name="Худгийн засварын хариу", text=WELLS, outcome=Outcome.RESOLVED,
        by=people["arhiv"], at=began,
    )  # fmt: skip
    explained = ready_letter("explained")
    if unit.parent and explained:
        write_template(
            unit.parent, name=f"Аймгийн загвар: {explained.name.lower()}", text=explained.text,
            outcome=explained.outcome, by=people["aimag"], at=began,
        )  # fmt: skip
    set_rule(
        unit, subject=Subject.objects.get(code="land"), lead=posts["land_manager"],
        ground="А/27 тушаал", by=people["darga"], at=began,
    )  # fmt: skip


def report_last_quarter(unit: Unit, clerk: User, *, at: datetime) -> None:
    """The last quarter that was cut off was handed in two days later."""
    today = timezone.localdate(at)
    spans = spans_since(today - timedelta(days=200), until=today, kinds=[SpanKind.QUARTER])
    for span in spans:
        day = cut_off_of(span)
        if day <= today:
            handed = timezone.make_aware(datetime.combine(day + timedelta(days=2), time(15)))
            words = "Саравч, худаг, газрын асуудлаар хандсан нь олон байв."
            hand_in(unit, span.code, cut_off_on=day, words=words, by=clerk, at=min(handed, at))
            return
