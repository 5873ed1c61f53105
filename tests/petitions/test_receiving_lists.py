"""A list becomes petitions: each row once, whatever is pressed twice, killed or read in again."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import translation

from tamga.journal.models import Event
from tamga.law.models import Term
from tamga.notices.models import Notice
from tamga.petitions.actions import WrongStep, receive, steps
from tamga.petitions.actions.import_orders import TASK
from tamga.petitions.actions.importing import (
    choose_columns,
    confirm_import,
    discard_import,
    forget_imports,
)
from tamga.petitions.actions.receiving_rows import PORTION, mend_imports, receive_rows
from tamga.petitions.enums import Channel, Kind
from tamga.petitions.models import ImportedRow, Petition, PetitionImport
from tamga.petitions.queries.imports import lines_of, mark_of
from tamga.petitions.tasks import receive_list
from tamga.vault.enums import KeyMissing
from tests.petitions.letters import AT, letter
from tests.petitions.lists import ROAD, WELL, WRONG, confirmed, read_in, uploaded
from tests.stories import Soum

TODAY = date(2026, 11, 23)  # Monday


def taken_jobs() -> list[str]:
    """What the worker is told about lists, taken off its table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs WHERE task_name = %s RETURNING args::text", [TASK]
        )
        return [args for (args,) in cursor.fetchall()]


def test_the_good_rows_are_received_in_the_order_of_their_days(suld: Soum):
    started = read_in(suld, WELL, WRONG, ROAD)
    road, well = Petition.everything.order_by("pk")
    assert (road.number, road.received_on) == ("С-1/2026", date(2026, 11, 18))  # Wednesday
    assert (well.number, well.received_on) == ("Ө-1/2026", date(2026, 11, 20))  # Friday
    assert (road.channel, well.channel) == (Channel.CENTRE, Channel.PHONE)
    assert well.due_on == date(2026, 12, 20)  # Sunday: the office's last day doesn't roll
    assert well.petitioner.phone == "+97688112233"
    assert well.words.text == "Худгийн насос"
    assert well.entered_by == suld.people["uranchimeg"]
    assert Notice.everything.count() == 2, "each has its receipt"
    assert started.finished_at == AT
    assert list(started.rows.filter(cells__isnull=False).values_list("number", flat=True)) == [3]
    event = Event.everything.get(code="petition.list_received")
    assert (event.data["count"], event.data["left"]) == (2, 1)
    assert "Дулмаа" not in str(event.data)


def test_the_same_file_read_in_twice_makes_no_second_petition(suld: Soum, tal: Soum):
    read_in(suld, WELL, ROAD)
    again = uploaded(suld, ROAD.replace("санал", "гомдол"), WELL)
    lines = lines_of(again, today=TODAY)
    assert [line.here.number for line in lines] == ["С-1/2026", "Ө-1/2026"], "its kind or not"
    with pytest.raises(ValueError, match="мөр"):
        confirm_import(again, mark=mark_of(again), by=again.started_by, at=AT)
    more = read_in(suld, WELL, WELL.replace("насос", "хашаа"))
    assert Petition.everything.count() == 3
    assert more.rows.filter(again=True).count() == 1
    assert lines_of(uploaded(tal, WELL, by="solongo"), today=TODAY)[0].here is None, "their own"


def test_a_row_that_stands_there_twice_is_received_once(suld: Soum):
    started = uploaded(suld, WELL, WELL.replace("2026-11-20", "2026.11.20 10:00"))
    assert [line.twin for line in lines_of(started, today=TODAY)] == [None, 2]
    read_in(suld, WELL, WELL)
    assert Petition.everything.count() == 1


def test_what_a_kill_left_goes_on_without_doubles(suld: Soum):
    rows = [WELL.replace("насос", f"насос {number}") for number in range(5)]
    started = confirmed(suld, *rows)
    assert receive_rows(started, at=AT, most=2) is True
    assert Petition.everything.count() == 2
    assert mend_imports(at=AT + timedelta(minutes=1)) == 0, "it has moved a minute ago"
    assert mend_imports(at=AT + timedelta(minutes=4)) == 1
    assert receive_rows(started, at=AT, most=3) is True
    assert receive_rows(started, at=AT) is False, "nothing is left but to end it"
    assert receive_rows(started, at=AT) is False, "a second worker finds nothing"
    assert Petition.everything.count() == 5
    assert mend_imports(at=AT + timedelta(hours=1)) == 0
    assert Event.everything.filter(code="petition.list_received").count() == 1


def test_a_kill_in_the_middle_of_a_row_leaves_the_row_whole(suld: Soum, monkeypatch):
    """The number and the row's own mark are one transaction: both are there or neither."""
    started = confirmed(suld, WELL, ROAD)

    class Killed(BaseException):
        pass

    def dies(*args: object, **more: object) -> None:
        raise Killed

    with monkeypatch.context() as power:
        power.setattr(ImportedRow, "save", dies)
        with pytest.raises(Killed):
            receive_rows(started, at=AT)
    assert not Petition.everything.exists()
    while receive_rows(started, at=AT):
        pass
    numbers = sorted(each.number for each in Petition.everything.all())
    assert numbers == ["С-1/2026", "Ө-1/2026"], "no number is lost"


def test_the_job_holds_the_key_alone_and_orders_the_rest(suld: Soum):
    """Fifty-one rows: a portion, and one more that others needn't wait for."""
    rows = [WELL.replace("насос", f"насос {number}") for number in range(PORTION + 1)]
    started = confirmed(suld, *rows)
    assert taken_jobs() == [f'{{"key": {started.pk}}}']
    receive_list.func(started.pk)
    assert Petition.everything.count() == PORTION
    assert taken_jobs() == [f'{{"key": {started.pk}}}']
    receive_list.func(started.pk)
    assert (Petition.everything.count(), taken_jobs()) == (PORTION + 1, [])
    receive_list.func(999_999)  # dropped meanwhile
    assert taken_jobs() == []


def test_a_row_that_receiving_refuses_stays_with_its_reason(suld: Soum):
    started = confirmed(suld, WELL, ROAD)
    # the clock was set back between the preview and the receiving
    while receive_rows(started, at=AT - timedelta(days=4)):
        pass
    row = started.rows.get(petition__isnull=True)
    with translation.override("mn"):
        assert row.refused
    assert row.cells, "nothing of it is lost"
    assert Petition.everything.count() == 1


def test_a_list_that_waits_for_the_worker_all_weekend_loses_no_row(suld: Soum):
    """Confirmed on Friday; on Monday morning the server is up again."""
    started = confirmed(suld, WELL, ROAD, WRONG)
    dropped = uploaded(suld, WELL.replace("насос", "хашаа"))
    monday = AT + timedelta(hours=71)
    assert forget_imports(at=monday) == 1
    assert list(PetitionImport.everything.all()) == [started], "not one that was only looked at"
    assert not ImportedRow.everything.filter(imported=dropped.pk).exists()
    assert mend_imports(at=monday) == 1
    while receive_rows(started, at=monday):
        pass
    assert Petition.everything.count() == 2
    assert forget_imports(at=monday + timedelta(hours=23)) == 0, "what was left can be fetched"
    assert started.rows.filter(cells__isnull=False).count() == 1
    assert forget_imports(at=monday + timedelta(hours=25)) == 1


def test_a_row_at_which_anything_goes_wrong_keeps_no_other_waiting(suld: Soum, caplog):
    """For complaints no term is known, and one row was damaged in the database."""
    complaint = WELL.replace("өргөдөл", "гомдол").replace("2026-11-20", "2026-11-17")
    started = confirmed(suld, complaint, WELL.replace("насос", "хашаа"), WELL, ROAD)
    Term.objects.filter(code="petition.complaint").delete()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE petitions_importedrow SET cells = split_part(cells, ':', 1) || ':gAAAA'"
            " WHERE imported_id = %s AND number = 3", [started.pk],
        )  # fmt: skip
    while receive_rows(started, at=AT):
        pass
    assert sorted(each.number for each in Petition.everything.all()) == ["С-1/2026", "Ө-1/2026"]
    started.refresh_from_db()
    assert started.finished_at == AT
    aside = dict(started.rows.exclude(refused="").values_list("number", "refused"))
    assert set(aside) == {2, 3}
    assert all("гараар бүртгэнэ" in said for said in aside.values())
    told = caplog.text
    assert f"row 2 of list {started.pk} wasn't received: UnknownTermError" in told
    assert not any(secret in told for secret in ("Дулмаа", "8811", "насос", "хашаа"))
    assert forget_imports(at=AT + timedelta(hours=25)) == 1


def test_what_is_no_rows_fault_sets_none_aside(suld: Soum, settings):
    """The vault's key isn't on the machine: the list waits until it is put back."""
    started, keys = confirmed(suld, WELL), settings.VAULT_KEYS
    settings.VAULT_KEYS = ["another key, that opens nothing of what lies here"]
    with pytest.raises(KeyMissing):
        receive_rows(started, at=AT)
    settings.VAULT_KEYS = keys
    while receive_rows(started, at=AT):
        pass
    assert Petition.everything.count() == 1


def test_columns_are_put_right_until_it_is_confirmed(suld: Soum):
    by = suld.people["uranchimeg"]
    started = uploaded(suld, "2026-11-20;Мод тарих;Дорж", heads="Хэзээ;Юу;Хэн")
    assert [line.row.errors != [] for line in lines_of(started, today=TODAY)] == [True] * 2
    seen = mark_of(started)
    chosen = {"columns": ["received_on", "text", "full_name"], "kind": Kind.PROPOSAL.value,
              "channel": Channel.WRITTEN.value, "day": None}  # fmt: skip
    started = choose_columns(started, **chosen, by=by, at=AT)
    head, row = lines_of(started, today=TODAY)
    assert (head.good, row.good, row.row.person.given_name) == (False, True, "Дорж")
    with pytest.raises(WrongStep):
        confirm_import(started, mark=seen, by=by, at=AT)
    confirm_import(started, mark=mark_of(started), by=by, at=AT)
    for step in (
        lambda: choose_columns(started, **chosen, by=by, at=AT),
        lambda: confirm_import(started, mark=mark_of(started), by=by, at=AT),
    ):
        with pytest.raises(steps.WrongStep):
            step()
    assert discard_import(started, by=by, at=AT) is False, "not while it is being received"


def test_nothing_readable_lies_in_the_database_and_all_is_shredded(suld: Soum):
    started = uploaded(suld, WELL, WRONG)
    with connection.cursor() as cursor:
        cursor.execute("SELECT heads, columns::text FROM petitions_petitionimport")
        rows = cursor.fetchall()
        cursor.execute("SELECT row_to_json(r)::text FROM petitions_importedrow r")
        rows += cursor.fetchall()
    told = str(rows)
    for secret in ("Дулмаа", "8811", "УБ88", "насос", "Огноо", "\\u0414"):
        assert secret not in told
    confirm_import(started, mark=mark_of(started), by=started.started_by, at=AT)
    while receive_rows(started, at=AT):
        pass
    assert started.rows.get(petition__isnull=False).cells is None
    assert forget_imports(at=AT + timedelta(hours=23)) == 0
    assert forget_imports(at=AT + timedelta(hours=25)) == 1
    assert not PetitionImport.everything.exists()
    assert not ImportedRow.everything.exists()
    assert Petition.everything.count() == 1
    assert uploaded(suld, WELL)
    assert discard_import(PetitionImport.everything.get(), by=started.started_by, at=AT)
    assert not ImportedRow.everything.exists()


def test_what_came_by_the_website_is_not_taken_for_a_row(suld: Soum):
    receive(suld.unit, letter(received_on=date(2026, 11, 20)), by=None, at=AT)  # Friday
    assert lines_of(uploaded(suld, WELL), today=TODAY)[0].here is None
