"""The aimag's table while eight half-years of 27 soums are stored, all scored by both sides."""

import statistics
from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.db import connection

from benchmarks import scratch
from benchmarks.explain import explained
from benchmarks.league_data import CODE, MEASURES, PERIODS, SOUMS, make_reporting_aimag
from benchmarks.report import Table
from benchmarks.timing import interleaved, seconds
from tamga.implementation.exports.aimag_file import MAKERS, aimag_file
from tamga.implementation.queries import codes_of, gaps, league, provisions_in, rounds
from tamga.implementation.queries.settled import forget
from tamga.kernel.scales import DEFAULT
from tests.stories import moment

ROUNDS = 15
AT = moment("2026-07-15")


def run(_folder: Path) -> list[Table]:
    """Milliseconds of each call, beside counting the measures alone."""
    with scratch.database("empty"):
        aimag, source = make_reporting_aimag()
        codes = codes_of(aimag)[source.pk]
        table = partial(league, aimag, source, CODE, codes=codes, scale=DEFAULT, at=AT)
        periods = [one.period_id for one in table().standings]
        calls: dict[str, Callable[[], object]] = {
            "the table with its trend": table,
            "the same, for the first time in a process": partial(_first, table),
            "the 20 widest gaps": lambda: gaps(periods),
            "the evaluator's rounds": lambda: rounds(aimag),
            "the provisions of a round": lambda: provisions_in(aimag, source, CODE),
            "counting the measures": _counting,
        }
        found = interleaved(
            {name: partial(_milliseconds, call) for name, call in calls.items()}, rounds=ROUNDS
        )
        yardstick = statistics.median(found["counting the measures"])
        rows = [
            (
                name,
                statistics.median(found[name]),
                max(found[name]),
                statistics.median(found[name]) / yardstick,
                len(explained(call)),
            )
            for name, call in calls.items()
        ]
        files = [
            (form, seconds(partial(aimag_file, table(), aimag, source, CODE, form)))
            for form in MAKERS
        ]
    header = ("call", "ms, median", "ms, slowest", "beside counting", "queries")
    note = (
        f"{SOUMS} soums × {MEASURES} measures × {PERIODS} periods = "
        f"{SOUMS * MEASURES * PERIODS:,} measures; {ROUNDS} rounds in turns. "
        "Wanted: the table under 100 ms."
    )
    said = f"{SOUMS} soums × {MEASURES} measures, once each, their queries included."
    return [
        Table("The aimag's table", header, rows, [note]),
        Table("All soums in one file", ("form", "seconds"), files, [said]),
    ]


def _milliseconds(call: Callable[[], object]) -> float:
    return seconds(call) * 1000


def _first(table: Callable[[], object]) -> object:
    forget()
    return table()


def _counting() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT period_id, count(*) FROM implementation_measure GROUP BY 1")
        cursor.fetchall()
