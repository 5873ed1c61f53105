"""Choices that are only known when a form is made."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from tamga.accounts.models import User
from tamga.duties.models import Section
from tamga.kernel.mongolian.script import sort_key
from tamga.organizations.models import Position
from tamga.workspace.queries.people import by_given_name

Options = list[tuple[Any, Any]]


def offer(form: forms.BaseForm, name: str, choices: Any) -> None:
    """Let a field of choices offer these."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def offer_or_leave(form: forms.BaseForm, name: str, choices: Sequence[tuple[Any, str]]) -> None:
    """Let a field of choices offer these; a field without any leaves the form."""
    if choices:
        offer(form, name, choices)
    else:
        del form.fields[name]


def offer_rows(form: forms.BaseForm, name: str, rows: Any) -> None:
    """Let a field of records offer those of a queryset."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows


def offer_people(form: forms.BaseForm, name: str, people: QuerySet[User]) -> None:
    """Let a field of records offer those people by given name, as the alphabet goes."""
    offer_rows(form, name, people)
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.choices = [("", field.empty_label), *((u.pk, str(u)) for u in by_given_name(people))]


def section_options(sections: Sequence[Section]) -> Options:
    """Sections by path, under their menus."""
    menus: dict[str, list[tuple[str, str]]] = {}
    for section in sections:
        menus.setdefault(section.menu, []).append((section.path, section.title))
    return list(menus.items())


def position_options(positions: Mapping[str, Position]) -> Options:
    """Positions by code, those of a body below under its name."""
    named = sorted(positions.items(), key=lambda pair: sort_key(pair[1].name))
    groups: dict[str, list[tuple[str, str]]] = {
        position.unit.name: [] for position in positions.values()
    }
    for code, position in named:
        groups[position.unit.name].append((code, position.name))
    return list(groups.items())
