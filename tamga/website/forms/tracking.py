"""Number and code of a petition, and what its sender may still ask for."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tamga.petitions.models.surveys import BEST, WORST
from tamga.petitions.rules import LONGEST_TEXT, clean_code
from tamga.website.forms.fields import Words

ANSWERS = [(str(number), str(number)) for number in range(WORST, BEST + 1)]


class TrackForm(forms.Form):
    """Which petition; whether there is such a one isn't asked here."""

    number = forms.CharField(
        label=_("Number of the petition"),
        max_length=40,
        help_text=_("For example Ө-12/2026"),
        error_messages={"required": _("Write the number.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    code = forms.CharField(
        label=_("Secret code"),
        max_length=60,
        help_text=_("Twenty digits; spaces do no harm."),
        error_messages={"required": _("Write the secret code.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )

    def clean_code(self) -> str:
        """Its twenty digits. Raises ValidationError for a slip that its check digit shows."""
        digits = clean_code(self.cleaned_data["code"])
        if digits is None:
            raise ValidationError(
                _("The code has twenty digits, and one of these is missing or wrong. Compare it.")
            )
        return digits


class AskAgain(forms.Form):
    """What isn't settled."""

    reason = forms.CharField(
        label=_("What isn't settled?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        error_messages={"required": _("Say what isn't settled.")},
    )


class WriteBack(forms.Form):
    """A message; ``seen`` is how many stood on the page where it was written."""

    text = Words(
        label=_("Your message"),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages={"required": _("Write the message.")},
    )
    seen = forms.CharField(required=False)

    def clean_text(self) -> str:
        """At most so long. Raises ValidationError."""
        text: str = self.cleaned_data["text"].strip()
        if len(text) > LONGEST_TEXT:
            raise ValidationError(
                _("The text is too long: at most %s letters.") % LONGEST_TEXT, code="long"
            )
        return text

    def clean_seen(self) -> int | None:
        """None for what no page of ours has: nothing typed is refused for it."""
        typed: str = self.cleaned_data["seen"]
        return int(typed) if re.fullmatch(r"[0-9]{1,6}", typed) else None


class Withdrawal(forms.Form):
    """Asked twice, for it ends the petition."""

    sure = forms.BooleanField(
        label=_("Yes, I take my petition back"),
        error_messages={"required": _("Tick it when you are sure.")},
    )


class NoConsent(forms.Form):
    """Nothing is asked: the button says what happens, and nothing else is lost by it."""


class Rating(forms.Form):
    """Two questions after the end."""

    clear = forms.ChoiceField(
        label=_("Was the answer clear?"), choices=ANSWERS, widget=forms.RadioSelect,
        error_messages={"required": _("Choose from 1 to 5.")},
    )  # fmt: skip
    content = forms.ChoiceField(
        label=_("Are you content with how it was settled?"),
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose from 1 to 5.")},
    )
