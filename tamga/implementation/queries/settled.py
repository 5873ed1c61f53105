"""What was counted of locked periods, kept by the process: nothing of them changes.

The moment of the lock is part of the key, so a period that was reopened is counted again, and so
is one of another database.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import connection

from tamga.implementation.models import Period

MOST = 5_000
Key = tuple[str, int, datetime]
Counts = dict[int | str, int]
_kept: OrderedDict[Key, Counts] = OrderedDict()


def counted(
    periods: Iterable[Period], count: Callable[[list[int]], dict[int, Counts]]
) -> dict[int, Counts]:
    """Period (its key) → its counts; ``count`` is asked for those that aren't kept."""
    known: dict[int, Counts] = {}
    asked: dict[int, Key | None] = {}
    for period in periods:
        key = _key(period)
        if key in _kept and key is not None:
            known[period.pk] = _kept[key]
        else:
            asked[period.pk] = key
    found = count(list(asked)) if asked else {}
    for pk, key in asked.items():
        counts = found.get(pk, {})
        if key is not None:
            _kept[key] = counts
    while len(_kept) > MOST:
        _kept.popitem(last=False)
    return known | found


def forget() -> None:
    """As in a process that has just begun."""
    _kept.clear()


def _key(period: Period) -> Key | None:
    if period.locked_at is None:
        return None
    return connection.settings_dict["NAME"], period.pk, period.locked_at
