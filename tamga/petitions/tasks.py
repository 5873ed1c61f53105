"""The worker's part: what was counted against guessing and flooding is forgotten."""

from django.utils import timezone
from procrastinate.contrib.django import app

from tamga.petitions import actions


@app.periodic(cron="40 * * * *")
@app.task(queueing_lock="petitions.forget", pass_context=False)
def forget(timestamp: int) -> None:
    """Each hour forget the wrong codes and sendings that no longer count."""
    actions.forget_wrong_codes(at=timezone.now())
