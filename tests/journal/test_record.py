"""What can be written into the journal, and how it reads."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tamga.accounts.models import User
from tamga.journal import enums, queries
from tamga.journal.actions import record
from tamga.journal.models import Event

FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # Friday


@pytest.fixture(autouse=True)
def codes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enums, "_SENTENCES", dict(enums._SENTENCES))
    enums.register("test.moved", _("Moved to %(to)s."))


def test_an_event_says_who_did_what_to_whom_and_when(saraa: User) -> None:
    record("test.moved", by=saraa, at=FRIDAY, unit_id=7, subject=saraa, to=date(2026, 12, 8))
    event = queries.about(saraa).get()
    assert (event.by_id, event.unit_id, event.at) == (saraa.pk, 7, FRIDAY)
    assert (event.subject_type, event.subject_id) == ("accounts.user", str(saraa.pk))
    assert event.data == {"to": "2026-12-08"}
    with translation.override("en"):
        assert queries.sentence(event) == "Moved to 2026-12-08."
    assert list(queries.of_unit(7)) == [event]


def test_the_system_does_things_too(db: None) -> None:
    event = record("test.moved", by=None, at=FRIDAY, to=Decimal("1.50"))
    assert (event.by_id, event.data) == (None, {"to": "1.50"})


def test_an_event_outlives_the_user_it_names(saraa: User) -> None:
    event = record("test.moved", by=saraa, at=FRIDAY, subject=saraa, to=1)
    gone = saraa.pk
    saraa.delete()
    assert Event.everything.get(pk=event.pk).by_id == gone


def test_a_code_nobody_registered_is_refused(db: None) -> None:
    with pytest.raises(enums.UnknownCode, match=r"test\.unheard_of"):
        record("test.unheard_of", by=None, at=FRIDAY)
    assert not Event.everything.exists()


def test_a_code_keeps_its_one_sentence() -> None:
    enums.register("test.moved", _("Moved to %(to)s."))
    with pytest.raises(ValueError, match="has a sentence already"):
        enums.register("test.moved", _("Something else."))


@pytest.mark.parametrize("code", ["moved", "Test.moved", "test.moved now", ""])
def test_what_is_not_a_code_is_not_registered(code: str) -> None:
    with pytest.raises(ValueError, match="not a code"):
        enums.register(code, _("Moved."))


def test_a_sentence_gets_what_it_asks_for(db: None) -> None:
    with pytest.raises(ValueError, match="needs to"):
        record("test.moved", by=None, at=FRIDAY, where=3)


@pytest.mark.parametrize(
    "value", ["Бат овоот уул", "bat@example.mn", "х" * 201, "two\nlines", "\x00", {"a": "б в"}]
)
def test_prose_and_addresses_stay_out(db: None, value: object) -> None:
    with pytest.raises(ValueError, match="ids and codes"):
        record("test.moved", by=None, at=FRIDAY, to=value)


@pytest.mark.parametrize("value", [1.5, b"bytes", object()])
def test_only_plain_data_goes_in(db: None, value: object) -> None:
    with pytest.raises(TypeError, match="can't be journalled"):
        record("test.moved", by=None, at=FRIDAY, to=value)


def test_lists_and_pairs_of_codes_go_in(db: None) -> None:
    event = record("test.moved", by=None, at=FRIDAY, to=["А/109", {"duty": 5}, {3, 1}])
    assert event.data == {"to": ["А/109", {"duty": 5}, [1, 3]]}


def test_a_moment_without_its_zone_is_refused(db: None) -> None:
    naive = FRIDAY.replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"):
        record("test.moved", by=None, at=naive, to=1)
    with pytest.raises(ValueError, match="time zone"):
        record("test.moved", by=None, at=FRIDAY, to=naive)


def test_a_subject_must_be_saved(db: None) -> None:
    with pytest.raises(ValueError, match="isn't saved"):
        record("test.moved", by=None, at=FRIDAY, subject=User(username="new"), to=1)


def test_an_event_of_an_app_that_left_still_reads(db: None) -> None:
    event = Event(code="gone.away", data={})
    assert queries.sentence(event) == "gone.away"


def test_a_value_that_an_old_event_lacks_reads_as_a_dash() -> None:
    with translation.override("en"):
        assert queries.sentence(Event(code="test.moved", data={})) == "Moved to –."
