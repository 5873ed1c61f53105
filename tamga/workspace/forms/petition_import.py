"""The file of a list of petitions, and what its columns hold."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from tamga.petitions.models import PetitionImport
from tamga.petitions.reading import (
    LARGEST,
    TITLES,
    Column,
    PetitionTable,
    UnreadableList,
    read_table,
)
from tamga.workspace.forms.petition_receiving import CHANNELS, KINDS


class ListFileForm(forms.Form):
    """A list in Excel or CSV. When valid, ``table`` is what was read of it."""

    file = forms.FileField(
        label=_("The list"),
        help_text=_("Excel (.xlsx) or CSV, at most 10 MB and 2,000 rows"),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(
            attrs={
                "accept": ".xlsx,.csv",
                "data-choose": _("Choose a file"),
                "data-none": _("no file chosen"),
            }
        ),
    )
    table: PetitionTable

    def clean_file(self) -> Any:
        """Reads it, so that a bad one is told here and nothing of it is kept."""
        file = self.cleaned_data["file"]
        try:
            if file.size > LARGEST:  # it came empty
                raise UnreadableList("too_large", most=LARGEST // 1024**2)
            self.table = read_table(file.read(), file.name)
        except UnreadableList as failed:
            raise ValidationError(str(failed)) from failed
        return file


class ColumnsForm(forms.Form):
    """What each column holds, and what holds where the list says nothing."""

    kind = forms.ChoiceField(label=_("Kind, where the list says none"), required=False)
    channel = forms.ChoiceField(
        label=_("How it came, where the list doesn't say"),
        choices=[*CHANNELS, ("web", _("by the website"))],
    )
    day = forms.DateField(
        label=_("Day of receipt, where the list has none"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self, *args: Any, started: PetitionImport, heads: Sequence[str], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.started, self.today = started, today
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [("", _("none: such rows stay")), *KINDS]
        self.initial = {
            "kind": started.kind, "channel": started.channel, "day": started.day, **self.initial,
        }  # fmt: skip
        choices = [("", _("isn't taken")), *((each.value, TITLES[each]) for each in Column)]
        for at, code in enumerate(started.columns):
            self.fields[f"column{at}"] = forms.ChoiceField(
                label=heads[at] or _("Column %s") % letter_of(at),
                choices=choices,
                required=False,
                initial=code,
            )

    def of_column(self, at: int) -> BoundField:
        """The choice for one column, by its place from 0."""
        return self[f"column{at}"]

    def clean_day(self) -> date | None:
        """Not one that is to come."""
        day: date | None = self.cleaned_data["day"]
        if day and day > self.today:
            raise ValidationError(_("It can't have been received on a day that is to come."))
        return day

    def clean(self) -> dict[str, Any]:
        """A thing stands in one column alone."""
        values = super().clean() or self.cleaned_data
        seen: set[str] = set()
        for at in range(len(self.started.columns)):
            code = values.get(f"column{at}", "")
            if code and code in seen:
                self.add_error(
                    f"column{at}", _("Another column is taken for that: choose one of them.")
                )
            seen.add(code)
        return values

    @property
    def chosen(self) -> dict[str, Any]:
        """As ``choose_columns`` takes it; only of a valid form."""
        values = self.cleaned_data
        columns = [values[f"column{at}"] for at in range(len(self.started.columns))]
        return {"columns": columns, **{name: values[name] for name in ("kind", "channel", "day")}}


def letter_of(at: int) -> str:
    """How a sheet calls a column: A, B … Z, AA."""
    before, last = divmod(at, 26)
    return (letter_of(before - 1) if before else "") + chr(ord("A") + last)
