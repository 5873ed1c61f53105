"""Pieces put together: years, days within a rhythm, limits to their event, strays reported."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tamga.kernel.mongolian.datewords import COUNT, fold, piece
from tamga.kernel.phrases.found import Piece, Unknown, Unreadable, Year
from tamga.kernel.phrases.problems import Problem
from tamga.kernel.schedules import Kind, Limit, Schedule, ScheduleError, Trigger

_YEARLY = (Kind.YEARLY, Kind.EVERY_N_YEARS)
_DATED = (Kind.BY_DATE, Kind.WINDOW, Kind.MONTH)
# Words that can't be what sets a duty off: they speak of time that no rule understood.
_TIME = piece(r"\d|(?<!\w)(?:сар|жил|улир|хоног|өдөр|өдр|гара|гари|хавар|зун|намар|өвөл|өвл|цаг)")

_COUNTED = piece(rf"{COUNT}|\d\S*")


@dataclass
class _State:
    text: str
    year: int
    schedules: list[Schedule] = field(default_factory=list)
    ends: list[Piece] = field(default_factory=list)  # the piece of each schedule
    limits: list[tuple[Limit, Piece]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    strays: list[Piece] = field(default_factory=list)  # unknown words not yet reported
    named: Piece | None = None  # the year that holds
    refused: int = -1  # where the last unreadable phrase or schedule of another year starts

    def slice(self, start: int, end: int) -> str:
        return self.text[start:end].strip()

    def problem(self, code: str, start: int, end: int) -> None:
        self.problems.append(Problem(code, self.slice(start, end)))

    def report_strays(self) -> None:
        """Neighbours become one text; a comma or a line break parts them."""
        while self.strays:
            first = last = self.strays.pop(0)
            while self.strays and self.text[last.end : self.strays[0].start] == " ":
                last = self.strays.pop(0)
            self.problem("unknown_phrase", first.start, last.end)


def combine(
    text: str, pieces: Iterable[Piece], *, year: int
) -> tuple[list[Schedule], list[Problem]]:
    """Schedules and problems in the order of the text."""
    state = _State(text, year)
    for each in pieces:
        meaning = each.meaning
        if isinstance(meaning, Unknown) or _is_cut(state, each):
            state.strays.append(each)
            continue
        if isinstance(meaning, Schedule):
            _take_schedule(state, each, meaning)
            continue
        state.report_strays()
        if isinstance(meaning, Unreadable):
            state.problem(meaning.code, each.start, each.end)
            state.refused = each.start
        elif isinstance(meaning, Year):
            _take_year(state, each, meaning)
        else:
            state.limits.append((meaning, each))
    state.report_strays()
    if state.named and not _is_used(state):
        state.problem("unknown_phrase", state.named.start, state.named.end)
    _give_limits(state)
    return _without_adverbs(state), state.problems


def _is_cut(state: _State, each: Piece) -> bool:
    """Do unread words right before it change what it says («2 улирал бүр», «эхний 7 хоногт»)?"""
    if not state.strays or state.text[state.strays[-1].end : each.start] != " ":
        return False
    before = fold(state.slice(state.strays[-1].start, state.strays[-1].end))
    bare = isinstance(each.meaning, Limit) and not each.meaning.subject
    return bare or bool(_COUNTED.fullmatch(before))


def _take_year(state: _State, each: Piece, meaning: Year) -> None:
    if state.named and not _is_used(state) and state.named.start != each.start:
        state.problem("unknown_phrase", state.named.start, state.named.end)
    state.named = each


def _is_used(state: _State) -> bool:
    """Did a schedule or a problem follow the year that holds?"""
    assert state.named is not None
    start = state.named.start
    return state.refused >= start or any(each.start >= start for each in state.ends)


def _take_schedule(state: _State, each: Piece, schedule: Schedule) -> None:
    named = state.named.meaning if state.named else None
    if schedule.kind is Kind.EVENT:
        schedule = _with_occasion(state, each, schedule)
    state.report_strays()
    if isinstance(named, Year) and not named.starts and named.year != state.year:
        assert state.named is not None
        state.problem("other_year", state.named.start, each.end)
        state.refused = each.start
        return
    if isinstance(named, Year) and named.starts and schedule.kind is Kind.EVERY_N_YEARS:
        schedule = replace(schedule, first_year=named.year)
    elif isinstance(named, Year) and not named.starts and schedule.kind in _DATED:
        schedule = replace(schedule, year=named.year)
    _join(state, each, schedule)


def _join(state: _State, each: Piece, schedule: Schedule) -> None:
    """«жил бүрийн 12 сарын 20-ны дотор» is one schedule: the rhythm before it gives way."""
    before = state.schedules[-1] if state.schedules else None
    if (
        before
        and before.kind in _YEARLY
        and before.due is None
        and schedule.kind in _DATED
        and state.text[state.ends[-1].end : each.start] == " "
    ):
        if schedule.kind is Kind.BY_DATE:
            schedule = replace(before, due=schedule.due)
        elif before.kind is Kind.EVERY_N_YEARS:
            state.problem("unknown_phrase", state.ends[-1].start, each.end)
            schedule = before
        state.schedules.pop()
        state.ends.pop()
    state.schedules.append(schedule)
    state.ends.append(each)


def _with_occasion(state: _State, each: Piece, schedule: Schedule) -> Schedule:
    """Words right before «… гарсан тухай бүр» say what happens; after a plain «тухай бүр» only
    without a comma between."""
    gap = r"[ ,\n]+" if schedule.occasion else " "
    start = each.start
    while (
        state.strays
        and re.fullmatch(gap, state.text[state.strays[-1].end : start])
        and not _TIME.search(fold(state.slice(state.strays[-1].start, state.strays[-1].end)))
    ):
        start = state.strays.pop().start
    words = state.slice(start, each.start)
    occasion = f"{words} {schedule.occasion}" if words else schedule.occasion
    return replace(schedule, occasion=" ".join(occasion.split()))


def _give_limits(state: _State) -> None:
    """Each limit goes to the event before it, else to the first one; alone it makes one.

    Beside a rhythm and without an event nothing says what the days count from.
    """
    events = [at for at, each in enumerate(state.schedules) if each.kind is Kind.EVENT]
    if state.limits and not events and state.schedules:
        for _, each in state.limits:
            state.problem("unknown_phrase", each.start, each.end)
        return
    if state.limits and not events:
        state.schedules.append(Schedule(kind=Kind.EVENT, trigger=Trigger.EACH))
        state.ends.append(state.limits[0][1])
        events = [len(state.schedules) - 1]
    for limit, each in state.limits:
        before = [at for at in events if state.ends[at].start <= each.start]
        at = before[-1] if before else events[0]
        try:
            state.schedules[at] = replace(
                state.schedules[at], limits=(*state.schedules[at].limits, limit)
            )
        except ScheduleError as error:
            state.problem(error.code, each.start, each.end)


def _without_adverbs(state: _State) -> list[Schedule]:
    """«тогтмол» beside a rhythm («сар бүр тогтмол») says how, not when."""
    kept = []
    for at, schedule in enumerate(state.schedules):
        neighbours = [
            other
            for other in (at - 1, at + 1)
            if 0 <= other < len(state.schedules)
            and state.schedules[other].kind is not Kind.CONTINUOUS
            and _gap(state, at, other) == " "
        ]
        if schedule.kind is not Kind.CONTINUOUS or not neighbours:
            kept.append(schedule)
    return kept


def _gap(state: _State, one: int, other: int) -> str:
    first, last = sorted((state.ends[one], state.ends[other]), key=lambda each: each.start)
    return state.text[first.end : last.start]
