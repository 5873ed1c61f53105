"""Somebody pulls a newer version beside a demo of last month and says make demo again."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tamga.demo.people import SOUM
from tamga.demo.queries import MADE, filled_by, filler
from tamga.journal.actions import record
from tamga.organizations.models import Unit
from tests.stories import START, make_soum


def demo(*arguments: str) -> str:
    out = StringIO()
    call_command("demo", *arguments, stdout=out)
    return out.getvalue()


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture
def made(own_database: str) -> Unit:
    """A demo of an older filler: its soum is there, and nothing says from what."""
    return make_soum(*SOUM[:2]).unit


def test_another_filler_is_told_in_a_sentence_and_the_data_is_kept(made: Unit):
    assert demo().count("RESET=1 make demo makes it anew") == 1
    assert Unit.objects.filter(pk=made.pk).exists()
    record(MADE, by=None, at=START, unit_id=made.pk, subject=made, filler=filler())
    assert filled_by() == filler()
    assert demo() == "", "the same one has nothing to say"


def test_a_database_of_another_version_is_told_and_not_touched(made: Unit):
    """A migration that this program doesn't know: it was made by a newer one."""
    execute(
        "INSERT INTO django_migrations (app, name, applied)"
        " VALUES ('duties', '0999_of_a_newer_program', now())"
    )
    with pytest.raises(CommandError, match="another version of this program: RESET=1"):
        demo()
    assert Unit.objects.filter(pk=made.pk).exists()


def test_a_history_that_was_rewritten_is_told_too(made: Unit):
    """Its first migrations aren't those of today: migrating would end in a traceback."""
    execute("DELETE FROM django_migrations WHERE app = 'organizations'")
    with pytest.raises(CommandError, match="RESET=1"):
        demo()


def test_an_older_database_is_migrated_and_goes_on(made: Unit):
    call_command("migrate", "vault", "zero", verbosity=0)
    told = demo()
    assert "Migrating the database" in told
    with connection.cursor() as cursor:
        assert "vault_keymark" in connection.introspection.table_names(cursor)


def test_what_the_demo_didnt_make_it_never_touches(own_database: str):
    make_soum("altan", "Алтан сум")
    for arguments in ((), ("--reset",)):
        with pytest.raises(CommandError, match="nothing is changed"):
            demo(*arguments)
    assert Unit.objects.filter(slug="altan").exists()
