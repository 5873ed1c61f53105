"""Confirming is all or nothing: when the database dies in the middle, when two press at once."""

import threading
from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from django.db.models.signals import post_save
from django.test import Client
from django.utils import translation

from tamga.duties.models import Duty, Occurrence, Plan, PlanImport, Section
from tamga.journal.models import Event
from tamga.workspace.actions.plan_import import confirm_import, upload_plan
from tamga.workspace.plan_preview import Preview
from tests.stories import Soum, moment, told
from tests.workspace.test_plan_import import GOOD, STRANGE, confirm, fields, word

pytestmark = pytest.mark.slow

NOON = moment("2026-03-04", "12:00")  # Wednesday


@pytest.fixture
def soum(stories: None, own_database: str, django_db_blocker) -> Iterator[Soum]:
    """Сүлд in a database of its own, where things are really committed."""
    with django_db_blocker.unblock():
        yield told("suld")
        connection.close()


@pytest.fixture
def started(soum: Soum) -> PlanImport:
    """An import with a new section and nothing left to decide."""
    made = upload_plan(
        soum.unit,
        word(GOOD, STRANGE, ("3", *GOOD[1:])),
        name="plan.docx",
        year=2026,
        in_force_from=NOON.date(),
        by=soum.people["bolormaa"],
        at=NOON,
    )
    made.choices = {
        "1-3": {
            "sections": {"Ил тод байдал › Малын тооллого": {
                "new": {"menu": "Ил тод байдал", "title": "Малын тооллого"}
            }},
            "positions": {"Малын эмч": {"out": True}},
            "schedules": [{"kind": "monthly"}],
        }
    }  # fmt: skip
    made.save()
    return made


def kill_own_backend() -> None:
    """What a power cut of the database server looks like from here."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [pid])


def test_when_the_database_dies_in_the_middle_nothing_of_the_plan_is_there(
    soum: Soum, started: PlanImport
):
    client = Client()
    client.force_login(soum.people["bolormaa"])
    with translation.override("en"):
        address = f"/en/office/suld/plans/import/{started.pk}/"
        sent = {**fields(client.get(address).content.decode()), "confirm": "1"}

        def die(instance: Duty, **_kwargs: object) -> None:
            if instance.number == 3:
                kill_own_backend()

        post_save.connect(die, sender=Duty)
        try:
            answer = client.post(address, sent)
        finally:
            post_save.disconnect(die, sender=Duty)
        connection.close()
        page = client.get(answer["Location"].partition("#")[0]).content.decode()
        assert "The database went away. Nothing was changed" in page
        assert not Plan.objects.exists()
        assert not Section.objects.filter(title="Малын тооллого").exists()
        started.refresh_from_db()
        assert started.confirmed_at is None
        assert "1-3" in started.choices, "what was decided is still there"

        confirm(client, address)
    assert Duty.objects.count() == 3
    assert Occurrence.objects.count() == 36


def test_two_who_confirm_at_the_same_moment_make_one_plan(soum: Soum, started: PlanImport):
    mark = Preview(started).difference.mark
    gate = threading.Barrier(2)
    plans: list[int] = []

    def press(username: str) -> None:
        try:
            gate.wait(60)
            by = soum.people[username]
            plans.append(confirm_import(started, mark=mark, by=by, at=NOON).pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=[name]) for name in ("bolormaa", "mandakh")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert len(plans) == 2
    assert len(set(plans)) == 1
    assert Duty.objects.count() == 3
    assert Section.objects.filter(unit=soum.unit, title="Малын тооллого").count() == 1
    assert Event.everything.filter(code="plan.confirmed").count() == 1
