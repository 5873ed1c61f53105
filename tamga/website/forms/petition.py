"""What a citizen writes to the office: one form, checked kindly, nothing lost."""

import hashlib
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tamga.petitions.actions import Letter, is_recording
from tamga.petitions.actions.attaching import ACCEPT
from tamga.petitions.enums import Channel, Kind
from tamga.petitions.forms import Files, PersonFields
from tamga.petitions.rules import LONGEST_TEXT, Person
from tamga.website.forms.fields import Words
from tamga.website.forms.stamp import opened_at, started_at, too_quick


class PetitionForm(PersonFields):
    """A petition with its sender; ``letter()`` once it is valid."""

    kind = forms.ChoiceField(
        label=_("What do you want to write?"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three.")},
    )
    text = Words(
        label=_("Write it in your own words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )
    attached = Files(label=_("Pictures, documents"), required=False)
    without_name = forms.BooleanField(label=_("I don’t give my name"), required=False)
    may_publish = forms.BooleanField(
        label=_("It may be published with the answer, without my name"), required=False
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput(attrs={"autocomplete": "off"}))
    started = forms.CharField(required=False, widget=forms.HiddenInput)
    # no person sees it; programs fill in whatever there is
    second_subject = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, files: Any = None, *, at: datetime) -> None:
        self.at = at
        first = {"client_key": uuid4(), "started": started_at(at)}
        super().__init__(data, files, initial=first, label_suffix="")
        self.fields["attached"].widget.attrs["accept"] = ACCEPT

    def clean_text(self) -> str:
        """At most so long. Raises ValidationError."""
        text: str = self.cleaned_data["text"].strip()
        if len(text) > LONGEST_TEXT:
            said = {"written": len(text), "most": LONGEST_TEXT}
            raise ValidationError(
                _(
                    "The text has %(written)s letters, and at most %(most)s are taken. "
                    "Make it shorter, or attach it as a file."
                ),
                params=said,
            )
        return text

    def clean(self) -> dict[str, Any]:
        """Something is said, and somebody can be answered, or wants no name; no program."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("second_subject") or too_quick(data.get("started", ""), at=self.at):
            raise ValidationError(_("It could not be sent. Look through it and press once more."))
        spoken = any(is_recording(file) for file in data.get("attached", ()))
        if "text" in data and "attached" in data and not data["text"] and not spoken:
            self.add_error("text", _("Write what it is about, or record it."))
        if not data.get("without_name"):
            self._ask_for_person(data)
        return data

    def _ask_for_person(self, data: dict[str, Any]) -> None:
        if "given_name" in data and not data["given_name"]:
            self.add_error("given_name", _("Write your name, or tick that you don’t give it."))
        ways = [data.get(name, "wrong") for name in ("phone", "email", "address")]
        if not any(ways):
            self.add_error("phone", _("Write a phone, an e-mail or an address to answer to."))

    def person(self) -> Person:
        """Who it is; without a name, only where news may be sent."""
        found = super().person()
        if self.cleaned_data["without_name"]:
            return Person(phone=found.phone, email=found.email)
        return found

    def letter(self, *, on: date) -> Letter:
        """What is received; only of a valid form."""
        data = self.cleaned_data
        return Letter(
            kind=Kind(data["kind"]),
            channel=Channel.WEB,
            text=data["text"],
            person=self.person(),
            received_on=on,
            may_publish=data["may_publish"],
            attachments=tuple(data["attached"]),
        )

    def stamp(self) -> str:
        """When it was opened, signed; a new one instead of what nobody signed."""
        typed = str(self["started"].value() or "")
        return typed if opened_at(typed) is not None else started_at(self.at)

    def key(self) -> UUID:
        """Under which it is received once: of the browser's key and of all that was sent, for who
        goes back and changes something with the same key sends another one. A hash, so that nobody
        gets the receipt by what the database holds.
        """
        data = self.cleaned_data
        files = [hashlib.sha256(file.data).hexdigest() for file in data["attached"]]
        parts = (data["client_key"], data["kind"], data["text"], self.person(),
                 data["may_publish"], *files)  # fmt: skip
        said = "\0".join(map(str, parts))
        return UUID(bytes=hashlib.sha256(said.encode("utf-8", "replace")).digest()[:16])
