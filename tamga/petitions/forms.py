"""What a form asks about a citizen, at the counter and on the website: checked in one place."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tamga.notices.enums import Channel as Way
from tamga.notices.rules import clean_address
from tamga.petitions.actions import Incoming, RefusedFile, check_all
from tamga.petitions.actions.attaching import check_sizes
from tamga.petitions.rules import Person, clean_register_number

PERSON_FIELDS = ("surname", "given_name", "phone", "register_number", "email", "address")
"""In the order in which somebody says them across a counter."""

_BETWEEN = re.compile(r"[\s\-–—().,/]")  # what people write between the digits of a number
_ABROAD = re.compile(r"^00(?=976)")


def clean_phone(typed: str) -> str | None:
    """A phone as it is kept, «+97688112233», from any common writing; None for what is none.

    «8811 2233», «8811-2233», «(976) 88112233» and «00976 88112233» are the same number.
    """
    return clean_address(Way.SMS, _ABROAD.sub("", _BETWEEN.sub("", typed)))


def one_line(typed: str) -> str:
    """A name or an address without line breaks and without signs that nobody sees: those that
    turn the direction of writing make a name read as another one.
    """
    shown = "".join(sign for sign in typed if unicodedata.category(sign) != "Cf")
    return " ".join(shown.split())


class _Many(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name)


class Files(forms.FileField):
    """Several files, read only when they aren't too many and too large; what is wrong with one of
    them is said by name.
    """

    widget = _Many

    def clean(self, data: Any, initial: Any = None) -> list[Incoming]:
        sent = [file for file in data or () if file]
        if self.required and not sent:
            raise ValidationError(_("Choose a file."), code="required")
        try:
            check_sizes([file.size for file in sent])
            return list(check_all([Incoming(file.name, file.read()) for file in sent]))
        except RefusedFile as refused:
            raise ValidationError(str(refused)) from None


class PersonFields(forms.Form):
    """The fields of a citizen, to be inherited by a form; ``person()`` once it is valid.

    None is required here: a form that must be able to answer says so itself, and without name and
    address a petition is registered and marked.
    """

    surname = forms.CharField(
        label=_("Surname"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    given_name = forms.CharField(
        label=_("Given name"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    phone = forms.CharField(
        label=_("Phone"),
        required=False,
        max_length=40,
        help_text=_("Eight digits; spaces and hyphens do no harm."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    register_number = forms.CharField(
        label=_("Register number"),
        required=False,
        max_length=30,
        help_text=_("Two letters and eight digits, as on the identity card."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    address = forms.CharField(
        label=pgettext_lazy("of a citizen", "Home address"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )

    def clean_surname(self) -> str:
        """One line."""
        return one_line(self.cleaned_data["surname"])

    def clean_given_name(self) -> str:
        """One line."""
        return one_line(self.cleaned_data["given_name"])

    def clean_address(self) -> str:
        """One line."""
        return one_line(self.cleaned_data["address"])

    def clean_phone(self) -> str:
        """As it is kept. Raises ValidationError for what is no number of this country."""
        typed = self.cleaned_data["phone"]
        found = clean_phone(typed) if typed else ""
        if found is None:
            raise ValidationError(
                _("That is no phone number: write its eight digits, for example 8811 2233."),
                code="phone",
            )
        return found

    def clean_register_number(self) -> str:
        """As it is kept. Raises ValidationError for an impossible one."""
        typed = self.cleaned_data["register_number"]
        found = clean_register_number(typed) if typed else ""
        if found is None:
            raise ValidationError(
                _(
                    "That is no register number: two Cyrillic letters and eight digits that begin "
                    "with the day of birth, for example УБ88121234."
                ),
                code="register_number",
            )
        return found

    def person(self) -> Person:
        """Who it is, as it will be kept; only of a valid form."""
        return Person(**{name: self.cleaned_data[name] for name in PERSON_FIELDS})
