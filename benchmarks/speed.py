"""Requests a second, uncached, beside a stock Wagtail page of the same size.

Both sites run under the same gunicorn with the same options, on the same database server, at the
same time; visitors ask them in turns.
"""

import statistics
from contextlib import ExitStack
from pathlib import Path

from django.test import Client

from benchmarks import scratch
from benchmarks.report import Cell, Table
from benchmarks.servers import Server, server
from benchmarks.timing import interleaved
from benchmarks.visitors import visit
from benchmarks.yardstick import as_stock, stock_site

SECTION = "/togtool-zakhiramj/zasag-dargyn-zakhiramj/"
PAGES = {"home": ("/", "/"), "section, 25 rows": (SECTION, "/section/")}
ROUNDS, REQUESTS, VISITORS = 5, 96, 8
WANTED = 8
FLOOR = "/robots.txt"
COST = ("page", "ours", "stock", "ratio")


def size(address: str) -> int:
    """The bytes of a page's HTML, not packed."""
    response = Client(headers={"host": "localhost"}).get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answers {response.status_code}")
    return len(response.content)


class Measured:
    """One page of one server: answers a second, and processor time an answer."""

    def __init__(self, site: Server, address: str) -> None:
        self.site, self.address = site, address
        self.cpu: list[float] = []

    def rate(self) -> float:
        """Answers a second of one round; its processor time is kept."""
        before = self.site.cpu_seconds()
        found = visit(self.site.port, self.address, requests=REQUESTS, visitors=VISITORS)
        self.cpu.append((self.site.cpu_seconds() - before) / REQUESTS * 1000)
        return found

    def cpu_ms(self) -> float:
        """Median milliseconds of processor time that the web processes take for an answer."""
        return statistics.median(self.cpu[1:])


def compared(ours: Measured, stock: Measured) -> tuple[list[Cell], list[Cell]]:
    """One page beside its yardstick: by answers a second, and by processor time."""
    found = interleaved({"ours": ours.rate, "stock": stock.rate}, rounds=ROUNDS)
    own, other = found["ours"], found["stock"]
    ratios = sorted(a / b for a, b in zip(own, other, strict=True))
    span = f"{statistics.median(ratios):.1f} ({ratios[0]:.1f}–{ratios[-1]:.1f})"
    rates: list[Cell] = [statistics.median(own), statistics.median(other), span]
    here, there = ours.cpu_ms(), stock.cpu_ms()
    return rates, [here, there, f"{there / here:.1f}" if here else ""]


def run(folder: Path) -> list[Table]:
    """Home and a section with a full leaf of rows."""
    rates: list[list[Cell]] = []
    costs: list[list[Cell]] = []
    with ExitStack() as stack:
        stack.enter_context(scratch.database("demo"))
        sizes = {name: size(pair[0]) for name, pair in PAGES.items()}
        made = stack.enter_context(stock_site(*sizes.values()))
        own = stack.enter_context(server(folder / "log"))
        with as_stock():
            stock = stack.enter_context(
                server(folder / "stock" / "log", "benchmarks.stock.wsgi:application")
            )
        for name, (address, stock_address) in PAGES.items():
            rate, cost = compared(Measured(own, address), Measured(stock, stock_address))
            yardstick = made[stock_address]
            weights = f"{sizes[name]:,} / {yardstick['bytes']:,}"
            rates.append([name, weights, yardstick["queries"], *rate])
            costs.append([name, *cost])
        floor = Measured(own, FLOOR)
        interleaved({"floor": floor.rate}, rounds=ROUNDS)
        costs.append([f"{FLOOR}, a view that asks nothing", floor.cpu_ms(), "", ""])
    note = (
        f"{ROUNDS} rounds in turns, each of {REQUESTS} requests by {VISITORS} visitors with kept "
        f"connections; medians, beside the ratio its lowest and highest. Wanted: {WANTED} times."
    )
    return [
        Table(
            "Answers a second, uncached",
            ("page", "bytes, ours / stock", "queries, stock", "ours", "stock", "ratio"),
            rates,
            [note],
        ),
        Table("Processor time of the web processes, ms an answer", COST, costs),
    ]
