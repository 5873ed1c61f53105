"""What an office has written and decided beforehand: a template, a standing rule."""

from tamga.petitions.actions import write_template
from tamga.petitions.models import StandingRule
from tests.stories import START, Soum

BUTTONS = {
    f"office_petition_{what}"
    for what in ("by_rule", "template_end", "template_take_up", "rule_end")
}
TEXT = "Таны {хүлээн авсан өдөр} ирүүлсэн {дугаар} дугаартай {төрлийг} шийдвэрлэлээ."


def desk_rooms(soum: Soum) -> dict[str, int]:
    """Their keys, by the name of each address that asks for one."""
    by = next(iter(soum.people.values()))
    template = write_template(soum.unit, name="Хариу", text=TEXT, by=by, at=START)
    rule = StandingRule.everything.create(
        unit=soum.unit, lead=soum.posts["land_manager"], ground="А/1", given_at=START, given_by=by
    )
    names = ("template", "template_end", "template_take_up")
    return {
        **{f"office_petition_{name}": template.pk for name in names},
        "office_petition_rule_end": rule.pk,
    }
