"""The due days of a provision, each with the day from which it is open."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.decisions.models import Window
from tamga.workspace.forms.hand_in import DayField

WINDOWS = 4


class WindowsForm(forms.Form):
    """Four due days, and more where more stand already; ``standing`` are those to begin with."""

    def __init__(
        self,
        data: Any = None,
        *,
        today: date,
        standing: Sequence[Window] = (),
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.today = today
        self.places = range(1, max(WINDOWS, len(standing) + 1) + 1)
        for n in self.places:
            self.fields[f"opens_{n}"] = DayField(label=_("Open from"), required=False)
            self.fields[f"due_{n}"] = DayField(label=_("Due on"), required=False)
        for n, window in enumerate(standing, start=1):
            self.initial.update({f"opens_{n}": window.opens_on, f"due_{n}": window.due_on})

    def clean(self) -> dict[str, Any]:
        """A day it opens needs a due day that isn't before it."""
        cleaned = super().clean() or {}
        for n in self.places:
            opens, due = cleaned.get(f"opens_{n}"), cleaned.get(f"due_{n}")
            if opens and not due and f"due_{n}" not in self.errors:
                self.add_error(f"due_{n}", _("By which day is it due?"))
            elif opens and due and due < opens:
                self.add_error(f"due_{n}", _("It can't be due before it opens."))
        return cleaned

    def windows(self) -> list[tuple[date, date]]:
        """(opens on, due on) of what was filled in; what doesn't say is open from today."""
        found = []
        for n in self.places:
            due = self.cleaned_data.get(f"due_{n}")
            if due:
                opens = self.cleaned_data.get(f"opens_{n}") or min(self.today, due)
                found.append((opens, due))
        return found

    def window_rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The fields of the due days in pairs."""
        return [(self[f"opens_{n}"], self[f"due_{n}"]) for n in self.places]

    @property
    def more_windows_open(self) -> bool:
        """Whether a due day beyond the first one says something, or says it wrong."""
        rest = [field for row in self.window_rows()[1:] for field in row]
        return any(field.value() or field.errors for field in rest)
