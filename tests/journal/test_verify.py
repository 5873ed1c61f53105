"""Somebody who holds the database's password changes history; verification names what he did."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import Settings

from tamga.journal import actions, queries, rules
from tamga.journal.models import Event, Head

FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # Friday
SATURDAY = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)  # Saturday

Sql = Callable[..., None]


@pytest.fixture(autouse=True)
def own_var(settings: Settings, tmp_path: Path) -> None:
    settings.VAR = tmp_path


def write(count: int) -> None:
    for values in range(count):
        actions.record("vault.rotated", by=None, at=FRIDAY, unit_id=1, key="k", values=values)


@pytest.fixture
def chain(db: None) -> list[int]:
    """Six sealed events in two batches; their ids."""
    for _ in range(2):
        write(3)
        actions.seal(at=FRIDAY)
    return list(Event.everything.order_by("position").values_list("id", flat=True))


@pytest.fixture
def intruder(chain: list[int]) -> Sql:
    """Owns the tables, so he takes the triggers away; his SQL then does as it says."""

    def run(statement: str, *values: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE journal_event DISABLE TRIGGER USER")
            cursor.execute("ALTER TABLE journal_head DISABLE TRIGGER USER")
            cursor.execute(statement, list(values))

    return run


def found() -> list[tuple[str, int, int | None]]:
    return [(p.kind, p.position, p.event_id) for p in queries.verify().problems]


def test_an_untouched_journal_is_sound_and_states_its_tail(chain: list[int]) -> None:
    write(2)
    result = queries.verify()
    assert result.sound
    assert (result.sealed, result.tail, result.position, result.exported_heads) == (6, 2, 6, 0)
    assert result.hash == Head.everything.get(pk=6).hash


def test_an_empty_journal_is_sound(db: None) -> None:
    assert queries.verify() == queries.Verification(0, 0, 0, rules.START, 0, ())


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("UPDATE journal_event SET at = %s WHERE id = %s", "2026-11-19 02:00+00"),
        ("UPDATE journal_event SET code = %s WHERE id = %s", "grant.taken"),
        ("UPDATE journal_event SET by_id = %s WHERE id = %s", 5),
        ("UPDATE journal_event SET unit_id = %s WHERE id = %s", None),
        ("UPDATE journal_event SET subject_type = %s WHERE id = %s", "accounts.user"),
        ("UPDATE journal_event SET subject_id = %s WHERE id = %s", "5"),
        ("UPDATE journal_event SET data = %s WHERE id = %s", '{"key": "k", "values": 99}'),
        ("UPDATE journal_event SET hash = %s WHERE id = %s", "f" * 64),
    ],
)
def test_a_changed_column_is_named(
    chain: list[int], intruder: Sql, change: str, value: object
) -> None:
    intruder(change, value, chain[1])
    assert ("changed", 2, chain[1]) in found()


def test_only_the_changed_event_is_named(chain: list[int], intruder: Sql) -> None:
    intruder("UPDATE journal_event SET by_id = 5 WHERE id = %s", chain[3])
    assert found() == [("changed", 4, chain[3])]


def test_a_removed_event_leaves_a_hole(chain: list[int], intruder: Sql) -> None:
    intruder("DELETE FROM journal_event WHERE id IN (%s, %s)", chain[1], chain[2])
    (problem,) = queries.verify().problems
    assert (problem.kind, problem.position) == ("removed", 2)
    assert "positions 2 to 3" in problem.detail


def test_a_cut_off_end_is_seen_by_the_heads(chain: list[int], intruder: Sql) -> None:
    intruder("DELETE FROM journal_event WHERE position > 4")
    assert found() == [("removed", 5, None)]


def test_a_cut_off_end_with_its_heads_is_seen_outside(chain: list[int], intruder: Sql) -> None:
    actions.write_head(at=FRIDAY)
    intruder("DELETE FROM journal_event WHERE position > 3")
    intruder("DELETE FROM journal_head WHERE position > 3")
    assert found() == [("rewritten", 6, None)]


def test_an_event_put_in_anothers_place_is_found(chain: list[int], intruder: Sql) -> None:
    """With a hash computed as we do it, so that the row itself looks well."""
    row = Event.everything.filter(pk=chain[2]).values().get()
    forged = {**row, "by_id": 99}
    forged["hash"] = rules.link(forged, position=3, previous=row["previous_hash"])
    intruder(
        "UPDATE journal_event SET by_id = 99, hash = %s WHERE id = %s", forged["hash"], row["id"]
    )
    assert ("inserted", 3, None) in found()
    assert ("rewritten", 3, chain[2]) in found()  # the head of the first batch remembers


def test_a_sealed_event_after_the_last_head_was_not_sealed_by_us(
    chain: list[int], intruder: Sql
) -> None:
    last = Event.everything.filter(position=6).values().get()
    forged = {**last, "id": last["id"] + 1}
    forged["hash"] = rules.link(forged, position=7, previous=last["hash"])
    intruder(
        "INSERT INTO journal_event (id, at, code, by_id, unit_id, subject_type, subject_id, data,"
        " position, previous_hash, hash) SELECT id + 1, at, code, by_id, unit_id, subject_type,"
        " subject_id, data, 7, hash, %s FROM journal_event WHERE position = 6",
        forged["hash"],
    )
    assert found() == [("inserted", 7, forged["id"])]


def test_a_wholly_rewritten_chain_betrays_itself_outside(chain: list[int], intruder: Sql) -> None:
    actions.write_head(at=FRIDAY)
    intruder("UPDATE journal_event SET by_id = 99 WHERE id = %s", chain[0])
    previous = rules.START
    for row in Event.everything.order_by("position").values():
        fresh = rules.link(row, position=row["position"], previous=previous)
        intruder(
            "UPDATE journal_event SET previous_hash = %s, hash = %s WHERE id = %s",
            previous,
            fresh,
            row["id"],
        )
        intruder("UPDATE journal_head SET hash = %s WHERE position = %s", fresh, row["position"])
        previous = fresh
    assert found() == [("rewritten", 6, chain[5])]


def test_one_head_a_day_leaves_and_only_when_there_is_news(
    chain: list[int], tmp_path: Path
) -> None:
    assert actions.write_head(at=FRIDAY) is not None
    assert actions.write_head(at=SATURDAY) is None
    write(1)
    actions.seal(at=SATURDAY)
    actions.write_head(at=SATURDAY)
    lines = (tmp_path / "journal-heads" / "2026.jsonl").read_text().splitlines()
    assert [json.loads(line)["position"] for line in lines] == [6, 7]
    assert queries.verify().exported_heads == 2
    assert queries.verify().sound


def test_a_spoiled_line_outside_is_not_passed_over(chain: list[int], tmp_path: Path) -> None:
    actions.write_head(at=FRIDAY)
    with (tmp_path / "journal-heads" / "2026.jsonl").open("a") as file:
        file.write("rubbish\n")
    (problem,) = queries.verify().problems
    assert (problem.kind, problem.position) == ("rewritten", 0)
    assert "2026.jsonl:2" in problem.detail


def test_no_head_leaves_an_empty_journal(db: None, tmp_path: Path) -> None:
    assert actions.write_head(at=FRIDAY) is None
    assert not (tmp_path / "journal-heads").exists()


def test_the_command_answers_in_json_and_ends_with_0(chain: list[int]) -> None:
    out = StringIO()
    call_command("verify_journal", format="json", stdout=out)
    answer = json.loads(out.getvalue())
    assert (answer["sound"], answer["sealed"], answer["problems"]) == (True, 6, [])


def test_the_command_ends_with_1_and_names_the_event(chain: list[int], intruder: Sql) -> None:
    intruder("UPDATE journal_event SET code = 'x' WHERE id = %s", chain[4])
    out = StringIO()
    with pytest.raises(SystemExit, match="1"):
        call_command("verify_journal", stdout=out)
    assert f"changed at position 5 (event {chain[4]})" in out.getvalue()
    assert "NOT SOUND" in out.getvalue()
    out = StringIO()
    with pytest.raises(SystemExit, match="1"):
        call_command("verify_journal", format="json", stdout=out)
    assert json.loads(out.getvalue())["problems"][0]["event_id"] == chain[4]
