"""Read the journal, and verify that nobody changed it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet

from tamga.journal import enums, heads, rules
from tamga.journal.models import Bookmark, Event, Head


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where: ``kind`` is changed, removed, inserted, moved or rewritten."""

    kind: str
    position: int
    event_id: int | None
    detail: str


@dataclass(frozen=True)
class Verification:
    """The state of the whole journal; ``tail`` events wait for the sealer and prove nothing yet."""

    sealed: int
    tail: int
    position: int
    hash: str
    exported_heads: int
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Nothing sealed was changed, removed or inserted."""
        return not self.problems


def sentence(event: Event) -> str:
    """The event as a sentence in the current language; what a value lacks shows as «–»."""
    try:
        text = str(enums.sentence_of(event.code))
    except enums.UnknownCode:
        return event.code  # of an app that is no longer installed
    return text % defaultdict(lambda: "–", event.data)


def about(subject: Model) -> QuerySet[Event]:
    """All events of one row, newest first."""
    return Event.everything.filter(
        subject_type=subject._meta.label_lower, subject_id=str(subject.pk)
    ).order_by("-at", "-id")


def of_unit(unit_id: int) -> QuerySet[Event]:
    """All events of one unit, newest first."""
    return Event.everything.filter(unit_id=unit_id).order_by("-at", "-id")


def unread(reader: str, *codes: str) -> QuerySet[Event]:
    """The sealed events with these codes after the bookmark of ``reader``, in chain order.

    Only sealed ones: their positions follow commits, so that nothing is ever passed over.
    """
    position = Bookmark.everything.filter(pk=reader).values_list("position", flat=True).first() or 0
    return Event.everything.filter(position__gt=position, code__in=codes).order_by("position")


def verify(*, exported: Path | None = None) -> Verification:
    """Walk the whole chain and compare it with the heads, inside and outside the database.

    ``exported`` is the folder of the exported heads, the installation's own if not given.
    Reads every event once, in one snapshot, and holds none of them in memory.
    """
    outside = heads.read(exported)
    by_position = defaultdict(list)
    for line in outside:
        by_position[line.position].append(line)
    problems: list[Problem] = []
    last_head = Head.everything.order_by("-position").values_list("position", flat=True).first()
    position, previous, sealed = 0, rules.START, 0
    chain = Event.everything.filter(position__isnull=False).order_by("position")
    rows: Iterator[Any] = chain.values().iterator()
    for row in rows:
        sealed += 1
        gap = row["position"] - position - 1
        if gap:
            problems.append(_removed(position + 1, row["position"] - 1))
        problems += _link_problems(row, previous if not gap else None)
        for line in by_position.pop(row["position"], []):
            if line.hash != row["hash"]:
                problems.append(_rewritten(line, row["id"]))
        position, previous = row["position"], row["hash"]
    problems += _head_problems()
    if position < (last_head or 0):
        problems.append(_removed(position + 1, last_head or 0))
    for lines in by_position.values():
        problems += [_rewritten(line, None) for line in lines]
    tail = Event.everything.filter(position__isnull=True).count()
    return Verification(sealed, tail, position, previous, len(outside), tuple(problems))


def _link_problems(row: dict[str, Any], previous: str | None) -> Iterator[Problem]:
    """One event against its own hash and against the one before it (None: that one is gone)."""
    computed = rules.link(row, position=row["position"], previous=row["previous_hash"])
    if computed != row["hash"]:
        yield Problem("changed", row["position"], row["id"], "its content doesn't fit its hash")
    if previous is not None and row["previous_hash"] != previous:
        yield Problem(
            "inserted",
            row["position"] - 1,
            None,
            f"event {row['id']} doesn't follow from the event before it",
        )


def _removed(first: int, last: int) -> Problem:
    places = f"position {first}" if first == last else f"positions {first} to {last}"
    return Problem("removed", first, None, f"{places}: no event there")


def _rewritten(line: heads.ExportedHead, event_id: int | None) -> Problem:
    return Problem(
        "rewritten", line.position, event_id, f"the exported head {line.where} doesn't fit"
    )


def _head_problems() -> Iterator[Problem]:
    """Heads of the database that don't fit their event, and sealed events that no head covers."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT h.position, e.id FROM journal_head h"
            " JOIN journal_event e USING (position) WHERE e.hash <> h.hash ORDER BY 1"
        )
        for position, event_id in cursor.fetchall():
            yield Problem("rewritten", position, event_id, "the head in the database doesn't fit")
        cursor.execute(
            "SELECT position, id FROM journal_event"
            " WHERE position > (SELECT coalesce(max(position), 0) FROM journal_head) ORDER BY 1"
        )
        for position, event_id in cursor.fetchall():
            yield Problem("inserted", position, event_id, "sealed, but after the last head")
