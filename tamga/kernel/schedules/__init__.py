"""Schedules as plain data, and the periods and deadlines that follow from them."""

from tamga.kernel.deadlines import DayUnit, Deadline, Step
from tamga.kernel.monthday import MonthDay
from tamga.kernel.schedules.events import after_event
from tamga.kernel.schedules.kinds import DEFAULT_LIMIT, Kind, Limit, ScheduleError, Trigger
from tamga.kernel.schedules.model import Schedule
from tamga.kernel.schedules.periods import Period, dates, periods

__all__ = [
    "DEFAULT_LIMIT",
    "DayUnit",
    "Deadline",
    "Kind",
    "Limit",
    "MonthDay",
    "Period",
    "Schedule",
    "ScheduleError",
    "Step",
    "Trigger",
    "after_event",
    "dates",
    "periods",
]
