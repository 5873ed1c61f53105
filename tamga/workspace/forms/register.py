"""A register is opened, numbers from paper are entered, a number is voided."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.decisions.models import DecisionKind
from tamga.registers.rules import HIGHEST
from tamga.workspace.forms.hand_in import DayField
from tamga.workspace.forms.offering import offer
from tamga.workspace.queries.decisions import own_kinds

_RANGE = re.compile(r"(\d{1,6})(?:\s*[-–—]\s*(\d{1,6}))?\Z")
MOST = 500  # that many numbers in one power cut would be a slip of the keyboard


class OpenForm(forms.Form):
    """The register of a kind and year, and the number it begins with."""

    kind = forms.ChoiceField(label=_("Kind"))
    year = forms.IntegerField(label=_("Year"), min_value=1992, max_value=2100)
    first = forms.IntegerField(
        label=_("Begins with number"),
        min_value=1,
        max_value=HIGHEST,
        initial=1,
        help_text=_("The first number that is given here; what is on paper only comes before it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds: list[DecisionKind] = list(own_kinds())
        offer(self, "kind", [("", _("choose a kind")), *((k.pk, k.name) for k in kinds)])


class AfterwardsForm(forms.Form):
    """Numbers that were given on paper, and those of them that were spoiled there."""

    numbers = forms.CharField(
        label=_("Numbers"), max_length=400, help_text=_("For example: 12-15, 17")
    )
    spoiled = forms.CharField(
        label=_("Spoiled numbers among them"),
        max_length=400,
        required=False,
        help_text=_("They stand in the register as void, so that there is no gap."),
    )
    numbered_on = DayField(label=_("Day they were given"))
    reason = forms.CharField(
        label=_("Why it is entered afterwards"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: power cut"),
    )

    def clean_numbers(self) -> list[int]:
        """As single numbers."""
        return read_numbers(self.cleaned_data["numbers"])

    def clean_spoiled(self) -> list[int]:
        """The same; none is usual."""
        return read_numbers(self.cleaned_data["spoiled"])


def read_numbers(text: str) -> list[int]:
    """«12-15, 17» as numbers, in their order, doubles kept. Raises ValidationError."""
    found: list[int] = []
    for part in filter(None, re.split(r"[,;\s]+", _close(text))):
        match = _RANGE.match(part)
        if match is None:
            raise forms.ValidationError(
                _("“%(part)s” isn't a number. Write 12-15, 17."), params={"part": part[:40]}
            )
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first or last - first >= MOST or len(found) > MOST:
            raise forms.ValidationError(
                _("From “%(part)s” no numbers can be read."), params={"part": part[:40]}
            )
        found.extend(range(first, last + 1))
    return found


def _close(text: str) -> str:
    """«12 - 15» as «12-15»."""
    return re.sub(r"\s*([-–—])\s*", r"\1", text)
