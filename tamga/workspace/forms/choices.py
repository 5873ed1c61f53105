"""Choices that are known only when the form is made."""

from collections.abc import Sequence

from django import forms


def offer(form: forms.Form, name: str, choices: Sequence[tuple[object, str]]) -> None:
    """Let a field of choices offer these; a field without any leaves the form."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    if choices:
        field.choices = choices
    else:
        del form.fields[name]
