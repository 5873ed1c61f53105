"""The worker's part: attached files are read, one at a time; strays are swept up."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app

from tamga.documents import actions

_ALONE = 0x7E87  # the number of the lock, any that nobody else takes
_LATER = 10  # seconds


@app.task(queue="default", name="tamga.documents.tasks.read_file")
def read_file(key: int) -> None:
    """Read one file. While another is being read it comes again later, for a scan of sixty pages
    must leave the worker's other slot to notices; the lock dies with its process.
    """
    with _alone() as mine:
        if mine:
            actions.read_text(key, at=timezone.now())
        else:
            task = app.configure_task(
                "tamga.documents.tasks.read_file",
                priority=-10,
                schedule_in={"seconds": _LATER},
            )
            task.defer(key=key)


@app.periodic(cron="50 18 * * *")
@app.task(queueing_lock="documents.catch_up")
def catch_up(timestamp: int) -> None:
    """At night (18:50 UTC) ask again for the texts that a kill left unread."""
    actions.catch_up(at=timezone.now())


@app.periodic(cron="45 18 * * *")
@app.task(queueing_lock="documents.sweep")
def sweep(timestamp: int) -> None:
    """At night (18:45 UTC) remove bytes that no row names: what a kill or a backup left there."""
    actions.sweep()


@contextmanager
def _alone() -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_ALONE])
        (mine,) = cursor.fetchone()
    try:
        yield bool(mine)
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_ALONE])
