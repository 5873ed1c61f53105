"""The wording of a plan's row made into schedules; what can't be read is named, never guessed."""

from dataclasses import dataclass, replace

from tamga.kernel.mongolian.datewords import fold, pattern, tidy
from tamga.kernel.phrases.combining import combine
from tamga.kernel.phrases.event_rules import (
    AFTER,
    CHANGE,
    CHANGE_EACH,
    LIMIT,
    in_own_words,
    limit_of,
)
from tamga.kernel.phrases.found import UnreadableError
from tamga.kernel.phrases.problems import Problem
from tamga.kernel.phrases.scanner import scan
from tamga.kernel.schedules import Kind, Limit, Schedule, ScheduleError, Trigger

LONGEST = 1000  # characters of a time column; more is a paragraph that strayed into it
LONGEST_WORK = 4000  # characters of the work column that are searched
_LIMIT = pattern(rf"(?<!\w){LIMIT}")


@dataclass(frozen=True, slots=True)
class ScheduleReading:
    """Schedules in the order of the text, what stayed unread, and what must be asked.

    `asks` may hold "first_year". A `when` that is not blank gives a schedule or a problem.
    """

    schedules: tuple[Schedule, ...] = ()
    problems: tuple[Problem, ...] = ()
    asks: tuple[str, ...] = ()

    @property
    def unknown(self) -> tuple[str, ...]:
        """The texts that no rule reads; other problems have a code of their own."""
        return tuple(each.text for each in self.problems if each.code == "unknown_phrase")


def read_schedule(when: str, work: str = "", *, year: int) -> ScheduleReading:
    """Reads the time column, then what the work column adds to it, for a plan of that year.

    The time column decides. The work column makes an event «on change» or «after an activity»,
    gives it limits of days, and adds «on change» to dated duties that are to be renewed each
    time something changes. Never raises on any text.
    """
    text, details = tidy(when), tidy(work)[:LONGEST_WORK]
    if len(text) > LONGEST:
        return ScheduleReading(problems=(Problem("too_long", text[:80]),))
    schedules, problems = combine(text, scan(text), year=year)
    if any(schedule.kind is Kind.EVENT for schedule in schedules):
        schedules = [_with_work(schedule, details) for schedule in schedules]
    elif CHANGE_EACH.search(fold(details)):
        schedules.append(Schedule(kind=Kind.EVENT, trigger=Trigger.ON_CHANGE))
    if not schedules and not problems:
        problems.append(Problem("unknown_phrase", text) if text else Problem("no_time", ""))
    unsure = any(each.kind is Kind.EVERY_N_YEARS and not each.first_year for each in schedules)
    return ScheduleReading(
        schedules=tuple(dict.fromkeys(schedules)),
        problems=tuple(dict.fromkeys(problems)),
        asks=("first_year",) if unsure else (),
    )


def _with_work(schedule: Schedule, work: str) -> Schedule:
    """An event with the trigger and limits that only the work column tells."""
    if schedule.kind is not Kind.EVENT:
        return schedule
    folded = fold(work)
    if schedule.trigger is Trigger.EACH:
        if CHANGE.search(folded):
            schedule = replace(schedule, trigger=Trigger.ON_CHANGE)
        elif AFTER.search(folded):
            schedule = replace(schedule, trigger=Trigger.AFTER_ACTIVITY)
    if schedule.limits:
        return schedule
    try:
        return replace(schedule, limits=_limits_in(work))
    except (ScheduleError, UnreadableError):
        return schedule  # two limits for one thing: the work is prose, its default stays


def _limits_in(work: str) -> tuple[Limit, ...]:
    limits = []
    for found in _LIMIT.finditer(fold(work)):
        limit = in_own_words(limit_of(found), found, work)
        assert isinstance(limit, Limit)
        limits.append(limit)
    return tuple(dict.fromkeys(limits))
