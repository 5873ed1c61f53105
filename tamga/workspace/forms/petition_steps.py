"""What the seldom steps of a petition ask for."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tamga.petitions.enums import Delivery, Kind, LinkKind, Reading
from tamga.petitions.models import Petition
from tamga.petitions.queries import numbered


def _day_field(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def _words(label: Any, *, longest: int = 2000, rows: int = 3, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=longest,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class WriteDownForm(forms.Form):
    """The words of a recording."""

    text = _words(
        _("What was said"), longest=20_000, rows=6, hint=_("Word for word, as it is heard.")
    )
    read_back = forms.BooleanField(label=_("Read back, and agreed to"), required=False)


class WhyForm(forms.Form):
    """A reason that only the office reads."""

    why = _words(_("Reason"))


class ToldWhyForm(forms.Form):
    """A reason that the citizen is told."""

    why = _words(_("Reason"), hint=_("The citizen is told this, word for word."))


class ForwardForm(ToldWhyForm):
    """To which body, and why."""

    to = forms.CharField(label=_("To which body"), max_length=300)
    field_order = ("to", "why")


class EndForm(forms.Form):
    """Nothing is asked: the button alone."""


class ExtendForm(ToldWhyForm):
    """For how many days; ``shown`` is the day that was counted for them and shown."""

    days = forms.IntegerField(label=_("For how many days"), min_value=1)
    shown = forms.DateField(required=False, widget=forms.HiddenInput)
    field_order = ("days", "why", "shown")

    def __init__(self, *args: Any, most: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.most = most
        self.fields["days"].widget.attrs.update(max=most)

    def clean_days(self) -> int:
        """Not more than the law allows."""
        days: int = self.cleaned_data["days"]
        if days > self.most:
            raise ValidationError(_("The law allows at most %s days.") % self.most)
        return days


class KindForm(ToldWhyForm):
    """Which kind instead."""

    kind = forms.ChoiceField(label=_("What it is"), widget=forms.RadioSelect)
    field_order = ("kind", "why")

    def __init__(self, *args: Any, kinds: list[tuple[Kind, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = kinds


class NoteForm(forms.Form):
    """A note of the office's own."""

    note = _words(
        _("Note"), longest=4000, hint=_("Only the office reads it; the citizen never sees it.")
    )


class DeliverForm(forms.Form):
    """How and when the reply was handed over on paper."""

    how = forms.ChoiceField(
        label=_("How"),
        choices=[(d.value, d.label) for d in (Delivery.HANDED, Delivery.POSTED)],
        widget=forms.RadioSelect,
        initial=Delivery.HANDED,
    )
    on = _day_field(_("Day"))

    def __init__(self, *args: Any, first: date, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": {"on": today}})
        self.first, self.today = first, today

    def clean_on(self) -> date:
        """Between the reply and today."""
        day: date = self.cleaned_data["on"]
        if not self.first <= day <= self.today:
            raise ValidationError(_("It can't be before the reply or after today."))
        return day


class LinkForm(forms.Form):
    """With which petition, and how they belong together."""

    number = forms.CharField(
        label=_("Number of the earlier petition"),
        max_length=40,
        help_text=_("For example Ө-12/2026."),
    )
    how = forms.ChoiceField(
        label=_("How they belong together"),
        choices=LinkKind.choices,
        widget=forms.RadioSelect,
        initial=LinkKind.REPEAT,
    )

    def __init__(self, *args: Any, rows: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        self.found: Petition | None = None

    def clean_number(self) -> str:
        """Exactly one petition that may be read here has it."""
        typed: str = self.cleaned_data["number"]
        found = list(numbered(self.rows, typed)[:2])
        if len(found) != 1:
            raise ValidationError(
                _("More than one has that number: write the letter and the year too.")
                if found
                else _("There is no petition of that number here.")
            )
        self.found = found[0]
        return typed

    @property
    def earlier(self) -> Petition:
        """The petition of that number; only of a valid form."""
        assert self.found is not None
        return self.found


class LookForm(forms.Form):
    """Why somebody wants to see who wrote."""

    why = forms.ChoiceField(label=_("Why do you need to see it?"), choices=Reading.choices)
    words = forms.CharField(
        label=_("In words, if it is another reason"), required=False, max_length=500
    )

    def clean(self) -> dict[str, Any]:
        """Another reason is written."""
        values = super().clean() or self.cleaned_data
        if values.get("why") == Reading.OTHER and not (values.get("words") or "").strip():
            self.add_error("words", _("Write why you need to see it."))
        return values
