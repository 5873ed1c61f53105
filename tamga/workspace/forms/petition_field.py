"""What a bag governor wrote down on a phone, as it comes when there is signal again."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tamga.petitions.actions import Letter
from tamga.petitions.enums import Channel, Kind
from tamga.petitions.forms import PersonFields
from tamga.petitions.rules import LONGEST_TEXT
from tamga.workspace.forms.petition_receiving import KINDS

OLDEST = timedelta(days=30)
"""Longer than that nobody rides without signal; the term of most would be over."""


class FieldForm(PersonFields):
    """Short enough for a phone held in one hand; always told, written down and read back."""

    client_key = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("What it is"), choices=KINDS, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What it is about"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("In the citizen's own words, or as the letter says."),
    )
    received_on = forms.DateField(
        label=_("Day on which it was told"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    read_back = forms.BooleanField(
        label=_("I read it back to the citizen, who agreed"),
        error_messages={"required": _("Read it to the citizen, then tick this.")},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        for name in ("surname", "given_name", "phone", "address"):
            # the phone would offer the citizen before
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean_received_on(self) -> date:
        """Of the last thirty days; a phone's clock may be wrong."""
        day: date = self.cleaned_data["received_on"]
        if day > self.today:
            raise ValidationError(_("It can't have been received on a day that is to come."))
        if day < self.today - OLDEST:
            raise ValidationError(
                _("That is more than %s days ago: put the day right, or register it at the office.")
                % OLDEST.days
            )
        return day

    def letter(self) -> Letter:
        """What is received; only of a valid form."""
        values = self.cleaned_data
        return Letter(
            kind=Kind(values["kind"]),
            channel=Channel.ORAL,
            text=values["text"],
            person=self.person(),
            received_on=values["received_on"],
            read_back=values["read_back"],
        )
