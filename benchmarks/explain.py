"""How PostgreSQL answered: which tables it read from end to end, and how long it took."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

LARGE = 10_000


@dataclass(frozen=True)
class Answered:
    """One query: milliseconds in the database, the indexes it used, large tables it read whole."""

    sql: str
    ms: float
    indexes: tuple[str, ...]
    read_whole: tuple[str, ...]


def explained(call: Callable[[], object]) -> list[Answered]:
    """Every query of a call, run again under EXPLAIN ANALYZE."""
    with CaptureQueriesContext(connection) as captured:
        call()
    found = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE reltuples >= %s", [LARGE])
        large = {name for (name,) in cursor.fetchall()}
        for query in captured:
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {query['sql']}")
            (answer,) = cursor.fetchone()
            plan = (json.loads(answer) if isinstance(answer, str) else answer)[0]
            nodes = list(every_node(plan["Plan"]))
            found.append(
                Answered(
                    sql=query["sql"],
                    ms=plan["Execution Time"],
                    indexes=tuple(
                        dict.fromkeys(n["Index Name"] for n in nodes if "Index Name" in n)
                    ),
                    read_whole=tuple(
                        n["Relation Name"]
                        for n in nodes
                        if n["Node Type"] == "Seq Scan" and n["Relation Name"] in large
                    ),
                )
            )
    return found


def every_node(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A node of a plan and all nodes below it."""
    yield plan
    for below in plan.get("Plans", ()):
        yield from every_node(below)
