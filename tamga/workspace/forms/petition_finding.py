"""Whose petitions are looked for: a register number, a phone or a slip, told by its look."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tamga.petitions.forms import clean_phone
from tamga.petitions.models import Petition
from tamga.petitions.queries import by_citizen, by_slip
from tamga.petitions.rules import clean_register_number, clean_slip

SLIP = 6  # signs: no phone and no register number is so short


class FindForm(forms.Form):
    """One box for all three."""

    who = forms.CharField(
        label=_("Register number, phone or slip"),
        max_length=40,
        help_text=_("The slip is what a bag governor gave before there was signal: «3FA 91C»."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_who(self) -> str:
        """One of the three, in its one form."""
        typed: str = self.cleaned_data["who"]
        found = clean_register_number(typed) or clean_phone(typed) or clean_slip(typed)
        if found is None:
            raise ValidationError(
                _("That is no register number, no phone number and no slip of six signs.")
            )
        return found

    def among(self, rows: QuerySet[Petition]) -> QuerySet[Petition]:
        """Those of the rows that are meant; only of a valid form."""
        found: str = self.cleaned_data["who"]
        if len(found) == SLIP:
            return by_slip(rows, found)
        return by_citizen(rows, **{"phone" if found.startswith("+") else "register_number": found})
