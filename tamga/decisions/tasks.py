"""The worker's part: what a kill left of the files is caught up at night."""

from django.utils import timezone
from procrastinate.contrib.django import app

from tamga.decisions import actions


@app.periodic(cron="55 18 * * *")
@app.task(queueing_lock="decisions.catch_up_files")
def catch_up_files(timestamp: int) -> None:
    """At night (18:55 UTC) ask for texts that nobody asked for, and show what was read."""
    actions.catch_up_files(at=timezone.now())
