"""What may stand in an event, and how an event becomes a link of the hash chain. Pure."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

START = "0" * 64
"""The previous hash of the first event."""

LONGEST_TEXT = 200
_PROSE = re.compile(r"[\s@\x00]")


def checked(value: Any, *, name: str = "data") -> Any:
    """``value`` as the journal keeps it: JSON of ids, codes, numbers and dates.

    Dates become ISO texts, decimals texts. Raises ValueError for a text with spaces or ``@`` or of
    more than 200 characters (prose and addresses may be personal), TypeError for other things.
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError(f"{name}: a moment in the journal needs its time zone.")
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, str):
        text = str(value)
        if len(text) > LONGEST_TEXT or _PROSE.search(text):
            raise ValueError(
                f"{name}: the journal holds ids and codes, not prose or addresses: {text[:20]!r}…"
            )
        return text
    if isinstance(value, list | tuple | set | frozenset):
        items = sorted(value, key=str) if isinstance(value, set | frozenset) else value
        return [checked(item, name=name) for item in items]
    if isinstance(value, Mapping):
        return {
            checked(str(key), name=name): checked(item, name=f"{name}.{key}")
            for key, item in value.items()
        }
    raise TypeError(f"{name}: {type(value).__name__} can't be journalled.")


def names_in(sentence: str) -> frozenset[str]:
    """The ``%(names)s`` that a sentence asks for."""
    return frozenset(re.findall(r"%\((\w+)\)", sentence))


def link(row: Mapping[str, Any], *, position: int, previous: str) -> str:
    """The SHA-256 of one event at its place in the chain, 64 hexadecimal digits.

    Over the canonical JSON (sorted keys, no spaces, UTF-8) of its columns, its position and the
    hash before it. ``row`` has the columns of ``Event`` by name.
    """
    canonical = json.dumps(
        {
            "position": position,
            "previous": previous,
            "id": row["id"],
            "at": row["at"].astimezone(UTC).isoformat(timespec="microseconds"),
            "code": row["code"],
            "by": row["by_id"],
            "unit": row["unit_id"],
            "subject": [row["subject_type"], row["subject_id"]],
            "data": row["data"],
        },
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    return hashlib.sha256(canonical.encode()).hexdigest()
