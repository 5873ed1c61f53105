"""What of an answered petition is published, written anew; why it leaves the site."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.petitions.forms import one_line
from tamga.petitions.rules import LONGEST_TEXT


class AnswerForm(forms.Form):
    """The words that everybody will read."""

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        help_text=_("What it is about in a few words, as somebody would search for it."),
    )
    text = forms.CharField(
        label=_("What was asked"),
        max_length=LONGEST_TEXT,
        help_text=_("Without names, places and days by which somebody would know who asked."),
        widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
    )
    answer = forms.CharField(
        label=_("What was answered"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
    )

    def clean_title(self) -> str:
        """One line, without signs that nobody sees."""
        return one_line(self.cleaned_data["title"])


class TakeDownForm(forms.Form):
    """Why it is taken off the site."""

    why = forms.CharField(
        label=_("Why is it taken down?"),
        max_length=500,
        help_text=_("Only the office reads it."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="down_%s")
