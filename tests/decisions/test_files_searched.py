"""What stands inside the attached files stops a publication as typed texts do."""

import pytest

from tamga.decisions.actions import (
    FilesNotSearched,
    PersonalDataFound,
    WrongState,
    look_through,
    publish,
    replace_copy,
    show_files,
    waive_personal,
)
from tamga.decisions.enums import FileKind, State
from tamga.decisions.models import Decision, DecisionFile
from tamga.decisions.queries import file_texts, public_texts, unsearched
from tamga.documents.enums import Unread
from tamga.journal.models import Event
from tests.decisions.file_texts import AT, CLEAN, TOLD, hang, read_waiting
from tests.decisions.offices import drafted, numbered, published
from tests.documents.texts.papers import needs_tesseract, picture
from tests.stories import Soum


def press(soum: Soum, decision: Decision) -> Decision:
    return publish(decision, by=soum.people["uranchimeg"], at=AT)


def test_a_clean_file_stands_in_nobodys_way(suld: Soum):
    decision = numbered(suld)
    file = hang(suld, decision, CLEAN)
    assert press(suld, decision).state == State.PUBLISHED
    assert public_texts(decision).files == (file,)


def test_personal_data_in_a_file_stops_it(suld: Soum):
    decision = numbered(suld)
    file = hang(suld, decision, TOLD)
    with pytest.raises(PersonalDataFound, match="2 places") as stop:
        press(suld, decision)
    assert {place.where for place in stop.value.places} == {f"file:{file.sha256}"}
    assert [place.found.masked for place in stop.value.places] == ["УБ••••••••", "••••-••33"]


def test_it_is_waived_for_exactly_these_files(suld: Soum):
    decision = numbered(suld)
    hang(suld, decision, TOLD)
    by = suld.people["uranchimeg"]
    waiver = waive_personal(decision, reason="Зөвшөөрсөн", by=by, at=AT)
    assert waiver.found == {"phone": 1, "register_number": 1}
    hang(suld, decision, CLEAN + TOLD, name="хавсралт.txt")
    with pytest.raises(PersonalDataFound):
        press(suld, decision)
    waive_personal(decision, reason="Зөвшөөрсөн", by=by, at=AT)
    assert press(suld, decision).state == State.PUBLISHED


def test_a_file_that_is_still_being_read_is_waited_for(suld: Soum):
    decision = numbered(suld)
    hang(suld, decision, CLEAN, reads=False)
    with pytest.raises(FilesNotSearched, match="1 files") as stop:
        press(suld, decision)
    assert stop.value.files[0].known.is_waiting
    read_waiting()
    assert press(suld, decision).state == State.PUBLISHED


def test_one_that_no_machine_reads_is_looked_through_by_somebody(suld: Soum):
    decision = numbered(suld)
    file = hang(suld, decision, b"%PDF-1.7 scan", name="скан.pdf")
    with pytest.raises(FilesNotSearched) as stop:
        press(suld, decision)
    assert stop.value.files[0].why == Unread.BROKEN
    by = suld.people["uranchimeg"]
    looked = look_through(file, by=by, at=AT)
    assert look_through(file, by=suld.people["bolormaa"], at=AT) == looked
    event = Event.everything.get(code="decision.file_looked_through")
    assert (event.by_id, event.data["sha256"]) == (by.pk, file.sha256)
    assert press(suld, decision).state == State.PUBLISHED


def test_looking_through_waives_nothing(suld: Soum):
    decision = numbered(suld)
    file = hang(suld, decision, TOLD)
    look_through(file, by=suld.people["uranchimeg"], at=AT)
    with pytest.raises(PersonalDataFound):
        press(suld, decision)


def test_the_cleared_copy_itself_is_searched_and_replaced(suld: Soum):
    decision = numbered(suld, text="Утас 9911-2233")
    hang(suld, decision, TOLD)
    bad = hang(suld, decision, TOLD + CLEAN, name="хувь.txt", kind=FileKind.CLEARED_COPY)
    with pytest.raises(PersonalDataFound) as stop:
        press(suld, decision)
    assert {place.where for place in stop.value.places} == {f"file:{bad.sha256}"}
    by = suld.people["uranchimeg"]
    with pytest.raises(ValueError, match="same file again"):
        replace_copy(bad, TOLD + CLEAN, name="хувь.txt", by=by, at=AT)
    with pytest.raises(ValueError, match="can't be the same file as the scan"):
        replace_copy(bad, TOLD, name="хувь.txt", by=by, at=AT)
    good = replace_copy(bad, CLEAN, name="хувь 2.txt", by=by, at=AT)
    read_waiting()
    decision = press(suld, decision)
    assert public_texts(decision).files == (good,)
    assert DecisionFile.everything.filter(kind=FileKind.CLEARED_COPY).get() == good


def test_beside_a_cleared_copy_the_scan_needs_no_reading(suld: Soum):
    decision = numbered(suld, text="Утас 9911-2233")
    hang(suld, decision, b"%PDF-1.7 scan")
    hang(suld, decision, CLEAN, name="хувь.txt", kind=FileKind.CLEARED_COPY)
    assert unsearched(decision) == []
    assert press(suld, decision).state == State.PUBLISHED


def test_a_scan_that_comes_after_publication_is_shown_once_it_was_searched(suld: Soum):
    decision = published(suld)
    file = hang(suld, decision, CLEAN, reads=False)
    assert public_texts(decision).files == ()
    read_waiting()
    assert public_texts(decision).files == (file,)
    told = Event.everything.get(code="decision.file_shown")
    assert told.by_id is None, "nobody pressed a button"


def test_one_that_holds_personal_data_waits_for_somebody(suld: Soum):
    decision = published(suld)
    by = suld.people["uranchimeg"]
    file = hang(suld, decision, TOLD)
    assert public_texts(decision).files == ()
    with pytest.raises(PersonalDataFound):
        show_files(decision, by=by, at=AT)
    waive_personal(decision, reason="Зөвшөөрсөн", by=by, at=AT)
    assert show_files(decision, by=by, at=AT) == 1
    assert public_texts(decision).files == (file,)
    with pytest.raises(WrongState):
        show_files(numbered(suld), by=by, at=AT)


def test_a_unit_isnt_told_what_another_read_of_the_same_file(suld: Soum, tal: Soum):
    hang(suld, numbered(suld), TOLD)
    theirs = drafted(suld, unit=tal.unit)
    hang(suld, theirs, TOLD, reads=False)
    assert file_texts(theirs) == {}


@needs_tesseract
@pytest.mark.slow
def test_a_phone_on_a_scanned_sheet_stops_it(suld: Soum):
    decision = numbered(suld)
    sheet = picture("Иргэн Доржийн Батад тусламж олгосугай.", "Утас 9911-2233, УБ90010112.")
    hang(suld, decision, sheet, name="скан.png")
    with pytest.raises(PersonalDataFound) as stop:
        press(suld, decision)
    assert {place.found.kind.value for place in stop.value.places} == {"phone", "register_number"}


@needs_tesseract
@pytest.mark.slow
def test_the_mongolian_script_on_a_scan_is_left_to_people(suld: Soum):
    decision = numbered(suld)
    sheet = picture("Мод тарих ажлыг зохион байгуулахыг мэргэжилтэн нарт даалгасугай.")
    hang(suld, decision, sheet, name="скан.png", kind=FileKind.SCRIPT_SCAN)
    with pytest.raises(FilesNotSearched) as stop:
        press(suld, decision)
    assert stop.value.files[0].why == Unread.HAND
