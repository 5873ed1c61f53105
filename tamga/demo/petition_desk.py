"""What the demo's office has written and decided beforehand: templates and a standing rule."""

from datetime import datetime, timedelta

from tamga.accounts.models import User
from tamga.organizations.models import Position, Unit
from tamga.petitions.actions import set_rule, write_template
from tamga.petitions.enums import Outcome
from tamga.petitions.models import Subject
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
