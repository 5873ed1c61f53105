"""The worker's part: deliver every minute, shred every night."""

from django.utils import timezone
from procrastinate.contrib.django import app

from tamga.notices import actions


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="notices.deliver")
def deliver(timestamp: int) -> None:
    """Send what is due; a power cut is caught up here, for the rows simply still wait."""
    actions.deliver_due(at=timezone.now())


@app.periodic(cron="20 2 * * *")
@app.task(queueing_lock="notices.shred")
def shred(timestamp: int) -> None:
    """Forget what old notices said."""
    now = timezone.now()
    actions.shred(before=now - actions.RETENTION, by=None, at=now)
