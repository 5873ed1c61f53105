"""Choices that are only known when a form is made."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from tamga.duties.models import Section
from tamga.organizations.models import Position

Options = list[tuple[Any, Any]]


def offer(form: forms.BaseForm, name: str, choices: Any) -> None:
    """Let a field of choices offer these."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def offer_rows(form: forms.BaseForm, name: str, rows: Any) -> None:
    """Let a field of records offer those of a queryset."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows


def section_options(sections: Sequence[Section]) -> Options:
    """Sections by path, under their menus."""
    menus: dict[str, list[tuple[str, str]]] = {}
    for section in sections:
        menus.setdefault(section.menu, []).append((section.path, section.title))
    return list(menus.items())


def position_options(positions: Mapping[str, Position]) -> Options:
    """Positions by code, those of a body below under its name."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for code, position in positions.items():
        groups.setdefault(position.unit.name, []).append((code, position.name))
    return list(groups.items())
