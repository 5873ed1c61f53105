"""A template of a reply, with its fields checked; which one a reply begins from."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tamga.petitions.enums import ANSWERED, Outcome
from tamga.petitions.letters import OFFERED, wrong_fields
from tamga.petitions.rules import LONGEST_TEXT

OUTCOMES = [(each.value, each.label) for each in Outcome if each in ANSWERED]


class TemplateForm(forms.Form):
    """``seen`` is the moment at which the text that is being changed was written."""

    name = forms.CharField(label=pgettext_lazy("of a letter template", "Name"), max_length=120)
    outcome = forms.ChoiceField(
        label=_("For replies that end as"),
        choices=[("", _("any outcome")), *OUTCOMES],
        required=False,
    )
    text = forms.CharField(
        label=_("Text of the letter"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 14, "data-insert-into": ""}),
        help_text=_("Fields stand in braces and are filled in for each petition."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        """Every brace is a field that is known."""
        text: str = self.cleaned_data["text"]
        if wrong := wrong_fields(text):
            raise ValidationError(
                _("These are no fields: %(wrong)s. Known are: %(known)s."),
                code="fields",
                params={
                    "wrong": ", ".join(wrong),
                    "known": ", ".join(f"{{{name}}}" for name in OFFERED),
                },
            )
        return text

    @property
    def values(self) -> dict[str, Any]:
        """As ``write_template`` takes them; only of a valid form."""
        chosen = self.cleaned_data["outcome"]
        return {
            "name": self.cleaned_data["name"],
            "text": self.cleaned_data["text"],
            "outcome": Outcome(chosen) if chosen else None,
        }

    @property
    def seen_at(self) -> datetime | None:
        """None for what is no moment: it then counts as not seen."""
        try:
            return datetime.fromisoformat(self.cleaned_data["seen"])
        except ValueError:
            return None
