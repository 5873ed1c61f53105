"""The signature and the number of a decision, as they stand on the paper."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.kernel.mongolian.script import sort_key
from tamga.organizations.enums import PositionKind
from tamga.organizations.models import Position, Unit
from tamga.organizations.queries import positions_for
from tamga.workspace.forms.hand_in import DayField
from tamga.workspace.forms.offering import offer_rows


class SignForm(forms.Form):
    """When it was signed, by which post, and from when to when it is in force."""

    signed_on = DayField(label=_("Day of the signature"), help_text=_("As it stands on the paper."))
    signer = forms.ModelChoiceField(
        Position.objects.none(), label=_("Post that signed"), required=False
    )
    signer_name = forms.CharField(label=_("Name of who signed"), required=False, max_length=200)
    in_force_from = DayField(
        label=_("In force from"), required=False, help_text=_("Blank: from the day it is signed.")
    )
    in_force_to = DayField(
        label=_("In force to"),
        required=False,
        help_text=_("Blank: until another decision ends it."),
    )

    def __init__(self, *args: Any, unit: Unit, today: date, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        posts = positions_for(unit).filter(kind=PositionKind.POSITION)
        offer_rows(self, "signer", posts)
        named = sorted(posts, key=lambda post: sort_key(post.name))
        field = self.fields["signer"]
        field.choices = [  # type: ignore[attr-defined]  # it is a ModelChoiceField
            ("", _("choose a post")), *((post.pk, post.name) for post in named)
        ]  # fmt: skip
        self.fields["signed_on"].initial = today
        code = _usual_signer(kind)
        field.initial = next((post.pk for post in named if post.code == code), None)

    def clean_signed_on(self) -> date:
        """It has come."""
        day: date = self.cleaned_data["signed_on"]
        if day > self.today:
            raise forms.ValidationError(_("A decision can't be signed on a day to come."))
        if day.year < 1992:
            raise forms.ValidationError(_("The year of this date can't be right."))
        return day

    def clean(self) -> dict[str, Any]:
        """Force runs forward."""
        cleaned = super().clean() or {}
        begins = cleaned.get("in_force_from") or cleaned.get("signed_on")
        ends = cleaned.get("in_force_to")
        if begins and ends and ends < begins:
            self.add_error("in_force_to", _("It can't end to be in force before it begins."))
        return cleaned


def _usual_signer(kind: str) -> str:
    """The code of the post that signs decisions of a kind."""
    for beginning, code in (("office", "office_head"), ("khural", "khural_chair"),
                            ("presidium", "khural_chair")):  # fmt: skip
        if kind.startswith(beginning):
            return code
    return "governor"


class NumberForm(forms.Form):
    """The next number as it was shown, or one that was given on paper and entered afterwards."""

    NEXT = "next"

    shown = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    on = DayField(label=_("Day of the number"))
    which = forms.ChoiceField(label=_("Which number"), widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, following: str, free: list[tuple[int, str]], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        field = self.fields["which"]
        field.choices = [(self.NEXT, following), *free]  # type: ignore[attr-defined]
        field.initial = self.NEXT
        if not free:
            field.required = False
            field.widget = forms.HiddenInput()

    def clean_on(self) -> date:
        """It has come."""
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def entry(self) -> int | None:
        """The chosen entry of the register, None for the next number."""
        which = self.cleaned_data["which"]
        return None if which in ("", self.NEXT) else int(which)
