"""Whose petitions are looked for: a register number or a phone, told by its look."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tamga.petitions.forms import clean_phone
from tamga.petitions.rules import clean_register_number


class FindForm(forms.Form):
    """One box for both."""

    who = forms.CharField(
        label=_("Register number or phone"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_who(self) -> str:
        """One of the two, in its one form."""
        typed: str = self.cleaned_data["who"]
        found = clean_register_number(typed) or clean_phone(typed)
        if found is None:
            raise ValidationError(_("That is neither a register number nor a phone number."))
        return found

    @property
    def wanted(self) -> dict[str, str]:
        """As ``by_citizen`` takes it; only of a valid form."""
        found: str = self.cleaned_data["who"]
        return {"phone" if found.startswith("+") else "register_number": found}
