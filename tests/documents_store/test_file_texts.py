"""Texts of files are kept closed, read once, and caught up after a kill."""

from datetime import timedelta

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from tamga.documents import files
from tamga.documents.actions import ask_text, catch_up, discard, read_text, store
from tamga.documents.enums import Unread
from tamga.documents.models import FileText, StoredFile
from tamga.documents.queries import WAITING, texts_of_files
from tamga.documents.tasks import _alone, read_file
from tamga.journal.models import Event
from tamga.organizations.models import Unit
from tests.documents_store.conftest import make_unit
from tests.stories import moment

AT = moment("2026-04-09")  # Thursday
TOLD = "Утас 99112233"


def kept(soum: Unit, data: bytes = TOLD.encode(), name: str = "a.txt") -> StoredFile:
    return store(data, name=name, unit_id=soum.pk, by=None, at=AT)


def jobs() -> list[dict]:
    rows = ProcrastinateJob.objects.filter(task_name="tamga.documents.tasks.read_file")
    return [row.args for row in rows.order_by("id")]


def test_a_text_is_asked_for_once_and_kept_closed(soum: Unit):
    asked = ask_text(kept(soum), at=AT)
    assert ask_text(kept(soum, name="b.txt"), at=AT) == asked, "the same content, another name"
    assert jobs() == [{"key": asked.pk}]
    assert texts_of_files(soum.pk, [asked.sha256]) == {asked.sha256: WAITING}
    read_text(asked.pk, at=AT)
    known = texts_of_files(soum.pk, [asked.sha256])[asked.sha256]
    assert (known.text, known.is_whole) == (TOLD, True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM documents_filetext")
        (closed,) = cursor.fetchone()
    assert "99112233" not in closed
    assert "99112233" not in str(list(Event.everything.values("data")))


def test_each_unit_has_its_own(soum: Unit):
    other = make_unit("tal")
    mine = ask_text(kept(soum), at=AT)
    assert ask_text(kept(other), at=AT) != mine
    assert len(jobs()) == 2


def test_reading_twice_changes_nothing(soum: Unit):
    asked = ask_text(kept(soum), at=AT)
    read_text(asked.pk, at=AT)
    read_text(asked.pk, at=AT + timedelta(days=1))
    asked.refresh_from_db()
    assert (asked.read_at, asked.tries) == (AT, 1)


def test_a_content_that_is_gone_says_so(soum: Unit):
    asked = ask_text(kept(soum), at=AT)
    files.path_of(asked.sha256).unlink()
    read_text(asked.pk, at=AT)
    assert texts_of_files(soum.pk, [asked.sha256])[asked.sha256].why == Unread.GONE


def test_what_a_kill_left_is_asked_again_three_times_at_most(soum: Unit):
    asked = ask_text(kept(soum), at=AT)
    FileText.everything.update(tries=1)  # begun, and the machine lost its power
    assert catch_up(at=AT + timedelta(minutes=10)) == 0, "it may still be being read"
    assert catch_up(at=AT + timedelta(hours=12)) == 1
    assert jobs() == [{"key": asked.pk}] * 2
    FileText.everything.update(tries=3)
    assert catch_up(at=AT + timedelta(hours=12)) == 0
    assert texts_of_files(soum.pk, [asked.sha256])[asked.sha256].why == Unread.GAVE_UP
    read_text(asked.pk, at=AT)
    assert FileText.everything.get().read_at is None, "it ended the worker often enough"


def test_another_version_of_the_reader_reads_again(soum: Unit):
    asked = ask_text(kept(soum), at=AT)
    read_text(asked.pk, at=AT)
    assert catch_up(at=AT + timedelta(hours=12)) == 0
    FileText.everything.update(program="reader 0")
    assert catch_up(at=AT + timedelta(hours=12)) == 1
    assert texts_of_files(soum.pk, [asked.sha256])[asked.sha256] == WAITING
    read_text(asked.pk, at=AT)
    assert texts_of_files(soum.pk, [asked.sha256])[asked.sha256].text == TOLD


def test_a_text_goes_with_the_last_of_its_files(soum: Unit):
    first, second = kept(soum), kept(soum, name="b.txt")
    ask_text(first, at=AT)
    discard(first, by=None, at=AT)
    assert FileText.everything.exists()
    discard(second, by=None, at=AT)
    assert not FileText.everything.exists()


@pytest.mark.django_db
def test_the_worker_reads_by_key(soum: Unit):
    asked = ask_text(kept(soum), at=AT)
    with _alone() as mine:
        assert mine
    read_file.func(key=asked.pk)
    asked.refresh_from_db()
    assert asked.text == TOLD
    read_file.func(key=asked.pk + 1000)  # its row is gone meanwhile
