"""The worker's part: seal every minute, let the head leave the database every night."""

from django.utils import timezone
from procrastinate.contrib.django import app

from tamga.journal import actions


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="journal.seal")
def seal(timestamp: int) -> None:
    """Seal what was committed since the last minute."""
    actions.seal(at=timezone.now())


@app.periodic(cron="30 1 * * *")
@app.task(queueing_lock="journal.write_head")
def write_head(timestamp: int) -> None:
    """Let the day's head leave the database."""
    now = timezone.now()
    actions.seal(at=now)
    actions.write_head(at=timezone.localtime(now))
