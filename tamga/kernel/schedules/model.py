"""A schedule as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

from tamga.kernel.monthday import MonthDay
from tamga.kernel.schedules.checks import check, integer, integers, limits_of
from tamga.kernel.schedules.kinds import Kind, Limit, ScheduleError, Trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When a duty is due; which field belongs to which kind stands in `checks.FIELDS`.

    Raises ScheduleError when a field is missing, foreign to the kind, or out of its range.
    """

    kind: Kind
    opens: MonthDay | None = None  # window: first day
    due: MonthDay | None = None  # window, by_date; yearly kinds other than 31 December
    year: int | None = None  # window, by_date, month: that year only
    month: int | None = None  # month
    weekday: int | None = None  # weekly: ISO day, 1 Monday; Friday when left out
    day: int | None = None  # monthly, quarterly, half_yearly: day of the last month
    parts: tuple[int, ...] = ()  # quarterly, half_yearly: only these quarters or halves
    every: int | None = None  # every_n_years: n
    first_year: int | None = None  # every_n_years: the first year that is due
    trigger: Trigger | None = None  # event; `each` when left out
    limits: tuple[Limit, ...] = ()  # event; 3 working days when empty
    occasion: str = ""  # event: what happens, in the plan's own words

    def __post_init__(self) -> None:
        if self.kind is Kind.EVENT and self.trigger is None:
            object.__setattr__(self, "trigger", Trigger.EACH)
        check(self)

    def to_json(self) -> dict[str, Any]:
        """Only the fields that are set; days of the year as "04-05"."""
        answer: dict[str, Any] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if value is None or value in ((), ""):
                continue
            if isinstance(value, tuple):
                value = [each.to_json() if isinstance(each, Limit) else each for each in value]
            answer[field.name] = value if isinstance(value, int | list) else str(value)
        return answer

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The reverse of `to_json`. Raises ScheduleError, and no other error, on bad data."""
        if not isinstance(data, Mapping):
            raise ScheduleError("not_a_schedule", f"not a schedule: {data!r}")
        if strange := set(data) - {field.name for field in fields(cls)}:
            raise ScheduleError("unknown_field", f"unknown: {', '.join(sorted(map(str, strange)))}")
        try:
            return cls(
                kind=Kind(data.get("kind", "")),
                opens=MonthDay.parse(data["opens"]) if "opens" in data else None,
                due=MonthDay.parse(data["due"]) if "due" in data else None,
                year=integer(data, "year"),
                month=integer(data, "month"),
                weekday=integer(data, "weekday"),
                day=integer(data, "day"),
                parts=integers(data.get("parts", [])),
                every=integer(data, "every"),
                first_year=integer(data, "first_year"),
                trigger=Trigger(data["trigger"]) if "trigger" in data else None,
                limits=limits_of(data.get("limits", [])),
                occasion=str(data.get("occasion", "")),
            )
        except ScheduleError:
            raise
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise ScheduleError("not_a_schedule", f"not a schedule: {data!r}") from error
