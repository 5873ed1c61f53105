"""What a hand-in or an import left behind is forgotten after thirty days, and nothing else."""

from datetime import timedelta

import pytest
from django.db.models import ProtectedError
from django.utils import timezone
from procrastinate.contrib.django import app

from tamga.documents import files
from tamga.documents.actions import discard, store
from tamga.documents.models import StoredFile
from tamga.duties.actions import start_import
from tamga.journal.models import Event
from tamga.workspace import tasks
from tests.stories import Soum


def kept(soum: Soum, data: bytes, *, days: int, name: str = "a.txt") -> StoredFile:
    at = timezone.now() - timedelta(days=days)
    return store(data, name=name, unit_id=soum.unit.pk, by=soum.people["oyun"], at=at)


def imported(soum: Soum, source: StoredFile) -> None:
    day, by = timezone.localdate(), soum.people["bolormaa"]
    start_import(
        soum.unit, year=day.year, in_force_from=day, source=source, by=by, at=timezone.now()
    )


def test_the_night_forgets_what_came_to_nothing(suld, django_capture_on_commit_callbacks):
    old, young = kept(suld, b"old", days=31), kept(suld, b"young", days=29)
    used = kept(suld, b"used", days=400)
    imported(suld, used)
    with django_capture_on_commit_callbacks(execute=True):
        tasks.sweep(timestamp=0)
    assert set(StoredFile.everything.all()) == {young, used}
    there = [files.path_of(stored.sha256).exists() for stored in (old, young, used)]
    assert there == [False, True, True]
    event = Event.everything.get(code="file.discarded")
    assert event.data == {"size": 3, "sha256": old.sha256}


def test_bytes_that_another_row_needs_stay(suld, tal, django_capture_on_commit_callbacks):
    ours = kept(suld, b"same", days=31)
    theirs = kept(suld, b"same", days=1, name="b.txt")
    with django_capture_on_commit_callbacks(execute=True):
        tasks.sweep(timestamp=0)
    assert StoredFile.everything.get() == theirs
    assert files.path_of(ours.sha256).read_bytes() == b"same"


def test_what_a_plan_stands_on_cannot_be_discarded(suld):
    source = kept(suld, b"plan", days=400)
    imported(suld, source)
    with pytest.raises(ProtectedError):
        discard(source, by=None, at=timezone.now())
    assert files.path_of(source.sha256).exists()
    assert not Event.everything.filter(code="file.discarded").exists()


def test_the_timer_is_known():
    known = {task.task.name for task in app.periodic_registry.periodic_tasks.values()}
    assert "tamga.workspace.tasks.sweep" in known
