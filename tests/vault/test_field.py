"""The encrypted column, on the table that has most of them: the outbox."""

from datetime import UTC, datetime

import pytest
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import connection, models
from django.test.utils import isolate_apps

from tamga.notices.models import Notice
from tamga.vault.models import EncryptedTextField

FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # Friday


def notice(key: str, **values: object) -> Notice:
    texts = {"address": "dulmaa@example.mn", "subject": "", "body": "Сайн байна уу\0"} | values
    return Notice.everything.create(
        channel="email", dedupe_key=key, created_at=FRIDAY, next_at=FRIDAY, **texts
    )


def test_python_reads_the_text_and_the_table_does_not(db: None) -> None:
    row = notice("1")
    again = Notice.everything.get(pk=row.pk)
    assert (again.address, again.subject, again.body) == (
        "dulmaa@example.mn",
        "",
        "Сайн байна уу\0",
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT n::text FROM notices_notice n")
        (raw,) = cursor.fetchone()
    assert "dulmaa" not in raw
    assert "Сайн" not in raw
    with connection.cursor() as cursor:
        cursor.execute("SELECT subject FROM notices_notice")
        assert cursor.fetchone()[0]  # even that it is empty can't be seen


def test_updates_and_bulk_writes_are_closed_too(db: None) -> None:
    row = notice("1")
    Notice.everything.filter(pk=row.pk).update(body="by update")
    row.address = "by bulk"
    Notice.everything.bulk_update([row], ["address"])
    again = Notice.everything.get(pk=row.pk)
    assert (again.body, again.address) == ("by update", "by bulk")
    with connection.cursor() as cursor:
        cursor.execute("SELECT body || address FROM notices_notice")
        assert "by " not in cursor.fetchone()[0]


@pytest.mark.parametrize("lookup", ["", "__exact", "__icontains", "__in", "__startswith", "__gt"])
def test_searching_it_is_refused_with_the_way_out(db: None, lookup: str) -> None:
    with pytest.raises(FieldError, match="keyed hash"):
        Notice.everything.filter(**{f"address{lookup}": ["x"]}).exists()


def test_transforms_are_refused(db: None) -> None:
    with pytest.raises(FieldError, match="encrypted"):
        Notice.everything.filter(address__lower__contains="x").exists()


def test_only_whether_it_is_there_can_be_asked(db: None) -> None:
    notice("1")
    notice("2", body=None)
    assert Notice.everything.get(body__isnull=True).dedupe_key == "2"


def test_it_does_not_leave_by_dumpdata(db: None) -> None:
    notice("1")
    with pytest.raises(FieldError, match="backup"):
        serializers.serialize("json", Notice.everything.all())


@isolate_apps("tamga.vault")
def test_it_can_not_be_unique_or_indexed() -> None:
    class Wrong(models.Model):
        name = EncryptedTextField(unique=True)
        other = EncryptedTextField(db_index=True)

        class Meta:
            app_label = "vault"

        def __str__(self) -> str:
            return ""

    assert {error.id for field in Wrong._meta.local_fields for error in field.check()} >= {
        "vault.E001"
    }
