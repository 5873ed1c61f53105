"""Requests a second, uncached, beside a stock Wagtail page of the same size.

Both sites run under the same gunicorn with the same options, on the same database server, at the
same time; visitors ask them in turns.
"""

import statistics
from pathlib import Path

from django.test import Client

from benchmarks import scratch
from benchmarks.report import Table
from benchmarks.servers import Server, server
from benchmarks.timing import interleaved
from benchmarks.visitors import visit
from benchmarks.yardstick import as_stock, stock_site

SECTION = "/togtool-zakhiramj/zasag-dargyn-zakhiramj/"
PAGES = {"home": ("/", "/"), "section, 25 rows": (SECTION, "/section/")}
ROUNDS, REQUESTS, VISITORS = 7, 160, 8
WANTED = 8


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
        after = self.site.cpu_seconds()
        if before is not None and after is not None:
            self.cpu.append((after - before) / REQUESTS * 1000)
        return found

    def cpu_ms(self) -> float:
        """Median milliseconds of processor time that the web processes take for an answer."""
        return statistics.median(self.cpu[1:]) if self.cpu else float("nan")


def run(folder: Path) -> list[Table]:
    """Home and a section with a full leaf of rows."""
    rows = []
    with scratch.database("demo"):
        ours = {name: size(pair[0]) for name, pair in PAGES.items()}
        with stock_site(*ours.values()) as made, server(folder / "log") as own:
            with as_stock(), server(folder / "stock" / "log") as stock:
                for name, (address, stock_address) in PAGES.items():
                    here, there = Measured(own, address), Measured(stock, stock_address)
                    found = interleaved({"ours": here.rate, "stock": there.rate}, rounds=ROUNDS)
                    ratios = [a / b for a, b in zip(found["ours"], found["stock"], strict=True)]
                    rows.append((
                        name,
                        f"{ours[name]:,} / {made[stock_address]['bytes']:,}",
                        statistics.median(found["ours"]),
                        statistics.median(found["stock"]),
                        f"{statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})",
                        here.cpu_ms(),
                        there.cpu_ms(),
                        f"{there.cpu_ms() / here.cpu_ms():.2f}",
                    ))
    header = (
        "page", "bytes, ours / stock", "ours, 1/s", "stock, 1/s", "ratio (lowest–highest)",
        "CPU ms, ours", "CPU ms, stock", "ratio",
    )  # fmt: skip
    queries = ", ".join(f"{path} {one['queries']}" for path, one in made.items())
    note = (
        f"{ROUNDS} rounds in turns of {REQUESTS} requests each by {VISITORS} visitors with kept "
        f"connections, medians. Queries of the stock pages: {queries}. Wanted: {WANTED} times."
    )
    return [Table("Requests a second, uncached", header, rows, [note])]
