"""A year of life of the demo soum: what was published when, decided by a plain rule.

The same day gives the same story: a little arithmetic instead of chance. Most is on time, some is
late, a little is missing, as in any real office.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tamga.duties.models import Occurrence
from tamga.organizations.models import Position

NEVER = {"il-tod-baidal/sul-oron-too"}  # a section that nobody fills: somebody must see it
RARE_EVENTS = {
    # path: days between two events, offset
    "togtool-zakhiramj/zasag-dargyn-zakhiramj": (9, 2),
    "togtool-zakhiramj/itkh-togtool": (47, 11),
    "il-tod-baidal/khudaldan-avakh": (61, 20),
    "togtool-zakhiramj/utasny-jagsaalt": (90, 31),
    "medee/tenderiin-urilga": (75, 40),
    "togtool-zakhiramj/onkhs": (120, 55),
    "tusviin-baiguullaga/surguuli": (58, 8),
    "tusviin-baiguullaga/emneleg": (66, 25),
    "tusviin-baiguullaga/tsetserleg": (110, 44),
    "tusviin-baiguullaga/soyolyn-tuv": (52, 14),
}


@dataclass(frozen=True)
class Published:
    """A publication of the story; ``path`` is the section's, ``position`` whoever owes its own."""

    on: date
    path: str
    position: Position | None = None
    about: date | None = None
    """The due day that it is for, which names the month of a late report."""


def publication_day(occurrence: Occurrence, turn: int, today: date) -> date | None:
    """The day on which a dated occurrence's section is published, or None when it isn't.

    Two days before the due day as a rule, every eighth time three days late; nothing of the last
    month that is still running unless it is early.
    """
    if occurrence.due_on is None:
        return None
    day = occurrence.due_on + timedelta(days=3 if turn % 8 == 5 else -2 - turn % 5)
    day = max(day, occurrence.opens_on)
    return day if day <= today else None


def events(first: date, today: date) -> Iterator[Published]:
    """Everything that isn't dated: orders, tenders, news of the agencies."""
    for path, (every, offset) in RARE_EVENTS.items():
        day = first + timedelta(days=offset)
        while day <= today:
            yield Published(day, path)
            day += timedelta(days=every)
