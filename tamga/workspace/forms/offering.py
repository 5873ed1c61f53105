"""Choices that are only known when a form is made."""

from typing import Any

from django import forms


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
