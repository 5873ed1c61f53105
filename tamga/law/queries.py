"""The calendar by which this installation counts working days, the scales that it scores by, the
terms that laws set.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from tamga.kernel.calendar import Calendar, mongolian_calendar
from tamga.kernel.deadlines import DayUnit
from tamga.kernel.scales import Band, Scale
from tamga.kernel.terms import Term
from tamga.law import models
from tamga.law.enums import DayKind
from tamga.law.models import MovedDay, ScoreScale

Instead = Mapping[date, DayKind | None]
"""What would be decided about a day; None: nothing."""


def calendar(years: Iterable[int], *, instead: Instead | None = None) -> Calendar:
    """Weekends, public holidays and moved days of those years; one SQL query, nothing cached.

    ``instead`` asks how it would be if other things were decided about some days.
    Source: Law on Public Holidays and Days of Observance; moved days by government resolution.
    """
    wanted = sorted(set(years))
    moved: dict[str, dict[date, str]] = {kind: {} for kind in DayKind.values}
    for row in MovedDay.objects.filter(day__year__in=wanted):
        moved[row.kind][row.day] = row.name
    for day, kind in (instead or {}).items():
        for days in moved.values():
            days.pop(day, None)
        if kind is not None:
            moved[kind][day] = ""
    return mongolian_calendar(
        wanted, moved_off=moved[DayKind.OFF], moved_worked=moved[DayKind.WORKED]
    )


def moved_days(year: int) -> QuerySet[MovedDay]:
    """What was decided about the days of a year, by date."""
    return MovedDay.objects.filter(day__year=year).order_by("day")


def public_holidays(year: int) -> dict[date, str]:
    """The public holidays of a year by date, with their Mongolian names, as the law alone says."""
    return dict(sorted(mongolian_calendar([year]).days_off.items()))


def why_off_by_law(day: date) -> str | None:
    """Why an office would rest that day if nothing were decided about it; None if it works."""
    return calendar([day.year], instead={day: None}).why_off(day)


class UnknownScaleError(LookupError):
    """There is no scale of that code, or none at all."""


def scale_on(day: date) -> Scale:
    """The scale in force on a day; the first one for any day before it, for older reports are read
    in too. Raises UnknownScaleError where none is known.
    """
    rows = ScoreScale.objects.order_by("-in_force_from")
    row = rows.filter(in_force_from__lte=day).first() or rows.last()
    if row is None:
        raise UnknownScaleError(day.isoformat())
    return _scale(row)


def scale_of(code: str) -> Scale:
    """The version of the scale that was scored by. Raises UnknownScaleError."""
    row = ScoreScale.objects.filter(code=code).first()
    if row is None:
        raise UnknownScaleError(code)
    return _scale(row)


def _scale(row: ScoreScale) -> Scale:
    bands = tuple(Band(one["code"], one["low"], one["high"]) for one in row.bands)
    return Scale(row.code, row.in_force_from, tuple(row.values), bands)


class UnknownTermError(LookupError):
    """There is no term of that code, or none in that version."""


def term_on(code: str, day: date) -> Term:
    """The version of a term that is in force on a day; the first one for any day before it.

    Raises UnknownTermError where none is known.
    """
    rows = models.Term.objects.filter(code=code).order_by("-in_force_from")
    row = rows.filter(in_force_from__lte=day).first() or rows.last()
    if row is None:
        raise UnknownTermError(code)
    return _term(row)


def term_of(rule: str) -> Term:
    """The version that a deadline names as its rule («petition.proposal 1995-04-17»).

    Raises UnknownTermError.
    """
    code, _space, version = rule.partition(" ")
    try:
        since = date.fromisoformat(version)
    except ValueError:
        raise UnknownTermError(rule) from None
    row = models.Term.objects.filter(code=code, in_force_from=since).first()
    if row is None:
        raise UnknownTermError(rule)
    return _term(row)


def _term(row: models.Term) -> Term:
    unit = DayUnit(row.unit)
    return Term(row.code, row.in_force_from, row.days, unit, row.rolls, row.article)
