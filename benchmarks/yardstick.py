"""The stock Wagtail site in a database of its own, and the environment it runs in."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks import scratch


@contextmanager
def stock_site(home_bytes: int = 12_000, section_bytes: int = 20_000) -> Iterator[dict[str, dict]]:
    """A stock site whose home page and section weigh so much; gives address → bytes, queries."""
    name = f"{scratch.PREFIX}_stock"
    scratch.drop(name)
    scratch.execute(f'CREATE DATABASE "{name}"')
    try:
        with as_stock():
            scratch.say("Making the stock site …")
            made = json.loads(
                scratch.run("benchmarks.stock.make", str(home_bytes), str(section_bytes))
            )
        yield made
    finally:
        scratch.drop(name)


@contextmanager
def as_stock() -> Iterator[None]:
    """What is started meanwhile runs the stock site."""
    with scratch.environment(
        DJANGO_SETTINGS_MODULE="benchmarks.stock.settings",
        DATABASE_URL=scratch.address_of(f"{scratch.PREFIX}_stock"),
    ):
        yield
