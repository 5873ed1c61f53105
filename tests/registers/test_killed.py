"""Forty threads number in one register, and the process is killed in the middle of it."""

import signal
import textwrap
import time

import psycopg
import pytest

from tamga.registers.models import Entry, Register
from tamga.registers.queries import entries, gaps
from tests.registers.test_numbers import KIND, numbered
from tests.stories import Soum
from tests.test_crash import address_of, manage

pytestmark = pytest.mark.slow

NUMBERING = """
    import os, sys, threading, traceback
    from datetime import date, datetime, timezone
    from django.db import transaction
    from tamga.organizations.models import Unit
    from tamga.registers.actions import take

    unit = Unit.objects.get(slug="suld")
    at = datetime(2026, 4, 10, 2, tzinfo=timezone.utc)
    start = threading.Barrier(40)

    class GivenUp(Exception):
        pass

    def work(thread):
        start.wait()
        for turn in range(10**9):
            try:
                with transaction.atomic():
                    take(unit, kind="governor_order_a", year=2026, by=None, at=at,
                         on=date(2026, 4, 10))
                    if (turn + thread) % 5 == 0:
                        raise GivenUp
            except GivenUp:
                pass
            except BaseException:
                traceback.print_exc()
                sys.stderr.flush()
                os._exit(3)

    threads = [threading.Thread(target=work, args=[n]) for n in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""


def test_forty_threads_killed_in_the_middle_leave_no_gap_and_no_double(
    suld_committed: Soum, own_database: str
):
    url = address_of(own_database)
    office = manage("shell", "-v", "0", "-c", textwrap.dedent(NUMBERING), database=url)
    try:
        _wait_for_numbers(url, 300, office)
    finally:
        office.kill()
        _, errors = office.communicate(timeout=60)
    assert office.returncode == -signal.SIGKILL, errors
    _wait_until_alone(url)

    register = Register.everything.get(unit=suld_committed.unit, kind=KIND, year=2026)
    given = [entry.number for entry in entries(suld_committed.unit, kind=KIND, year=2026)]
    assert len(given) >= 300
    assert given == list(range(1, len(given) + 1))
    assert register.next_number == len(given) + 1
    assert gaps(register) == []
    assert numbered(suld_committed).number == len(given) + 1
    assert Entry.everything.filter(register=register).count() == len(given) + 1


def _wait_for_numbers(url: str, wanted: int, office) -> None:
    """Until so many numbers are committed; bounded by 90 s."""
    deadline = time.monotonic() + 90
    with psycopg.connect(url, autocommit=True) as watcher:
        while time.monotonic() < deadline and office.poll() is None:
            (count,) = watcher.execute("SELECT count(*) FROM registers_entry").fetchone()
            if count >= wanted:
                return
    pytest.fail("the threads didn't come so far")


def _wait_until_alone(url: str) -> None:
    """Until the server has noticed the death of all 40 connections; bounded by 60 s."""
    deadline = time.monotonic() + 60
    with psycopg.connect(url, autocommit=True) as watcher:
        while time.monotonic() < deadline:
            (open_ones,) = watcher.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND xact_start IS NOT NULL AND pid <> pg_backend_pid()"
                " AND backend_type = 'client backend'"
            ).fetchone()
            if open_ones == 0:
                return
    pytest.fail("somebody's transaction is still open")
