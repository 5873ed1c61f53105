"""What the worker does by itself: seal, let the head out, deliver, shred."""

from datetime import UTC, datetime
from pathlib import Path

from procrastinate.contrib.django import app
from pytest_django import Settings

from tamga.journal import actions, queries
from tamga.journal import tasks as journal_tasks
from tamga.notices import tasks as notices_tasks
from tamga.notices.models import Notice
from tests.notices.test_outbox import queue

LONG_AGO = datetime(2025, 11, 21, 2, 0, tzinfo=UTC)  # Friday


def test_each_has_its_hour() -> None:
    hours = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
    assert hours["tamga.journal.tasks.seal"] == hours["tamga.notices.tasks.deliver"] == "* * * * *"
    assert {"tamga.journal.tasks.write_head", "tamga.notices.tasks.shred"} <= hours.keys()


def test_the_night_lets_the_head_of_the_day_out(db: None, settings: Settings) -> None:
    actions.record("vault.rotated", by=None, at=LONG_AGO, key="k", values=1)
    journal_tasks.seal(timestamp=0)
    assert queries.verify().tail == 0
    actions.record("vault.rotated", by=None, at=LONG_AGO, key="k", values=2)
    journal_tasks.write_head(timestamp=0)
    found = queries.verify()
    assert (found.sealed, found.tail, found.exported_heads) == (2, 0, 1)


def test_a_letter_goes_and_is_forgotten_in_time(
    db: None, settings: Settings, tmp_path: Path
) -> None:
    settings.TAMGA_SMS_GATEWAY_URL = ""
    settings.TAMGA_SMS_FILE_PATH = tmp_path / "sms"
    queue(channel="sms", address="99112233", at=LONG_AGO)
    notices_tasks.deliver(timestamp=0)
    assert len(list((tmp_path / "sms").iterdir())) == 1
    notices_tasks.shred(timestamp=0)
    assert Notice.everything.get().body is not None  # it went just now
    Notice.everything.update(sent_at=LONG_AGO)
    notices_tasks.shred(timestamp=0)
    assert Notice.everything.get().body is None
