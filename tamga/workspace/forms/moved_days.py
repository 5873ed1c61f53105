"""A day that a resolution made free or worked."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tamga.law.enums import DayKind
from tamga.law.models import MovedDay
from tamga.law.queries import why_off_by_law
from tamga.workspace.forms.plan_file import DayInput

FIRST_YEAR, LAST_YEAR = 1992, 2100


class MovedDayForm(forms.Form):
    """Which day, what it becomes, why, and by which resolution."""

    day = forms.DateField(label=_("Day"), widget=DayInput)
    kind = forms.ChoiceField(
        label=_("What it becomes"), choices=DayKind.choices, widget=forms.RadioSelect
    )
    name = forms.CharField(
        label=_("Name of the day"),
        help_text=_("It stands in the explanation of a due day: “Naadam holiday”."),
        max_length=200,
    )
    decided_by = forms.CharField(
        label=_("Decided by"),
        help_text=_("Name, number and date of the resolution."),
        max_length=200,
    )

    def clean(self) -> dict[str, Any]:
        """A day is moved once, and into what it isn't already."""
        cleaned = super().clean() or {}
        day, kind = cleaned.get("day"), cleaned.get("kind")
        if day is None or kind is None:
            return cleaned
        cleaned["kind"] = DayKind(kind)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.add_error("day", _("Choose a day of the years 1992 to 2100."))
        elif there := MovedDay.objects.filter(day=day).first():
            self.add_error(
                "day",
                _now("This day is listed already: %(name)s. Remove it first.")
                % {"name": there.name},
            )
        else:
            why = why_off_by_law(day)
            if kind == DayKind.OFF and why:
                said = _now("It is a day off already: %(name)s.") % {"name": why}
                self.add_error("kind", said)
            elif kind == DayKind.WORKED and not why:
                self.add_error("kind", _("It is a working day already."))
        return cleaned
