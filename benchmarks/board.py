"""One unit's rooms while the whole nation is stored: 330 units × 98 duties × 12 months."""

import statistics
from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.db import connection

from benchmarks import scratch
from benchmarks.explain import explained
from benchmarks.nation import DUTIES, MONTHS, ON, UNITS, YEAR, make_nation
from benchmarks.report import Table
from benchmarks.timing import interleaved, seconds
from tamga.duties.models import Section
from tamga.duties.queries import board, freshness, section_states, shares, work_of

ROUNDS = 15


def run(_folder: Path) -> list[Table]:
    """Milliseconds of each call, and how PostgreSQL answered it."""
    with scratch.database("empty"):
        unit, user = make_nation()
        sections = list(Section.objects.filter(unit=unit))
        ids = [section.pk for section in sections]
        calls: dict[str, Callable[[], object]] = {
            "board of a unit": lambda: board(unit, year=YEAR, on=ON),
            "work of an official": lambda: work_of(user, on=ON),
            "states of its 98 sections": lambda: section_states(ids),
            "freshness of one section": lambda: freshness(sections[0]),
            "on-time shares of the unit": lambda: shares(unit.pk, year=YEAR, on=ON),
            "SELECT 1": _nothing,
        }
        found = interleaved(
            {name: partial(_milliseconds, call) for name, call in calls.items()},
            rounds=ROUNDS,
        )
        rows = []
        for name, call in calls.items():
            answers = explained(call)
            whole = sorted({table for each in answers for table in each.read_whole})
            rows.append(
                (
                    name,
                    statistics.median(found[name]),
                    max(found[name]),
                    len(answers),
                    sum(each.ms for each in answers),
                    ", ".join(whole) or "none",
                )
            )
        header = ("call", "ms, median", "ms, slowest", "queries", "of it in SQL, ms",
                  "large tables read whole")  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database()) / 1024 / 1024")
            (megabytes,) = cursor.fetchone()
    note = (
        f"{UNITS} units × {DUTIES} duties × {MONTHS} months = {UNITS * DUTIES * MONTHS:,} "
        f"occurrences, {megabytes} MB; {ROUNDS} rounds in turns. Wanted: a board under 100 ms."
    )
    return [Table("One unit among 330", header, rows, [note])]


def _milliseconds(call: Callable[[], object]) -> float:
    return seconds(call) * 1000


def _nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
