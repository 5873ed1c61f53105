"""The worker's part: the files of large reports, and those that a power cut left unmade."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from tamga.implementation.actions.asking import forget_asked, make_asked_file
from tamga.implementation.actions.file_orders import order_missing
from tamga.implementation.actions.files import make_files as make
from tamga.implementation.models import AskedFile, IssuedReport

SLOW = timedelta(minutes=10)
"""The largest report takes seconds: what isn't there after this long isn't being made."""


@app.task
def make_files(key: int) -> None:
    """The files of an issued version that it still lacks."""
    version = IssuedReport.objects.select_related("period", "issued_by").get(pk=key)
    make(version, at=timezone.now())


@app.task
def make_asked(key: int) -> None:
    """A file that somebody asked for; nothing when it was forgotten meanwhile."""
    asked = AskedFile.objects.filter(pk=key).first()
    if asked is not None:
        make_asked_file(asked, at=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="implementation.mend_files")
def mend_files(timestamp: int) -> None:
    """Every ten minutes: what a killed worker left unmade is ordered again."""
    now = timezone.now()
    order_missing(before=now - SLOW, at=now)


@app.periodic(cron="20 18 * * *")
@app.task(queueing_lock="implementation.repair")
def repair(timestamp: int) -> None:
    """At night (18:20 UTC) what failed is tried once more, and drafts that were asked for days
    ago are forgotten.
    """
    now = timezone.now()
    order_missing(before=now - SLOW, at=now, failed=True)
    forget_asked(at=now)
