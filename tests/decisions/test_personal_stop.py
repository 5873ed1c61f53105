"""Publishing stops at personal data until a cleared copy is there or somebody says why not."""

import pytest

from tamga.decisions.actions import (
    PersonalDataFound,
    WrongState,
    attach,
    look_through,
    publish,
    waive_personal,
    write_script,
)
from tamga.decisions.enums import FileKind, State
from tamga.decisions.models import Decision, DecisionFile, Waiver
from tamga.decisions.queries import personal_places, public_texts
from tamga.documents.queries import read
from tamga.journal.models import Event
from tests.decisions.offices import numbered, provision, published
from tests.stories import Soum, moment

AT = moment("2026-04-09")
TEXT = "Иргэн Дорж (УБ90010112, утас 9911-2233)-д 5012345678 дансанд тусламж олгосугай."
SCAN, CLEARED = b"%PDF-1.7 scan", b"%PDF-1.7 cleared"


def press(soum: Soum, decision: Decision, **more) -> Decision:
    return publish(decision, by=soum.people["uranchimeg"], at=AT, **more)


def hang(soum: Soum, decision: Decision, data: bytes, kind: FileKind) -> DecisionFile:
    """Attached and, being no PDF that a machine could read, looked through."""
    by = soum.people["uranchimeg"]
    file = attach(decision, data, name="order.pdf", kind=kind, by=by, at=AT)
    return look_through(file, by=by, at=AT)


def test_it_stops_and_shows_each_place_masked(suld: Soum):
    decision = numbered(suld, text=TEXT)
    with pytest.raises(PersonalDataFound, match="3 places") as stop:
        press(suld, decision)
    shown = [(each.where, each.found.masked) for each in stop.value.places]
    assert shown == [
        ("text", "УБ••••••••"), ("text", "••••-••33"), ("text", "••••••••78"),
    ]  # fmt: skip
    decision.refresh_from_db()
    assert decision.state == State.NUMBERED


@pytest.mark.parametrize("field", ["title", "text", "script_text"])
def test_every_text_is_looked_through(suld: Soum, field: str):
    decision = numbered(suld, **{field: "Утас 99112233"})
    with pytest.raises(PersonalDataFound):
        press(suld, decision)


def test_provisions_and_texts_of_files_are_looked_through(suld: Soum):
    decision = numbered(suld)
    line = provision(suld, decision, "Дорж (УБ90010112)-ыг хариуцуулсугай.")
    with pytest.raises(PersonalDataFound) as stop:
        press(suld, decision)
    assert stop.value.places[0].where == f"provision:{line.pk}"
    clean = numbered(suld)
    with pytest.raises(PersonalDataFound) as stop:
        press(suld, clean, also={"scan.pdf": "Утас 99112233"})
    assert stop.value.places[0].where == "scan.pdf"
    assert press(suld, clean, also={"scan.pdf": "Мод тарих"}).state == State.PUBLISHED


def test_a_cleared_copy_lets_it_through_and_hides_the_scan(suld: Soum):
    decision = numbered(suld, text=TEXT)
    hang(suld, decision, SCAN, FileKind.CYRILLIC_SCAN)
    cleared = hang(suld, decision, CLEARED, FileKind.CLEARED_COPY)
    decision = press(suld, decision)
    shown = public_texts(decision)
    assert shown.masked
    assert shown.files == (cleared,)
    assert "УБ90010112" not in shown.texts["text"]
    assert "Дорж (УБ••••••••" in shown.texts["text"]


def test_a_scan_is_no_cleared_copy(suld: Soum):
    decision = numbered(suld, text=TEXT)
    hang(suld, decision, SCAN, FileKind.CYRILLIC_SCAN)
    with pytest.raises(ValueError, match="can't be the same file"):
        hang(suld, decision, SCAN, FileKind.CLEARED_COPY)
    with pytest.raises(PersonalDataFound):
        press(suld, decision)


def test_it_is_waived_with_a_reason_that_only_the_office_reads(suld: Soum):
    decision = numbered(suld, text="Тамгын газрын утас 70112233")
    with pytest.raises(ValueError, match="Say why"):
        waive_personal(decision, reason="", by=suld.people["mandakh"], at=AT)
    waiver = waive_personal(
        decision, reason="Албаны утас 70112233", by=suld.people["mandakh"], at=AT
    )
    again = waive_personal(decision, reason="дахин", by=suld.people["mandakh"], at=AT)
    assert again == waiver
    assert waiver.found == {"phone": 1}
    decision = press(suld, decision)
    assert "70112233" in public_texts(decision).texts["text"]
    told = Event.everything.filter(code="decision.personal_waived")
    assert told.count() == 1
    assert told.get().data["kinds"] == {"phone": 1}
    assert "70112233" not in str(list(Event.everything.values("data")))


def test_a_waiver_holds_for_exactly_these_texts(suld: Soum):
    decision = numbered(suld, text="Тамгын газрын утас 70112233")
    waive_personal(decision, reason="Албаны утас", by=suld.people["mandakh"], at=AT)
    provision(suld, decision, "Дорж (УБ90010112)-ыг хариуцуулсугай.")
    with pytest.raises(PersonalDataFound):
        press(suld, decision)


def test_nothing_found_is_nothing_to_waive(suld: Soum):
    with pytest.raises(WrongState, match="No personal data"):
        waive_personal(numbered(suld), reason="x", by=suld.people["mandakh"], at=AT)
    assert not Waiver.everything.exists()


def test_what_is_added_to_a_published_decision_stops_too(suld: Soum):
    decision = published(suld)
    with pytest.raises(PersonalDataFound):
        provision(suld, decision, "Утас 99112233")
    with pytest.raises(PersonalDataFound):
        write_script(decision, script_text="ᠤᠲᠠᠰᠤ ᠙᠙᠑᠑᠒᠒᠓᠓", by=suld.people["bolormaa"], at=AT)
    decision = write_script(decision, script_text="ᠮᠣᠳᠤ", by=suld.people["bolormaa"], at=AT)
    assert decision.script_text == "ᠮᠣᠳᠤ"
    assert personal_places(decision) == []


def test_the_same_file_stands_once_and_untouched(suld: Soum):
    decision = numbered(suld)
    first = hang(suld, decision, SCAN, FileKind.CYRILLIC_SCAN)
    assert hang(suld, decision, SCAN, FileKind.CYRILLIC_SCAN) == first
    by = suld.people["uranchimeg"]
    other = attach(
        decision, SCAN, name="copy.pdf", kind=FileKind.CYRILLIC_SCAN, by=by, at=AT
    )  # the same bytes under another name
    assert other == first
    assert read(first.stored) == SCAN
    assert first.sha256 == first.stored.sha256
    with pytest.raises(ValueError, match="empty"):
        hang(suld, decision, b"", FileKind.CYRILLIC_SCAN)
