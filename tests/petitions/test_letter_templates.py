"""Уранчимэг writes templates, Мандах another text for one; the aimag's are there to be read."""

import pytest

from tamga.journal.models import Event
from tamga.organizations.actions import add_unit
from tamga.petitions.actions import WrongStep, end_template, take_up_template, write_template
from tamga.petitions.enums import Outcome
from tamga.petitions.models import LetterTemplate
from tamga.petitions.queries.templates import letters_for, office_of, templates_for
from tests.petitions.letters import AT, MONDAY, received
from tests.stories import Soum, moment

TEXT = "{дугаар} дугаартай {төрлийг} {албан тушаал} шийдвэрлэв."
LATER = moment("2026-11-24")


def written(soum: Soum, name: str = "Шийдвэрлэсэн", **more) -> LetterTemplate:
    told = {"name": name, "text": TEXT, "by": soum.people["uranchimeg"], "at": AT, **more}
    return write_template(soum.unit, **told)


def test_a_template_is_filled_for_each_petition(suld: Soum):
    written(suld, outcome=Outcome.RESOLVED)
    petition = received(suld).petition
    (letter,) = letters_for(petition, post="Даамал", today=MONDAY)
    assert letter.text == f"{petition.number} дугаартай өргөдлийг Даамал шийдвэрлэв."
    assert letter.template.outcome == Outcome.RESOLVED
    assert office_of(suld.unit).startswith("Сүлд сумын ")


def test_the_second_who_changes_it_is_told(suld: Soum):
    template, head = written(suld), suld.people["mandakh"]
    seen = template.written_at
    first = write_template(suld.unit, name="Шинэ нэр", text="Нэг", instead=template, seen=seen,
                           by=head, at=LATER)  # fmt: skip
    assert (first.pk, first.written_by) == (template.pk, head), "the same row"
    with pytest.raises(WrongStep, match="шинэчлэн"):
        write_template(suld.unit, name="Хоёр", text="Хоёр", instead=template, seen=seen,
                       by=suld.people["uranchimeg"], at=LATER)  # fmt: skip
    template.refresh_from_db()
    assert template.text == "Нэг"
    codes = Event.everything.filter(code="petition.template_written")
    assert [event.data for event in codes] == [{"template": template.pk}] * 2, "by key, no words"


def test_a_wrong_one_is_refused_with_its_reason(suld: Soum):
    written(suld)
    for told, why in (
        ({"name": " "}, "Нэр"),
        ({"name": "x", "text": " \n"}, "эхийг"),
        ({"name": "x", "text": "{нэр}"}, "{нэр}"),
        ({"name": "x", "text": "а" * 20_001}, "20000"),
        ({"name": "x", "outcome": Outcome.FORWARDED}, "хариу"),
        ({"name": "  Шийдвэрлэсэн "}, "Ийм нэртэй"),
    ):
        with pytest.raises(ValueError, match=why):
            written(suld, **told)
    assert LetterTemplate.everything.count() == 1


def test_an_ended_one_stays_and_is_taken_up_again(suld: Soum):
    template, clerk = written(suld), suld.people["uranchimeg"]
    end_template(template, by=clerk, at=LATER)
    assert templates_for(suld.unit) == []
    with pytest.raises(WrongStep):
        end_template(template, by=clerk, at=LATER)
    with pytest.raises(WrongStep):
        write_template(suld.unit, name="x", text="x", instead=template, by=clerk, at=LATER)
    namesake = written(suld)
    with pytest.raises(ValueError, match="нэртэй"):
        take_up_template(template, by=clerk, at=LATER)
    end_template(namesake, by=clerk, at=LATER)
    take_up_template(template, by=clerk, at=LATER)
    assert templates_for(suld.unit) == [template]
    with pytest.raises(WrongStep):
        take_up_template(template, by=clerk, at=LATER)


def test_a_soum_begins_from_its_own_and_the_aimags_and_nobody_elses(suld: Soum, tal: Soum):
    clerk = suld.people["uranchimeg"]
    aimag = write_template(suld.unit.parent, name="Аймгийн", text="А", by=clerk, at=AT)
    own = written(suld, name="Өөрийн")
    write_template(tal.unit, name="Талын", text="Т", by=clerk, at=AT)
    assert templates_for(suld.unit) == [own, aimag]
    assert templates_for(suld.unit.parent) == [aimag], "the aimag doesn't look down"
    school = add_unit(slug="surguuli", name="Сургууль", kind="agency", parent=suld.unit,
                      valid_from=MONDAY, by=None, at=AT)  # fmt: skip
    assert templates_for(school) == [own]
    assert office_of(school) == "Сургууль"
