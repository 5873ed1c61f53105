"""Where the time goes: the functions in which a page, the board or a publication spends it."""

import cProfile
import pstats
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.test import Client

from benchmarks import scratch
from benchmarks.report import Table
from benchmarks.speed import SECTION
from tamga.duties.queries import board
from tamga.organizations.models import Unit

TIMES = 60
PARTS = {
    "django/db/": "Django: building SQL, making rows",
    "django/template/": "Django: templates",
    "psycopg": "psycopg, and waiting for PostgreSQL",
    "django/": "Django: the rest",
    "wagtail/": "Wagtail",
    "tamga/": "our own code",
}
SHOWN = 30


@dataclass(frozen=True)
class Spot:
    """A function: milliseconds with and without what it calls, and calls, of one run."""

    name: str
    ms: float
    own_ms: float
    calls: float

    @property
    def part(self) -> str:
        """The part of the program that it belongs to."""
        return next((p for start, p in PARTS.items() if self.name.startswith(start)), "Python")


def profile(call: Callable[[], object]) -> list[Spot]:
    """What a call spends its time in; the profiler itself doubles it."""
    call()
    profiler = cProfile.Profile()
    profiler.enable()
    for _ in range(TIMES):
        call()
    profiler.disable()
    stats = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    return [
        Spot(name_of(*key), cumulative / TIMES * 1000, own / TIMES * 1000, calls / TIMES)
        for key, (_primitive, calls, own, cumulative, _callers) in stats.items()
    ]


def name_of(path: str, line: int, function: str) -> str:
    """A function as «package/module.py:12 name», without the way to it."""
    parts = Path(path).parts
    if "site-packages" in parts:
        path = "/".join(parts[parts.index("site-packages") + 1 :])
    elif Path(path).is_relative_to(scratch.ROOT):
        path = str(Path(path).relative_to(scratch.ROOT))
    return f"{path}:{line} {function}"


def tables(title: str, spots: list[Spot]) -> list[Table]:
    """The time by parts of the program, and our own functions with all that they call."""
    parts: Counter[str] = Counter()
    for spot in spots:
        parts[spot.part] += spot.own_ms  # type: ignore[assignment]  # milliseconds, not whole
    whole = sum(parts.values())
    shares = [(part, ms, f"{ms / whole:.0%}") for part, ms in parts.most_common()]
    ours = sorted((s for s in spots if s.name.startswith("tamga/")), key=lambda s: -s.ms)
    rows = [(f"`{s.name}`", s.ms, s.own_ms, s.calls) for s in ours[:SHOWN]]
    return [
        Table(f"{title}: by parts", ("part", "ms", "share"), shares),
        Table(f"{title}: our functions", ("function", "ms", "own ms", "calls"), rows),
    ]


def run(_folder: Path) -> list[Table]:
    """Home, section and board of the demo soum."""
    with scratch.database("demo"):
        client = Client(headers={"host": "localhost"})
        unit = Unit.objects.get(slug="demo")
        plan = unit.plans.latest("year")
        calls: dict[str, Callable[[], object]] = {
            "home": lambda: client.get("/"),
            "section": lambda: client.get(SECTION),
            "board": lambda: board(unit, year=plan.year, on=plan.confirmed_at.date()),
        }
        return [table for name, call in calls.items() for table in tables(name, profile(call))]
