"""The templates that somebody may begin a reply from, and what fills their fields."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from tamga.organizations.models import Unit
from tamga.petitions.enums import Kind
from tamga.petitions.letters import Facts, fill
from tamga.petitions.models import LetterTemplate, Petition
from tamga.petitions.queries.clock import appeal_until


@dataclass(frozen=True)
class Begun:
    """A template with its fields filled in for one petition."""

    template: LetterTemplate
    text: str


def templates_of(unit: Unit) -> QuerySet[LetterTemplate]:
    """Every template of a unit, ended ones too."""
    return LetterTemplate.everything.filter(unit=unit).select_related("written_by")


def templates_for(unit: Unit) -> list[LetterTemplate]:
    """Those that a reply of the unit may begin from: its own, then those of the unit above."""
    units = [pk for pk in (unit.pk, unit.parent_id) if pk]
    rows = LetterTemplate.everything.filter(unit__in=units, ended_at=None).select_related("unit")
    return sorted(rows, key=lambda row: row.unit_id != unit.pk)


def facts_of(petition: Petition, *, post: str, today: date) -> Facts:
    """What is known about a petition; ``post`` is the name of who answers. Two queries."""
    unit = petition.unit
    return Facts(
        number=petition.number,
        kind=Kind(petition.kind),
        received_on=petition.received_on,
        due_on=petition.due_on,
        today=today,
        appeal_until=appeal_until(today).due_on,
        office=office_of(unit),
        above=unit.parent.name if unit.parent else "",
        post=post,
        subject=petition.subject.name if petition.subject else "",
    )


def letters_for(petition: Petition, *, post: str, today: date) -> list[Begun]:
    """Every template for the petition, filled in."""
    templates = templates_for(petition.unit)
    if not templates:
        return []
    facts = facts_of(petition, post=post, today=today)
    return [Begun(each, fill(each.text, facts)) for each in templates]


def office_of(unit: Unit) -> str:
    """A unit's office as a letter names it: «Хужирт сумын Засаг даргын Тамгын газар»."""
    return f"{of_unit(unit.name)} {unit.office_name}" if unit.office_name else unit.name


def of_unit(name: str) -> str:
    """The genitive of «… сум», «… аймаг»; another name stays as it is."""
    for word, genitive in (("сум", "сумын"), ("аймаг", "аймгийн")):
        if name.endswith(f" {word}"):
            return f"{name.removesuffix(word)}{genitive}"
    return name
