"""The day from which a plan is in force."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.duties.models import Plan
from tamga.workspace.forms.plan_file import DayInput

EARLIEST = date(2000, 1, 1)


class ForceForm(forms.Form):
    """A day, in the plan's year or before it."""

    in_force_from = forms.DateField(
        label=_("Day of force"),
        help_text=_("Nothing that was due before this day counts as late."),
        widget=DayInput,
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan

    def clean_in_force_from(self) -> date:
        """No day after the plan's year, for then nothing of it could ever be late."""
        day: date = self.cleaned_data["in_force_from"]
        if day.year > self.plan.year:
            raise forms.ValidationError(
                _("The day of force comes after the plan's year: nothing of it can be late.")
            )
        if day < EARLIEST:
            raise forms.ValidationError(_("Choose a day from the year 2000 on."))
        return day
