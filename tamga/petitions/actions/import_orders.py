"""The worker is told to receive a list, in the transaction that confirms it. Private to
``actions``.
"""

import contextlib

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

TASK = "tamga.petitions.tasks.receive_list"


def order(key: int) -> None:
    """1. A job that holds the key alone; none where one of the same waits already."""
    job = app.configure_task(TASK, queueing_lock=f"{TASK}-{key}")
    with contextlib.suppress(AlreadyEnqueued), transaction.atomic():
        job.defer(key=key)
