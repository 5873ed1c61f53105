"""The worker's part: what was counted against guessing and flooding is forgotten, and lists of
petitions are received.
"""

from django.utils import timezone
from procrastinate.contrib.django import app

from tamga.petitions import actions
from tamga.petitions.actions.import_orders import order
from tamga.petitions.actions.importing import forget_imports
from tamga.petitions.actions.receiving_rows import mend_imports, receive_rows
from tamga.petitions.models import PetitionImport


@app.periodic(cron="40 * * * *")
@app.task(queueing_lock="petitions.forget", pass_context=False)
def forget(timestamp: int) -> None:
    """Each hour forget the wrong codes and sendings that no longer count."""
    actions.forget_wrong_codes(at=timezone.now())


@app.task
def receive_list(key: int) -> None:
    """The next rows of a list; then the same again, behind whatever came meanwhile."""
    started = PetitionImport.everything.filter(pk=key).defer("heads").first()
    if started is not None and receive_rows(started, at=timezone.now()):
        order(key)


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="petitions.mend_lists")
def mend_lists(timestamp: int) -> None:
    """Every five minutes: lists that a killed worker left half received are ordered again."""
    mend_imports(at=timezone.now())


@app.periodic(cron="30 * * * *")
@app.task(queueing_lock="petitions.forget_lists")
def forget_lists(timestamp: int) -> None:
    """Each hour shred the lists that ended, or were never confirmed, a day ago."""
    forget_imports(at=timezone.now())
