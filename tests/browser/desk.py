"""Templates and standing rules, to be looked at: long names, an ended one, a post of nobody."""

from collections.abc import Callable

from django.utils import timezone

from tamga.petitions.actions import end_rule, end_template, set_rule, write_template
from tamga.petitions.enums import Kind, Outcome
from tamga.petitions.models import Petition, Subject
from tests.petitions.desk import TEXT
from tests.stories import Soum


def furnish_desk(soum: Soum, sent: Callable[..., Petition]) -> dict[str, int]:
    """The keys of a petition under a rule and of a template."""
    clerk, head, now = soum.people["uranchimeg"], soum.people["mandakh"], timezone.now()
    template = write_template(
        soum.unit, name="Шийдвэрлэсэн-хариуны-маш-урт-нэртэй загвар", text=f"{TEXT}\n\n" * 4,
        outcome=Outcome.RESOLVED, by=clerk, at=now,
    )  # fmt: skip
    old = write_template(soum.unit, name="Хуучин загвар", text=TEXT, by=clerk, at=now)
    end_template(old, by=head, at=now)
    write_template(soum.unit.parent, name="Аймгийн загвар", text=TEXT, by=head, at=now)
    welfare, land = (Subject.objects.get(code=code) for code in ("welfare", "land"))
    ground = "А/12, 2026 оны 1 дүгээр сарын 5-ны өдрийн тушаалын хоёрдугаар хавсралт"
    finance, nobody = soum.posts["finance_head"], soum.posts["land_manager"]
    set_rule(soum.unit, lead=finance, subject=welfare, ground=ground, by=head, at=now)
    set_rule(soum.unit, lead=nobody, kind=Kind.COMPLAINT, ground="А/13", by=head, at=now)
    past = set_rule(soum.unit, lead=nobody, subject=land, ground=ground, by=head, at=now)
    end_rule(past, by=head, at=now)
    return {"letter_ruled": sent(subject=welfare).pk, "template": template.pk}
