"""A decision of a report that is read in, to be put right cell by cell."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.decisions.models import DecisionKind
from tamga.implementation.reading import Decision
from tamga.implementation.reading import DecisionKind as Kind
from tamga.implementation.reading.corrections import (
    DATED,
    ISSUED_AT,
    KIND,
    PRINTED,
    TITLE,
    cells_of_decision,
    decision_key,
)
from tamga.workspace.forms.hand_in import DayField
from tamga.workspace.forms.offering import offer
from tamga.workspace.forms.report_cells import one_line, plain

FIRST_YEAR = 1992


class DecisionForm(forms.Form):
    """``cells()`` is what differs from what was read. The office's books are asked by these cells:
    kind, year and number find the decision that stands there already.
    """

    kind = forms.ChoiceField(label=_("Kind of decision"))
    printed = forms.CharField(
        label=_("Number as printed"), max_length=80, required=False,
        help_text=_("For example 2023_A/635 or А/93."),
    )  # fmt: skip
    title = forms.CharField(
        label=_("Title"), max_length=4_000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    dated = DayField(label=_("Day of the decision"), required=False)
    issued_at = forms.CharField(
        label=_("Place"), max_length=120, required=False,
        help_text=_("Where it was issued; the report doesn't print it."),
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, read: Decision, now: Decision, kept: bool, last_year: int
    ) -> None:
        """``read`` as the file has it, ``now`` with what was put right, ``kept`` whether anything
        was; no decision of the report is from after ``last_year``.
        """
        self.read, self.now, self.kept, self.last_year = read, now, kept, last_year
        self.key = decision_key(read)
        super().__init__(data, initial=cells_of_decision(now))
        known = DecisionKind.objects.filter(pk__in=[each.value for each in Kind])
        kinds = known.order_by("order", "pk").values_list("pk", "name")
        offer(self, "kind", list(kinds))

    @property
    def anchor(self) -> str:
        """Where the form stands on the page."""
        return f"row-{self.key}"

    @property
    def said(self) -> str:
        """The decision that it is about."""
        return self.now.text[:60] or str(_("Decision"))

    def clean_dated(self) -> date | None:
        """A year of this republic's books, none after the report's."""
        day: date | None = self.cleaned_data["dated"]
        if day is not None and not FIRST_YEAR <= day.year <= self.last_year:
            raise forms.ValidationError(_("The year of this date can't be right."))
        return day

    def clean(self) -> dict[str, Any]:
        """It is found again by its number, or by its title."""
        cleaned = super().clean() or {}
        named = cleaned.get("printed") or cleaned.get("title")
        if not named and not {"printed", "title"} & self.errors.keys():
            self.add_error("title", _("Write the number or the title."))
        return cleaned

    def cells(self) -> dict[str, Any]:
        """The cells of a valid form that differ from what was read."""
        cleaned = self.cleaned_data
        wanted = {
            KIND: cleaned["kind"],
            PRINTED: one_line(cleaned["printed"]),
            TITLE: one_line(cleaned["title"]),
            DATED: cleaned["dated"].isoformat() if cleaned["dated"] else None,
            ISSUED_AT: one_line(cleaned["issued_at"]),
        }
        read = cells_of_decision(self.read)
        return {name: value for name, value in wanted.items() if value != plain(read[name])}
