"""PostgreSQL refuses to change the journal, whoever asks and however."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from tamga.journal import actions
from tamga.journal.models import Event, Head

FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # Friday

ATTEMPTS = [
    "DELETE FROM journal_event",
    "DELETE FROM journal_event WHERE false",
    "TRUNCATE journal_event",
    "UPDATE journal_event SET code = 'grant.taken'",
    "UPDATE journal_event SET by_id = 1",
    "UPDATE journal_event SET data = '{}'",
    "UPDATE journal_event SET hash = repeat('0', 64) WHERE position IS NOT NULL",
    "UPDATE journal_event SET position = NULL, previous_hash = NULL, hash = NULL",
    "UPDATE journal_event SET position = 9, previous_hash = '', hash = '', code = 'x'"
    " WHERE position IS NULL",
    "UPDATE journal_head SET hash = ''",
    "DELETE FROM journal_head",
    "TRUNCATE journal_head",
    "INSERT INTO journal_event (at, code, subject_type, subject_id, data, position,"
    " previous_hash, hash) VALUES (now(), 'x', '', '', '{}', 9, '', '')",
]


@pytest.fixture
def written(db: None) -> None:
    actions.record("vault.rotated", by=None, at=FRIDAY, key="a", values=1)
    actions.seal(at=FRIDAY)
    actions.record("vault.rotated", by=None, at=FRIDAY, key="b", values=2)


@pytest.mark.parametrize("statement", ATTEMPTS)
def test_no_statement_changes_it(written: None, statement: str) -> None:
    before = list(Event.everything.order_by("id").values()), list(Head.everything.values())
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert (
        list(Event.everything.order_by("id").values()),
        list(Head.everything.values()),
    ) == before


def test_no_model_changes_it(written: None) -> None:
    event = Event.everything.earliest("id")
    for attempt in (event.delete, event.save, Event.everything.all().delete):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            attempt()


def test_there_is_no_default_manager_to_forget_a_choice_with() -> None:
    assert not hasattr(Event, "objects")
