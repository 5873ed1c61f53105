"""A schedule chosen by hand: a kind and the few fields that it needs."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tamga.kernel.monthday import MonthDay
from tamga.kernel.schedules import DayUnit, Kind, Limit, Schedule, ScheduleError, Trigger
from tamga.workspace.forms.offering import offer
from tamga.workspace.plan_phrases import term

MONTHS = [("", "—"), *((number, str(number)) for number in range(1, 13))]
WEEKDAYS = [
    ("", "—"),
    (1, _("Monday")),
    (2, _("Tuesday")),
    (3, _("Wednesday")),
    (4, _("Thursday")),
    (5, _("Friday")),
    (6, _("Saturday")),
    (7, _("Sunday")),
]
KINDS = [
    ("window", _("from a day to a day")),
    ("by_date", _("by a day")),
    ("month", _("within a month")),
    ("weekly", _("every week")),
    ("monthly", _("every month")),
    ("quarterly", _("every quarter")),
    ("half_yearly", _("every half-year")),
    ("yearly", _("every year")),
    ("every_n_years", _("once in several years")),
    ("event:each", _("each time it happens")),
    ("event:on_change", _("each time something changes")),
    ("event:after_activity", _("after an activity")),
    ("continuous", _("all the year, nothing falls due")),
]
# kind → (fields it needs, fields it may have besides)
_FIELDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "window": (("opens", "due"), ()),
    "by_date": (("due",), ()),
    "month": (("month",), ()),
    "weekly": ((), ("weekday",)),
    "monthly": ((), ("day",)),
    "quarterly": ((), ("day",)),
    "half_yearly": ((), ("day",)),
    "yearly": ((), ("due",)),
    "every_n_years": (("every", "first_year"), ("due",)),
    "event": ((), ("days",)),
    "continuous": ((), ()),
}
RARE = ("weekday", "day", "days", "unit")
_MONTH_DAY = re.compile(r"\s*(\d{1,2})\s*(?:[-./]|сарын|сар|-р сарын)\s*(\d{1,2})\s*")


class MonthDayField(forms.CharField):
    """A day of every year: «4-5» is the fifth of April."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)
        self.widget.attrs["inputmode"] = "text"
        self.widget.attrs["placeholder"] = "4-5"

    def clean(self, value: Any) -> Any:
        """A ``MonthDay``, None when empty."""
        text = super().clean(value)
        if not text:
            return None
        found = _MONTH_DAY.fullmatch(text)
        try:
            return MonthDay(int(found[1]), int(found[2])) if found else _unreadable()
        except ValueError:
            raise forms.ValidationError(_("There is no such day.")) from None


def _unreadable() -> MonthDay:
    raise forms.ValidationError(_("Write the month and the day, as 4-5 for the fifth of April."))


class ScheduleForm(forms.Form):
    """``kept`` stays what it is unless another kind is chosen; after ``is_valid`` the answer
    stands in ``schedules``: None when nothing was decided, else none or one schedule.
    """

    kind = forms.ChoiceField(label=_("Term"), required=False)
    opens = MonthDayField(label=_("From (month-day)"), required=False)
    due = MonthDayField(label=_("To or by (month-day)"), required=False)
    month = forms.TypedChoiceField(
        label=_("Month"), choices=MONTHS, coerce=int, empty_value=None, required=False
    )
    weekday = forms.TypedChoiceField(
        label=_("Day of the week"), choices=WEEKDAYS, coerce=int, empty_value=None, required=False
    )
    day = forms.IntegerField(label=_("Day of the month"), min_value=1, max_value=31, required=False)
    every = forms.IntegerField(
        label=_("Once in how many years"), min_value=2, max_value=100, required=False
    )
    first_year = forms.IntegerField(
        label=_("The first year"), min_value=1900, max_value=2200, required=False
    )
    days = forms.IntegerField(
        label=_("Within how many days"), min_value=0, max_value=3660, required=False
    )
    unit = forms.ChoiceField(
        label=_("Days"),
        choices=[
            (DayUnit.WORKING.value, _("working days")),
            (DayUnit.CALENDAR.value, _("calendar days")),
        ],
        required=False,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        prefix: str,
        first: list[tuple[str, Any]],
        kept: tuple[Schedule, ...] = (),
        initial: dict[str, Any] | None = None,
        folded: bool = False,
    ) -> None:
        super().__init__(data, prefix=prefix, initial=initial)
        self.kept, self.folded = kept, folded
        offer(self, "kind", [*first, *KINDS])
        self.schedules: tuple[Schedule, ...] | None = None

    def clean(self) -> dict[str, Any]:
        """Puts the schedule together; what is missing is said beside its field."""
        cleaned = super().clean() or {}
        kind = cleaned.get("kind", "")
        if kind in ("", "none", "keep"):
            self.schedules = {"": None, "none": (), "keep": self.kept}[kind]
            return cleaned
        name, _sep, trigger = kind.partition(":")
        needs, may = _FIELDS[name]
        for field in needs:
            if cleaned.get(field) is None and field not in self.errors:
                self.add_error(field, _("This kind of term needs it."))
        if self.errors:
            return cleaned
        given = {
            field: cleaned[field] for field in (*needs, *may) if cleaned.get(field) is not None
        }
        days = given.pop("days", None)
        if days is not None:
            given["limits"] = (Limit(days, DayUnit(cleaned.get("unit") or "working")),)
        if trigger:
            given["trigger"] = Trigger(trigger)
        try:
            self.schedules = (Schedule(kind=Kind(name), **given),)
        except ScheduleError:
            self.add_error("kind", _("These values don't go together."))
        return cleaned

    @property
    def unfolded(self) -> bool:
        """Whether the fields beside the kind are shown from the start: not where a term stands, nor
        where a form is ``folded`` and nothing was chosen yet.
        """
        chosen = self["kind"].value()
        return bool(self.errors) or (chosen not in ("keep", "none") and not self._quiet(chosen))

    def _quiet(self, chosen: Any) -> bool:
        return self.folded and not chosen

    @property
    def rare_is_used(self) -> bool:
        """Whether one of the rarer fields says something, or says it wrong."""
        return any(self[name].value() or self[name].errors for name in RARE if name != "unit")

    def usual(self) -> list[forms.BoundField]:
        """The fields that most terms need."""
        return [self[name] for name in self.fields if name not in ("kind", *RARE)]

    def rare(self) -> list[forms.BoundField]:
        """The fields of rarer terms."""
        return [self[name] for name in RARE]


def schedule_forms(
    data: Any, schedules: Sequence[Schedule], *, prefix: str = "term", folded: bool = False
) -> list[ScheduleForm]:
    """A form for each schedule that stands, which may stay, go or become another, and an empty
    one.
    """
    forms_of = [
        ScheduleForm(
            data,
            prefix=f"{prefix}{at}",
            first=[("keep", term(schedule)), ("none", _("− leave it out"))],
            kept=(schedule,),
            initial={"kind": "keep"},
        )
        for at, schedule in enumerate(schedules)
    ]
    more = ScheduleForm(
        data, prefix=f"{prefix}{len(forms_of)}", first=[("", _("— none —"))], folded=folded
    )
    return [*forms_of, more]


def chosen_schedules(forms_of: Iterable[ScheduleForm]) -> tuple[Schedule, ...]:
    """What valid forms of :func:`schedule_forms` say, each once."""
    return tuple(dict.fromkeys(each for form in forms_of for each in form.schedules or ()))


def schedule_initial(data: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of ``ScheduleForm`` that say what a schedule's JSON says."""
    initial = dict(data)
    if data["kind"] == "event":
        initial["kind"] = f"event:{data.get('trigger', 'each')}"
    if data.get("limits"):
        initial["days"], initial["unit"] = data["limits"][0]["days"], data["limits"][0]["unit"]
    for name in ("opens", "due"):
        if name in data:
            month, day = data[name].split("-")
            initial[name] = f"{int(month)}-{int(day)}"
    return initial
