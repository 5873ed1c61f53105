"""Sealing: the chain follows commits, and several sealers do no harm."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from django.db import connection, transaction

from tamga.journal import actions, queries, rules
from tamga.journal.models import Event, Head

FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # Friday


def write(values: int) -> Event:
    return actions.record("vault.rotated", by=None, at=FRIDAY, key="k", values=values)


def test_each_event_holds_on_to_the_one_before(db: None) -> None:
    for values in range(5):
        write(values)
    assert actions.seal(at=FRIDAY, limit=3) == 3
    assert actions.seal(at=FRIDAY, limit=3) == 2
    assert actions.seal(at=FRIDAY) == 0
    chain = list(Event.everything.order_by("id"))
    assert [event.position for event in chain] == [1, 2, 3, 4, 5]
    assert [event.previous_hash for event in chain] == [
        rules.START,
        *(event.hash for event in chain[:-1]),
    ]
    assert list(Head.everything.order_by("position").values_list("position", "hash")) == [
        (3, chain[2].hash),
        (5, chain[4].hash),
    ]


def test_what_commits_late_is_sealed_late_and_nothing_breaks(own_database: str) -> None:
    """A long import opens its transaction first and commits after others were sealed."""
    written, go_on = threading.Event(), threading.Event()
    first_id = []

    def slow_import() -> None:
        try:
            with transaction.atomic():
                first_id.append(write(1).pk)
                written.set()
                assert go_on.wait(30)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(slow_import)
        assert written.wait(30)
        quick = write(2)
        assert quick.pk > first_id[0]
        assert actions.seal(at=FRIDAY) == 1
        go_on.set()
        slow.result()
    assert actions.seal(at=FRIDAY) == 1
    positions = dict(Event.everything.values_list("pk", "position"))
    assert positions == {quick.pk: 1, first_id[0]: 2}
    assert queries.verify().sound


def test_two_sealers_at_once_make_one_chain(own_database: str) -> None:
    for values in range(40):
        write(values)
    ready = threading.Barrier(4)

    def seal_all(_: int) -> int:
        try:
            ready.wait(30)
            return sum(iter(lambda: actions.seal(at=FRIDAY, limit=3), 0))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(seal_all, range(4))) == 40
    found = queries.verify()
    assert (found.sealed, found.tail, found.problems) == (40, 0, ())


def test_a_reader_misses_nothing_and_reads_nothing_twice(db: None) -> None:
    write(1)
    write(2)
    assert not queries.unread("petitions", "vault.rotated").exists()  # nothing is sealed yet
    actions.seal(at=FRIDAY)
    news = list(queries.unread("petitions", "vault.rotated"))
    assert [event.data["values"] for event in news] == [1, 2]
    assert news[-1].position is not None
    assert actions.mark_read("petitions", up_to=news[-1].position)
    assert not actions.mark_read("petitions", up_to=1)  # somebody else was quicker: no way back
    write(3)
    actions.seal(at=FRIDAY)
    assert [e.data["values"] for e in queries.unread("petitions", "vault.rotated")] == [3]
    assert not queries.unread("petitions", "unit.added").exists()
