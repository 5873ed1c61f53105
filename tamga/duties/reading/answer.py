"""A reading as JSON for other programs: the form of `manage.py import_duty_plan --format json`."""

from typing import Any

from tamga.duties.reading.model import PlanReading, Problem, RowReading, SectionRef
from tamga.duties.reading.problems import sentence_with_place
from tamga.kernel.schedules import Kind, Schedule, dates

_DATED = (Kind.WINDOW, Kind.BY_DATE, Kind.MONTH)


def as_json(reading: PlanReading) -> dict[str, Any]:
    """{"duties": […], "problems": [{"row", "problem", …}]}; sentences in the active language.

    A row without a readable number is no duty yet: it stands in `problems` alone. `row` is the
    number in the plan if the row has one, else its place in the file, None for the whole plan.
    """
    return {
        "duties": [_duty(row, reading.year) for row in reading.rows if row.number is not None],
        "problems": [_problem(problem) for problem in reading.problems],
    }


def _duty(row: RowReading, year: int) -> dict[str, Any]:
    return {
        "number": row.number,
        "work": row.work,
        "sections": [section_name(section) for section in row.sections],
        "schedules": [schedule_json(schedule, year) for schedule in row.schedules],
        "positions": [post.name for post in row.posts],
        "responsibility": str(row.responsibility),
        "when": row.when_text,
        "who": row.who_text,
        "unknown": {
            "sections": [section_name(each) for each in row.sections if not each.known],
            "positions": [post.text for post in row.posts if post.code is None],
        },
        "asks": list(row.asks),
    }


def section_name(section: SectionRef) -> str:
    """«Цэс/Туслах цэс»; the section alone when the plan names no menu."""
    return f"{section.menu}/{section.section}" if section.menu else section.section


def schedule_json(schedule: Schedule, year: int) -> dict[str, Any]:
    """The kind, `from` and `to` as ISO dates or None, and whatever else the kind has."""
    first, last = dates(schedule, year)
    rest = schedule.to_json()
    rest.pop("kind")
    if schedule.kind in _DATED:
        rest.pop("opens", None)
        rest.pop("due", None)
    return {
        "kind": str(schedule.kind),
        "from": None if first is None else first.isoformat(),
        "to": None if last is None else last.isoformat(),
        **rest,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    place = problem.place
    row = problem.number if place is None or problem.number is not None else str(place)
    return {
        "row": row,
        "problem": sentence_with_place(problem),
        "code": problem.code,
        "table": None if place is None else place.table,
        "table_row": None if place is None else place.row,
    }
