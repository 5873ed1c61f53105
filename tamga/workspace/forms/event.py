"""Something that an event duty waits for has happened."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.duties.enums import Responsibility
from tamga.duties.models import Duty, Occurrence
from tamga.kernel.schedules import Kind, Schedule
from tamga.workspace.forms.hand_in import DayField
from tamga.workspace.forms.offering import offer_or_leave


def event_schedule(duty: Duty) -> Schedule | None:
    """The duty's first schedule that waits for an event."""
    schedules = (Schedule.from_json(data) for data in duty.schedules)
    return next((found for found in schedules if found.kind is Kind.EVENT), None)


class EventForm(forms.Form):
    """Of one event duty: the day, what happened, and what of the duty it asks for."""

    occurred_on = DayField(label=_("Day it happened"))
    what = forms.CharField(
        label=_("What happened"),
        max_length=300,
        help_text=_("As you would tell a colleague; a decision by its number and date."),
    )
    subject = forms.ChoiceField(label=_("What it is"))
    sections = forms.TypedMultipleChoiceField(
        label=_("What is to be published"), coerce=int, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one section.")},
    )  # fmt: skip
    position = forms.TypedChoiceField(label=_("Who owes it"), coerce=int)

    def __init__(self, *args: Any, duty: Duty, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.duty, self.today = duty, today
        schedule = event_schedule(duty)
        subjects = [limit.subject for limit in schedule.limits if limit.subject] if schedule else []
        offer_or_leave(self, "subject", [(s, s) for s in subjects] if len(subjects) > 1 else [])
        sections = list(duty.sections.order_by("duty_sections__order"))
        if len(sections) == 1:
            self.fields["sections"].initial = [sections[0].pk]
        offer_or_leave(self, "sections", [(s.pk, str(s)) for s in sections])
        positions = list(duty.positions.order_by("duty_positions__order"))
        each = duty.responsibility == Responsibility.EACH and len(positions) > 1
        offer_or_leave(self, "position", [(p.pk, p.name) for p in positions] if each else [])

    def clean_occurred_on(self) -> date:
        """It has happened, and since the plan is in force."""
        day: date = self.cleaned_data["occurred_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come. Report it when it happens."))
        if day < self.duty.plan.in_force_from:
            raise forms.ValidationError(
                _("The plan is in force from %(day)s; before that day nothing is owed."),
                params={"day": self.duty.plan.in_force_from.isoformat()},
            )
        return day

    def clean(self) -> dict[str, Any]:
        """The same event isn't reported twice, by two people or by two presses."""
        cleaned = super().clean() or {}
        if "occurred_on" in cleaned and "what" in cleaned:
            same = Occurrence.objects.filter(
                duty=self.duty,
                occurred_on=cleaned["occurred_on"],
                occurred_what__iexact=cleaned["what"],
                position=cleaned.get("position"),
            )
            if same.exists():
                raise forms.ValidationError(_("This event has been reported already."))
        return cleaned
