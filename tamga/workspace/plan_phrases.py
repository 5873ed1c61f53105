"""What is said about the rows of a plan: problems, terms, fields, in the active language."""

from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tamga.duties.enums import Responsibility
from tamga.duties.models import Section
from tamga.duties.reading import Problem
from tamga.duties.reading.problems import sentence, sentence_with_place
from tamga.kernel.english import speech as english
from tamga.kernel.mongolian import speech as mongolian
from tamga.kernel.schedules import Schedule
from tamga.organizations.models import Position
from tamga.workspace.plan_difference import FieldChange
from tamga.workspace.plan_reading import FIRST_YEAR

FIELD_NAMES = {
    "work": _("Work to be done"),
    "when_text": _("Term as written"),
    "who_text": _("Responsible as written"),
    "responsibility": _("How they share it"),
    "schedules": _("Term"),
    "sections": _("Sections"),
    "positions": _("Responsible"),
}


def told(problem: Problem, *, with_place: bool = False) -> str:
    """The problem as a sentence."""
    if problem.code == FIRST_YEAR:
        return gettext("It comes once in several years: which year is the first?")
    return sentence_with_place(problem) if with_place else sentence(problem)


def term(schedule: Schedule) -> str:
    """A schedule in words, with a capital letter."""
    speech = english if (translation.get_language() or "").startswith("en") else mongolian
    words = speech.describe(schedule)
    return words[:1].upper() + words[1:]


def in_words(value: object) -> str:
    """A value of a ``FieldChange``."""
    if isinstance(value, tuple):
        return "; ".join(_one(each) for each in value) or "—"
    return str(value) or "—"


def change_in_words(change: FieldChange) -> tuple[str, str, str]:
    """The name of a field, what it was, what it becomes."""
    before, after = change.before, change.after
    if change.name == "responsibility":
        labels = dict(Responsibility.choices)
        before, after = labels[str(before)], labels[str(after)]
    return str(FIELD_NAMES[change.name]), in_words(before), in_words(after)


def _one(value: object) -> str:
    if isinstance(value, Schedule):
        return term(value)
    if isinstance(value, Section):
        return str(value)
    if isinstance(value, Position):
        return value.name
    return str(value)


def terms(schedules: Iterable[Schedule]) -> list[str]:
    """Schedules in words."""
    return [term(schedule) for schedule in schedules]
