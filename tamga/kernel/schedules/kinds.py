"""The words that a schedule is made of."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tamga.kernel.deadlines import DayUnit


class Kind(StrEnum):
    """How a duty comes back."""

    CONTINUOUS = "continuous"  # all the year, nothing falls due
    WINDOW = "window"  # from a day to a day
    BY_DATE = "by_date"  # by a day
    MONTH = "month"  # within one month
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    EVERY_N_YEARS = "every_n_years"
    EVENT = "event"  # whenever something happens


class Trigger(StrEnum):
    """What sets off an event duty."""

    EACH = "each"  # «тухай бүр»
    ON_CHANGE = "on_change"  # «өөрчлөлт орсон тухай бүр»
    AFTER_ACTIVITY = "after_activity"  # «үйл ажиллагааны дараа»


class ScheduleError(ValueError):
    """A schedule that can't be; `code` tells which way, in words for machines."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Limit:
    """So many days after the event; with a subject the limit holds for that subject alone.

    `subject` is one Mongolian noun or several joined by ", " («өргөдөл, гомдол»).
    """

    days: int
    unit: DayUnit = DayUnit.WORKING
    subject: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.days, bool) or not isinstance(self.days, int):
            raise ScheduleError("limit_days", f"a limit needs a number of days: {self.days!r}")
        if not 0 <= self.days <= 3660:
            raise ScheduleError("limit_days", f"a limit of {self.days} days")

    def to_json(self) -> dict[str, Any]:
        """{"days": 30, "unit": "calendar", "subject": "гомдол"}."""
        return {"days": self.days, "unit": str(self.unit), "subject": self.subject}


DEFAULT_LIMIT = Limit(3, DayUnit.WORKING)  # a plain «тухай бүр»
