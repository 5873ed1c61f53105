"""How a provision is followed: by when, how often it is reported, and to whom besides."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.decisions.actions import Reports
from tamga.decisions.models import Provision, Recipient, Window
from tamga.decisions.queries import mark_of
from tamga.kernel.schedules import Schedule
from tamga.workspace.forms.schedules import chosen_schedules, schedule_forms
from tamga.workspace.forms.windows import WindowsForm

RECIPIENTS = 6


class FollowForm(WindowsForm):
    """How a provision is followed: due days, report rhythm, recipients of the report. ``standing``
    is the provision as it is; ``seen`` says how it was when this form was opened.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)

    def __init__(self, data: Any = None, *, standing: Provision | None = None, **kwargs: Any):
        windows: Sequence[Window] = ()
        named: list[Recipient] = []
        schedules: list[Schedule] = []
        if standing is not None:
            windows = list(standing.windows.filter(assignment__isnull=True))
            named = list(standing.recipients.all())
            schedules = [Schedule.from_json(each) for each in standing.schedules]
        super().__init__(data, standing=windows, **kwargs)
        self.terms = schedule_forms(data, schedules, prefix="report", folded=True)
        if standing is not None:
            self.initial["seen"] = mark_of(standing)
        self.recipient_places = range(1, max(RECIPIENTS, len(named) + 1) + 1)
        for n in self.recipient_places:
            self.fields[f"to_{n}"] = forms.CharField(
                label=_("Who gets the report"), required=False, max_length=200
            )
            self.fields[f"as_{n}"] = forms.CharField(
                label=_("In which form"), required=False, max_length=200
            )
        for n, each in enumerate(named, start=1):
            self.initial.update({f"to_{n}": each.name, f"as_{n}": each.form})

    def is_valid(self) -> bool:
        """This form and the terms of the rhythm."""
        return all([super().is_valid(), *(term.is_valid() for term in self.terms)])

    def clean(self) -> dict[str, Any]:
        """A form of the report is somebody's; nobody gets it twice."""
        cleaned = super().clean()
        seen: set[str] = set()
        for n in self.recipient_places:
            name, form = cleaned.get(f"to_{n}"), cleaned.get(f"as_{n}")
            if form and not name and f"to_{n}" not in self.errors:
                self.add_error(f"to_{n}", _("Who gets the report in this form?"))
            elif name and name in seen:
                self.add_error(f"to_{n}", _("It is named above already."))
            seen.add(name or "")
        return cleaned

    @property
    def wrong_terms(self) -> bool:
        """Whether the rhythm can't be what was typed."""
        return self.is_bound and any(term.errors for term in self.terms)

    def schedules(self) -> tuple[Schedule, ...]:
        """The rhythm of the reports."""
        return chosen_schedules(self.terms)

    def recipients(self) -> list[Reports]:
        """Who else the report goes to."""
        values = self.cleaned_data
        return [
            Reports(values[f"to_{n}"], values[f"as_{n}"])
            for n in self.recipient_places
            if values[f"to_{n}"]
        ]

    def recipient_rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The fields of the recipients in pairs."""
        return [(self[f"to_{n}"], self[f"as_{n}"]) for n in self.recipient_places]

    @property
    def more_recipients_open(self) -> bool:
        """Whether a recipient beyond the first one is named, or named wrong."""
        rest = [field for row in self.recipient_rows()[1:] for field in row]
        return any(field.value() or field.errors for field in rest)
