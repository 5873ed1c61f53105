"""What a schedule of each kind may and must say."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tamga.kernel.deadlines import DayUnit
from tamga.kernel.schedules.kinds import Kind, Limit, ScheduleError

if TYPE_CHECKING:
    from tamga.kernel.schedules.model import Schedule

# kind: (fields it needs, fields it may have besides)
FIELDS: dict[Kind, tuple[frozenset[str], frozenset[str]]] = {
    kind: (frozenset(needs.split()), frozenset(may.split()))
    for kind, needs, may in (
        (Kind.CONTINUOUS, "", ""),
        (Kind.WINDOW, "opens due", "year"),
        (Kind.BY_DATE, "due", "year"),
        (Kind.MONTH, "month", "year"),
        (Kind.WEEKLY, "", "weekday"),
        (Kind.MONTHLY, "", "day"),
        (Kind.QUARTERLY, "", "day parts"),
        (Kind.HALF_YEARLY, "", "day parts"),
        (Kind.YEARLY, "", "due"),
        (Kind.EVERY_N_YEARS, "every", "first_year due"),
        (Kind.EVENT, "trigger", "limits occasion"),
    )
}
_RANGES = {
    "year": (1900, 2200),
    "first_year": (1900, 2200),
    "month": (1, 12),
    "weekday": (1, 7),
    "day": (1, 31),
    "every": (2, 100),
}
_LAST_PART = {Kind.QUARTERLY: 4, Kind.HALF_YEARLY: 2}


def check(schedule: "Schedule") -> None:
    """Raises ScheduleError: missing, foreign, out_of_range, parts or limits."""
    needs, may = FIELDS[schedule.kind]
    every_field = frozenset().union(*(a | b for a, b in FIELDS.values()))
    given = {name for name in every_field if getattr(schedule, name) not in (None, (), "")}
    if missing := needs - given:
        raise ScheduleError("missing", f"{schedule.kind} needs {', '.join(sorted(missing))}")
    if foreign := given - needs - may:
        raise ScheduleError("foreign", f"{schedule.kind} has no {', '.join(sorted(foreign))}")
    for name, (low, high) in _RANGES.items():
        value = getattr(schedule, name)
        if value is not None and not low <= value <= high:
            raise ScheduleError("out_of_range", f"{name} {value} is not {low} to {high}")
    _check_parts(schedule)
    subjects = [limit.subject for limit in schedule.limits]
    if len(set(subjects)) < len(subjects):
        raise ScheduleError("limits", "two limits for the same subject")


def _check_parts(schedule: "Schedule") -> None:
    parts = schedule.parts
    if list(parts) != sorted(set(parts)):
        raise ScheduleError("parts", "parts of the year stand in order, each once")
    if parts and not (parts[0] >= 1 and parts[-1] <= _LAST_PART[schedule.kind]):
        raise ScheduleError("parts", f"{schedule.kind} has no part {parts}")


def integer(data: Mapping[str, Any], name: str) -> int | None:
    """A whole number from JSON, None when the name is not there; a boolean is no number."""
    if name not in data:
        return None
    return _whole(data[name])


def integers(values: Any) -> tuple[int, ...]:
    """A list of whole numbers from JSON."""
    return tuple(_whole(value) for value in _list(values))


def limits_of(values: Any) -> tuple[Limit, ...]:
    """Limits from JSON. Raises ScheduleError, KeyError or ValueError."""
    return tuple(
        Limit(_whole(each["days"]), DayUnit(each["unit"]), str(each.get("subject", "")))
        for each in _list(values)
    )


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ScheduleError("not_a_number", f"not a whole number: {value!r}")
    return value


def _list(values: Any) -> list[Any]:
    if not isinstance(values, list | tuple):
        raise ScheduleError("not_a_list", f"not a list: {values!r}")
    return list(values)
