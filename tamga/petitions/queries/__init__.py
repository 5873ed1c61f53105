"""What can be asked about petitions."""

from tamga.petitions.queries.clock import appeal_until, calendar_of, deadline_of, extended_deadline
from tamga.petitions.queries.petitions import (
    queue_of,
    routing_of,
    visible_to,
)
from tamga.petitions.queries.tracking import Tracked, find_by_code, too_many_wrong

__all__ = [
    "Tracked",
    "appeal_until",
    "calendar_of",
    "deadline_of",
    "extended_deadline",
    "find_by_code",
    "queue_of",
    "routing_of",
    "too_many_wrong",
    "visible_to",
]
