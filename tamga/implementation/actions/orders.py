"""The worker is told to make files: in the transaction of what they are made of, so that neither
is there without the other. Private to ``actions``.
"""

import contextlib

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

ISSUED = "tamga.implementation.tasks.make_files"
ASKED = "tamga.implementation.tasks.make_asked"


def order(task: str, key: int) -> None:
    """1. A job that holds the key alone; none where one of the same waits already.

    Jobs that run aren't asked about: one that a power cut ended would stand in the way for ever.
    What they keep is compared under a lock instead (``files.keep_file``).
    """
    job = app.configure_task(task, queueing_lock=f"{task}-{key}")
    with contextlib.suppress(AlreadyEnqueued), transaction.atomic():
        job.defer(key=key)
