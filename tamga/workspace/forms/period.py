"""The form that opens a reporting period."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.implementation.models import Source
from tamga.kernel.spans import span_of


def periods_around(today: date) -> list[tuple[str, str]]:
    """The codes and names one may choose: last year's, this year's and the next one's."""
    years = (today.year, today.year - 1, today.year + 1)
    codes = [f"{year}{part}" for year in years for part in ("-H1", "-H2", "", "-Q1", "-Q2", "-Q3",
                                                            "-Q4")]  # fmt: skip
    return [(code, span_of(code).words) for code in codes]


class PeriodForm(forms.Form):
    """What is to be reported, for when, by when."""

    source = forms.ModelChoiceField(
        Source.objects.all(), label=_("What it reports"), empty_label=None
    )
    code = forms.ChoiceField(label=_("Period"))
    place = forms.CharField(
        label=_("Place"), max_length=120, required=False,
        help_text=_("As it is printed under the report."),
    )  # fmt: skip
    due_on = forms.DateField(
        label=_("Report due on"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = periods_around(today)
        field.initial = f"{today.year}-H{1 if today.month <= 7 else 2}"
