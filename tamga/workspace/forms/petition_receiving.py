"""A petition is taken down at the counter, from a phone call or from the post, in a minute."""

import uuid
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tamga.organizations.models import Position, Unit
from tamga.organizations.queries import positions_for
from tamga.petitions.actions import Letter, is_recording
from tamga.petitions.enums import Channel, Kind
from tamga.petitions.forms import Files, PersonFields
from tamga.petitions.models import Subject
from tamga.petitions.rules import LONGEST_TEXT, MOST_SIGNERS, Signer, signers_of
from tamga.workspace.forms.petition_posts import post_choices
from tamga.workspace.forms.petition_talk import offer_files

OLDEST = timedelta(days=366)
"""A receipt longer ago is a slip in the year."""
KINDS = [
    (Kind.APPLICATION, _("Application – asks for something: land, support, a certificate")),
    (Kind.COMPLAINT, _("Complaint – says that a right was violated, asks to put it right")),
    (Kind.PROPOSAL, _("Proposal – proposes how something could be done better")),
]
CHANNELS = [
    (Channel.IN_PERSON, _("came to the counter")),
    (Channel.PHONE, _("called")),
    (Channel.WRITTEN, _("a letter: by post or handed over")),
    (Channel.CENTRE, _("from the 11-11 centre")),
    (Channel.ORAL, _("told to a bag governor")),
    (Channel.OTHER, _("another way")),
]  # by the website nobody types it in


class ReceivingForm(PersonFields):
    """One form, in the order of a conversation; what is seldom needed stands at its end."""

    client_key = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("What it is"), choices=KINDS, initial=Kind.APPLICATION, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("What it is about"),
        required=False,  # a recording alone is enough
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("In the citizen's own words, or as the letter says."),
    )
    attached = Files(label=_("Scan, photo, document, recording"), required=False)
    channel = forms.ChoiceField(
        label=_("How it came"),
        choices=CHANNELS,
        initial=Channel.IN_PERSON,
    )
    received_on = forms.DateField(
        label=_("Day of receipt"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The term is counted from it; the day itself isn't counted."),
    )
    subject = forms.ModelChoiceField(
        Subject.objects.none(),
        label=pgettext_lazy("of a petition", "Subject"),
        required=False,
        empty_label=_("choose later"),
    )
    read_back = forms.BooleanField(
        label=_("I read it back to the citizen, who agreed"), required=False
    )
    signers = forms.IntegerField(
        label=_("How many signed"), initial=1, min_value=1, max_value=100_000, required=False
    )
    co_signers = forms.CharField(
        label=_("Who signed too"),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line: name, then a comma and the address."),
    )
    against = forms.ChoiceField(
        label=_("Against which post the complaint is"),
        required=False,
        help_text=_("Whoever holds that post never sees it and is never given it."),
    )
    act = forms.BooleanField(
        label=_("It complains about an administrative act of ours (a decision about a person)"),
        required=False,
    )
    act_seen = forms.BooleanField(
        label=_("The citizen knows this and wants it registered here"), required=False
    )

    def __init__(self, *args: Any, unit: Unit, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"client_key": uuid.uuid4(), "received_on": today, **self.initial}
        self.today = today
        self.posts = {str(post.pk): post for post in positions_for(unit)}
        subject, against = self.fields["subject"], self.fields["against"]
        assert isinstance(subject, forms.ModelChoiceField)
        assert isinstance(against, forms.ChoiceField)
        subject.queryset = Subject.objects.all()
        against.choices = [("", _("no post")), *post_choices(self.posts.values())]
        for name in ("surname", "given_name", "phone", "register_number", "email", "address"):
            # on a counter's computer the browser would offer the citizen before
            self.fields[name].widget.attrs["autocomplete"] = "off"
        offer_files(self)
        self.warns = False

    def clean_received_on(self) -> date:
        """Not to come, and not of another year by a slip."""
        day: date = self.cleaned_data["received_on"]
        if day > self.today:
            raise ValidationError(_("It can't have been received on a day that is to come."))
        if day < self.today - OLDEST:
            raise ValidationError(_("That is more than a year ago: look at the year."))
        return day

    def clean_signers(self) -> int:
        """One, when the field is left empty."""
        return self.cleaned_data["signers"] or 1

    def clean_co_signers(self) -> tuple[Signer, ...]:
        """Those who are named."""
        signers = signers_of(self.cleaned_data["co_signers"])
        if len(signers) > MOST_SIGNERS:
            raise ValidationError(
                _("At most %s names fit here; attach the list as a file.") % MOST_SIGNERS
            )
        return signers

    def clean(self) -> dict[str, Any]:
        """Something is said; who complains about an act is told where that goes, and asked once
        more.
        """
        values = super().clean() or self.cleaned_data
        spoken = any(is_recording(file) for file in values.get("attached", ()))
        if "text" in values and "attached" in values and not values["text"] and not spoken:
            self.add_error("text", _("Write what it is about, or attach a recording."))
        if values.get("against") and values.get("kind") != Kind.COMPLAINT:
            self.add_error("against", _("Only a complaint is against a post: choose «complaint»."))
        self.warns = bool(values.get("act"))
        if self.warns and not values.get("act_seen"):
            self.add_error(
                "act_seen",
                _("Tell the citizen where it goes, and tick this if it is registered here anyway."),
            )
        return values

    def letter(self) -> Letter:
        """What is received; only of a valid form."""
        values = self.cleaned_data
        return Letter(
            kind=Kind(values["kind"]),
            channel=Channel(values["channel"]),
            text=values["text"],
            person=self.person(),
            received_on=values["received_on"],
            subject=values["subject"],
            against=self._against(),
            signers=values["signers"],
            read_back=values["read_back"],
            co_signers=values["co_signers"],
            attachments=tuple(values["attached"]),
        )

    def _against(self) -> Position | None:
        return self.posts.get(self.cleaned_data["against"])
