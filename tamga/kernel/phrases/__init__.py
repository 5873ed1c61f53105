"""Reads how offices write times («4-р сарын 5-10», «сар бүр», «тухай бүрд нь») into schedules."""

from tamga.kernel.phrases.problems import Problem
from tamga.kernel.phrases.reading import ScheduleReading, read_schedule

__all__ = ["Problem", "ScheduleReading", "read_schedule"]
