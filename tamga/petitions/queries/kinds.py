"""The three kinds in words that everybody knows, each with an example and how long it takes."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tamga.law.queries import term_on
from tamga.petitions.enums import Kind


@dataclass(frozen=True)
class ShownKind:
    """``days``: calendar days in which an answer is due, by the rule in force."""

    code: str
    title: Promise
    meaning: Promise
    example: Promise
    days: int


_WORDS = {
    Kind.APPLICATION: (
        _("I ask for something"),
        _("You ask the office to do what the law lets you ask for."),
        _("For example: the pump of our well is broken, please repair it."),
    ),
    Kind.COMPLAINT: (
        _("I complain"),
        _("A decision or an act of an office or an official has hurt your right."),
        _("For example: my allowance was stopped without a reason."),
    ),
    Kind.PROPOSAL: (
        _("I propose something"),
        _("You have an idea how to make something better for everybody."),
        _("For example: let us plant trees beside the school road."),
    ),
}


def shown_kinds(*, on: date) -> list[ShownKind]:
    """The kinds in the order in which people need them; three small queries."""
    return [
        ShownKind(kind.value, *words, days=term_on(f"petition.{kind.value}", on).days)
        for kind, words in _WORDS.items()
    ]
