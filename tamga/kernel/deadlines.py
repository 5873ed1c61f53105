"""Due dates that explain themselves: where counting began, what was skipped, what was moved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Self

from tamga.kernel.calendar import Calendar

_DAY = timedelta(days=1)
LONGEST = 36_525  # days, a century: a longer limit is a slip of the pen


class DayUnit(StrEnum):
    """«хоног» counts every day, «ажлын өдөр» only those that the office works."""

    CALENDAR = "calendar"
    WORKING = "working"


class StepCode(StrEnum):
    """What a step of an explanation says."""

    START = "start"  # the day it happened, itself not counted
    COUNTED = "counted"  # detail: "3 working" or "30 calendar"
    SKIPPED = "skipped"  # detail: the day's name
    ROLLED = "rolled"  # due on a day off, so moved past it; detail: the day's name
    RULE = "rule"  # detail: the rule of a schedule and its arguments, "day_of_month 8"
    EXTENDED = "extended"  # the due day from which more days were given; detail: that rule
    CLAMPED = "clamped"  # detail: the day that the month doesn't have


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an explanation; `detail` is a code or a name, never a sentence."""

    code: str
    day: date | None = None
    detail: str = ""

    def to_json(self) -> dict[str, str | None]:
        """{"code", "day": "2026-11-26" or null, "detail"}."""
        return {
            "code": str(self.code),
            "day": self.day.isoformat() if self.day else None,
            "detail": self.detail,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The reverse of `to_json`. Raises ValueError."""
        try:
            day = data["day"]
            return cls(
                code=str(data["code"]),
                day=None if day is None else date.fromisoformat(day),
                detail=str(data["detail"]),
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"not a step: {data!r}") from error


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due day, the code of the rule that made it and the steps that led there."""

    due_on: date
    rule: str
    steps: tuple[Step, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """{"due_on": "2026-11-27", "rule", "steps": [{"code", "day", "detail"}]}."""
        return {
            "due_on": self.due_on.isoformat(),
            "rule": self.rule,
            "steps": [step.to_json() for step in self.steps],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The reverse of `to_json`. Raises ValueError."""
        try:
            return cls(
                due_on=date.fromisoformat(data["due_on"]),
                rule=str(data["rule"]),
                steps=tuple(Step.from_json(step) for step in data["steps"]),
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"not a deadline: {data!r}") from error


def within(
    start: date,
    days: int,
    *,
    unit: DayUnit,
    calendar: Calendar,
    rule: str,
    rolls: bool = False,
) -> Deadline:
    """The last day of a limit of so many days; the day of the start is not counted.

    Working days skip each day off and name it. With `rolls` a due day that is off moves to the
    next working day (only calendar days can need it). Raises ValueError when `days` is negative
    or absurdly long.
    """
    if not 0 <= days <= LONGEST:
        raise ValueError(f"a limit of {days} days")
    steps = [Step(StepCode.START, start)]
    if unit is DayUnit.WORKING:
        due, skipped = _count_working(start, days, calendar)
        steps += [Step(StepCode.SKIPPED, day, name) for day, name in skipped]
    else:
        due = start + timedelta(days=days)
    steps.append(Step(StepCode.COUNTED, due, f"{days} {unit}"))
    while rolls and (name := calendar.why_off(due)):
        steps.append(Step(StepCode.ROLLED, due, name))
        due += _DAY
    return Deadline(due_on=due, rule=rule, steps=tuple(steps))


def _count_working(
    start: date, days: int, calendar: Calendar
) -> tuple[date, list[tuple[date, str]]]:
    day, left, skipped = start, days, []
    while left:
        day += _DAY
        if name := calendar.why_off(day):
            skipped.append((day, name))
        else:
            left -= 1
    return day, skipped
