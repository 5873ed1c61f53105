"""What can be asked about petitions."""

from tamga.petitions.queries.clock import appeal_until, calendar_of, deadline_of, extended_deadline
from tamga.petitions.queries.counting import CountLine, count_lines
from tamga.petitions.queries.masks import Masked, masked
from tamga.petitions.queries.petitions import (
    by_citizen,
    lead_of,
    numbered,
    of_the_same_citizen,
    queue_of,
    routing_of,
    visible_to,
)
from tamga.petitions.queries.slips import by_slip
from tamga.petitions.queries.talking import thread_of, wrote_back_at
from tamga.petitions.queries.tracking import (
    Tracked,
    find_by_code,
    too_many_sent,
    too_many_wrong,
    tracked,
)

__all__ = [
    "CountLine",
    "Masked",
    "Tracked",
    "appeal_until",
    "by_citizen",
    "by_slip",
    "calendar_of",
    "count_lines",
    "deadline_of",
    "extended_deadline",
    "find_by_code",
    "lead_of",
    "masked",
    "numbered",
    "of_the_same_citizen",
    "queue_of",
    "routing_of",
    "thread_of",
    "too_many_sent",
    "too_many_wrong",
    "tracked",
    "visible_to",
    "wrote_back_at",
]
