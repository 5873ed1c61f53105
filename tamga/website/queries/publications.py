"""Publications as a section counts them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.utils import timezone


@dataclass(frozen=True, slots=True)
class Counted:
    """A publication as a section counts it."""

    key: str
    happened_at: datetime
    position: str
    due_on: date | None
    """The due day it closed, None where nothing waited for it."""

    @property
    def days_late(self) -> int | None:
        """How many days after the due day it came, 0 when in time, None without a due day."""
        if self.due_on is None:
            return None
        return max(0, (timezone.localdate(self.happened_at) - self.due_on).days)


COUNTED = """
SELECT chosen.key, chosen.happened_at, coalesce(position.name, ''), occurrence.due_on
FROM (
    (SELECT * FROM duties_evidence WHERE section_id = %(section)s AND withdrawn_at IS NULL
        ORDER BY happened_at DESC, id DESC LIMIT 1)
    UNION
    SELECT * FROM duties_evidence WHERE section_id = %(section)s AND withdrawn_at IS NULL
        AND key = ANY(%(keys)s)
) AS chosen
LEFT JOIN organizations_position AS position ON position.id = chosen.position_id
LEFT JOIN duties_occurrence AS occurrence ON occurrence.id = chosen.occurrence_id
ORDER BY chosen.happened_at DESC, chosen.id DESC
"""


def counted_in(section_id: int, keys: Iterable[str]) -> tuple[Counted, ...]:
    """The newest standing evidence of a section and that of ``keys``, newest first; one query."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, {"section": section_id, "keys": list(keys)})
        return tuple(Counted(*row) for row in cursor.fetchall())
