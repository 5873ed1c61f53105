"""Numbered blank forms are received, used and written off."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.registers.enums import Script
from tamga.workspace.forms.hand_in import DayField
from tamga.workspace.forms.offering import offer


class BlankSeriesForm(forms.Form):
    """Numbered blank forms that came."""

    script = forms.ChoiceField(label=_("Script"), choices=Script.choices, widget=forms.RadioSelect)
    series = forms.CharField(label=_("Letters of the series"), max_length=20, required=False)
    first = forms.IntegerField(label=_("From number"), min_value=1)
    last = forms.IntegerField(label=_("To number"), min_value=1)
    received_on = DayField(label=_("Received on"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["received_on"].initial = today

    def clean(self) -> dict[str, Any]:
        """They run forward, and have come."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", _("Blank forms run from a number to one that isn't smaller."))
        day = cleaned.get("received_on")
        if day and day > self.today:
            self.add_error("received_on", _("This day is still to come."))
        return cleaned


class UseBlankForm(forms.Form):
    """A blank form was used for a number of a register."""

    number = forms.IntegerField(label=_("Number of the form"), min_value=1)
    entry = forms.TypedChoiceField(label=_("For which decision"), coerce=int)

    def __init__(self, *args: Any, numbers: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "entry", [("", _("choose a decision")), *numbers])


class SpoilBlankForm(forms.Form):
    """A blank form is written off."""

    number = forms.IntegerField(label=_("Number of the form"), min_value=1)
    reason = forms.CharField(
        label=_("Why it is spoiled"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
