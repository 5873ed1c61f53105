"""A reason that somebody else will read."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    """Why a page goes back, or why an occurrence is excused."""

    why = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class DoneForm(forms.Form):
    """What was done, and where it can be seen."""

    note = forms.CharField(
        label=_("What was done"),
        max_length=255,
        required=False,
        help_text=_("For example the number of a letter. It is seen by the office only."),
    )
    url = forms.URLField(
        label=_("Address where it can be seen"), required=False, assume_scheme="https",
        max_length=200,
    )  # fmt: skip
