"""The office's own steps: another kind, a link, a note, who was looked at."""

from datetime import date

import pytest

from tamga.journal.models import Event
from tamga.notices.queries import waiting
from tamga.petitions.actions import (
    WrongStep,
    change_kind,
    extend,
    forward,
    link,
    look,
    note,
    sort,
)
from tamga.petitions.enums import FOR_CITIZENS, Kind, LinkKind, Outcome, Reading
from tamga.petitions.forms import clean_phone, one_line
from tamga.petitions.models import Subject
from tamga.petitions.queries import count_lines, numbered, of_the_same_citizen, visible_to
from tamga.petitions.queries.masks import initials, masked
from tamga.petitions.rules import Person, Signer, signers_of
from tests.petitions.letters import AT, DULMAA, MONDAY, received
from tests.stories import Soum, moment

# received on Monday 2026-11-23: 30 days end on Wednesday 12-23, 90 on Sunday 2027-02-21
DUE = {
    Kind.APPLICATION: date(2026, 12, 23),
    Kind.COMPLAINT: date(2026, 12, 23),
    Kind.PROPOSAL: date(2027, 2, 21),
}


@pytest.mark.parametrize("after", [Kind.COMPLAINT, Kind.PROPOSAL])
def test_another_kind_is_counted_from_the_original_receipt(suld: Soum, after: Kind):
    petition, head = received(suld).petition, suld.people["mandakh"]
    before = waiting().count()
    later = moment("2026-12-01")  # Tuesday, a week on: the receipt stays the beginning
    changed = change_kind(petition, kind=after, reason="Эрх зөрчсөн гэжээ", by=head, at=later)
    assert (changed.kind, changed.due_on, changed.number) == (after, DUE[after], petition.number)
    told = 1 if DUE[after] != DUE[Kind.APPLICATION] else 0
    assert waiting().count() == before + told, "the citizen is told when the day moves"
    event = Event.everything.get(code="petition.kind_changed")
    assert (event.data["before"], event.data["kind"]) == ("application", after)
    assert "Эрх" not in str(event.data)


def test_a_later_day_needs_the_head_and_an_earlier_one_doesn_t(suld: Soum):
    clerk = suld.people["uranchimeg"]
    petition = received(suld).petition
    with pytest.raises(ValueError, match="дарга"):
        change_kind(petition, kind=Kind.PROPOSAL, reason="Санал байна", by=clerk, at=AT)
    petition.refresh_from_db()
    assert (petition.kind, petition.due_on) == (Kind.APPLICATION, DUE[Kind.APPLICATION])
    proposal = received(suld, kind=Kind.PROPOSAL).petition
    changed = change_kind(proposal, kind=Kind.COMPLAINT, reason="Гомдол байна", by=clerk, at=AT)
    assert changed.due_on == DUE[Kind.COMPLAINT]
    assert changed.number.startswith("С-"), "the number stays that of its register"


def test_the_extension_that_was_given_stays_with_another_kind(suld: Soum):
    petition, head = received(suld).petition, suld.people["mandakh"]
    extend(petition, days=10, reason="Баримт", by=head, at=AT)
    changed = change_kind(petition, kind=Kind.PROPOSAL, reason="Санал", by=head, at=AT)
    assert changed.due_on == date(2027, 3, 3)  # Wednesday: 90 days and 10
    assert [line.days for line in count_lines(changed.counted) if line.days] == [90, 10]


def test_what_has_ended_or_is_of_that_kind_isn_t_changed(suld: Soum):
    petition, head = received(suld).petition, suld.people["mandakh"]
    with pytest.raises(WrongStep):
        change_kind(petition, kind=Kind.APPLICATION, reason="x", by=head, at=AT)
    with pytest.raises(ValueError, match="өөрчилж"):
        change_kind(petition, kind=Kind.COMPLAINT, reason="  ", by=head, at=AT)
    forward(petition, to="Ус", reason="Тэднийх", by=head, at=AT)
    with pytest.raises(WrongStep):
        change_kind(petition, kind=Kind.COMPLAINT, reason="x", by=head, at=AT)


def test_a_repeat_is_linked_and_keeps_its_own_number_and_day(suld: Soum, tal: Soum):
    first, again, clerk = (
        received(suld).petition,
        received(suld).petition,
        suld.people["uranchimeg"],
    )
    link(again, of=first, kind=LinkKind.REPEAT, by=clerk, at=AT)
    again.refresh_from_db()
    assert (again.number, again.due_on) != (first.number, None)
    assert again.outcome == "", "a link answers nobody"
    for one, other in ((again, first), (first, again)):
        with pytest.raises(WrongStep):
            link(one, of=other, kind=LinkKind.DUPLICATE, by=clerk, at=AT)
    with pytest.raises(ValueError, match="өөрөө"):
        link(first, of=first, kind=LinkKind.REPEAT, by=clerk, at=AT)
    with pytest.raises(ValueError, match="өөр байгууллагынх"):
        link(first, of=received(tal).petition, kind=LinkKind.REPEAT, by=clerk, at=AT)


def test_notes_links_and_looks_are_never_told_to_the_citizen(suld: Soum):
    petition, clerk = received(suld).petition, suld.people["uranchimeg"]
    before = waiting().count()
    note(petition, text="Дарга руу утасдсан", by=clerk, at=AT)
    link(petition, of=received(suld).petition, kind=LinkKind.REPEAT, by=clerk, at=AT)
    seen = look(petition, why=Reading.ANSWER, words="Утасдах", by=clerk, at=AT)
    assert seen.person.given_name == "Дулмаа"
    kinds = list(petition.steps.values_list("kind", flat=True))
    assert [kind for kind in kinds if kind in FOR_CITIZENS] == ["received"]
    assert waiting().count() == before + 1, "the receipt of the other one alone"
    with pytest.raises(ValueError, match="Тэмдэглэл"):
        note(petition, text=" \n", by=clerk, at=AT)
    with pytest.raises(ValueError, match="Яагаад"):
        look(petition, why=Reading.OTHER, by=clerk, at=AT)


def test_the_subject_is_said_later_too(suld: Soum):
    petition, clerk = received(suld).petition, suld.people["uranchimeg"]
    forward(petition, to="Ус", reason="Тэднийх", by=clerk, at=AT)
    land = Subject.objects.get(code="land")
    assert sort(petition, subject=land, by=clerk, at=AT).subject == land
    petition.refresh_from_db()
    assert (petition.subject, petition.outcome) == (land, Outcome.FORWARDED)


def test_earlier_letters_of_the_same_citizen_are_found_by_hash(suld: Soum):
    clerk = suld.people["uranchimeg"]
    first = received(suld).petition
    by_phone = received(suld, person=Person(phone=DULMAA.phone)).petition
    stranger = received(suld, person=Person(phone="+97699000000")).petition
    nobody = received(suld, person=Person()).petition
    rows = visible_to(clerk, on=MONDAY)
    assert list(of_the_same_citizen(rows, first.petitioner)) == [by_phone]
    assert list(of_the_same_citizen(rows, stranger.petitioner)) == []
    assert list(of_the_same_citizen(rows, nobody.petitioner)) == [], "nobody is like nobody"


@pytest.mark.parametrize(
    ("typed", "fits"),
    [("Ө-1/2026", 1), ("ө 1", 1), ("Ө1", 1), ("1", 2), ("Г-1", 1), ("Ө-1/2025", 0), ("С-1", 0),
     ("Ө-", 0), ("1 OR 1=1", 0), ("٣", 0), ("9" * 40, 0)],
)  # fmt: skip
def test_a_number_is_found_as_people_type_it(suld: Soum, typed: str, fits: int):
    received(suld)
    received(suld, kind=Kind.COMPLAINT)
    rows = visible_to(suld.people["uranchimeg"], on=MONDAY)
    assert numbered(rows, typed).count() == fits


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("88112233", "+97688112233"), ("+976 8811-2233", "+97688112233"),
     ("(+976) 8811.2233", "+97688112233"), ("00976 88 11 22 33", "+97688112233"),
     ("7012 3456", "+97670123456"), ("1234", None), ("+7 8811 2233", None),
     ("88112233 88112244", None), ("утасгүй", None)],
)  # fmt: skip
def test_a_phone_is_kept_in_one_form(typed: str, kept: str | None):
    assert clean_phone(typed) == kept


def test_signs_that_nobody_sees_leave_a_name():
    assert one_line("Дул\u202eмаа\n Бат\u200b ") == "Дулмаа Бат"


def test_masks_and_signers(suld: Soum):
    shown = masked(received(suld).petition.petitioner)
    assert (shown.name, shown.register_number, shown.phone) == ("Б.Д.", "УБ••••1234", "••••2233")
    assert (shown.email, shown.address) == ("d•••@example.mn", "••••")
    assert masked(received(suld, person=Person()).petition.petitioner).empty
    assert initials("", "Дулмаа") == "Д."
    assert signers_of(" Дорж , 4-р баг, гудамж \n\n,хаяг\nОюун") == (
        Signer("Дорж", "4-р баг, гудамж"),
        Signer("Оюун"),
    )
