"""Fields of letters: what fills them, which are wrong, what stays to be seen."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamga.petitions.enums import Kind
from tamga.petitions.letters import (
    FIELDS,
    OFFERED,
    SAMPLE,
    Facts,
    begun,
    fill,
    left_over,
    wrong_fields,
)
from tamga.petitions.ready_letters import READY

FACTS = Facts(
    number="Г-7/2026",
    kind=Kind.COMPLAINT,
    received_on=date(2026, 11, 23),  # Monday
    due_on=date(2026, 12, 23),  # Wednesday
    today=date(2026, 12, 1),  # Tuesday
    appeal_until=date(2026, 12, 31),  # Thursday
    office="Сүлд сумын Засаг даргын Тамгын газар",
    post="Газрын даамал",
)


@pytest.mark.parametrize(
    ("written", "reads"),
    [
        ("{дугаар}", "Г-7/2026"),
        ("{төрөл} / {төрлийг}", "гомдол / гомдлыг"),
        ("{хүлээн авсан өдөр} ирүүлсэн", "2026 оны 11 дүгээр сарын 23-ны өдөр ирүүлсэн"),
        ("{хүлээн авсан өдрөөс}", "2026 оны 11 дүгээр сарын 23-ны өдрөөс"),
        ("{хариу өгөх өдрийн дотор}", "2026 оны 12 дугаар сарын 23-ны өдрийн дотор"),
        ("{гомдол гаргах өдөр хүртэл}", "2026 оны 12 дугаар сарын 31-ний өдөр хүртэл"),
        ("{өнөөдөр}, {өнөөдрийн}", "2026 оны 12 дугаар сарын 1-ний өдөр, "
                                   "2026 оны 12 дугаар сарын 1-ний өдрийн"),
        ("{ Байгууллага }", "Сүлд сумын Засаг даргын Тамгын газар"),
        ("{албан   тушаал}", "Газрын даамал"),
        ("{сэдэв}", "{сэдэв}"),  # not known: it stays in its braces
        ("{овог}", "{овог}"),  # no such field
        ("энгийн", "энгийн"),
    ],
)  # fmt: skip
def test_what_fills_a_field(written: str, reads: str):
    assert fill(written, FACTS) == reads


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("{дугаар} ба {төрөл}", []),
        ("{нэр} та", ["{нэр}"]),  # nothing says who the citizen is
        ("{}", ["{}"]),
        ("{дугаар", ["{дугаар"]),
        ("дугаар}", ["}"]),
        ("{дугаар {төрөл}", ["{дугаар"]),
        ("{хүлээн\nавсан өдөр}", ["{хүлээн", "}"]),
        ("{нэр} {нэр} {огноо}", ["{нэр}", "{огноо}"]),
        ("{" * 3, ["{"]),
    ],
)
def test_what_is_no_field_is_named(text: str, wrong: list[str]):
    assert wrong_fields(text) == wrong


@given(st.text(alphabet="{}абдугар өмц\n", max_size=60))
def test_any_text_is_filled_or_refused(text: str):
    assert isinstance(fill(text, FACTS), str)
    wrong = wrong_fields(text)
    if not wrong:
        assert not (set("{}") & set(fill(text, FACTS))) or left_over(fill(text, FACTS))


def test_what_is_offered_is_known_and_has_a_sample():
    assert set(OFFERED) <= set(FIELDS)
    assert all(FIELDS[name](SAMPLE) for name in FIELDS)


def test_the_ready_letters_are_right_and_whole():
    for letter in READY:
        assert wrong_fields(letter.text) == []
        assert left_over(fill(letter.text, SAMPLE)) == []
    assert len({letter.name for letter in READY}) == len(READY) >= 3


def test_a_letter_goes_behind_what_was_typed():
    assert begun("", "Загвар") == "Загвар"
    assert begun(" \n", "Загвар") == "Загвар"
    assert begun("Миний үг\n", "Загвар") == "Миний үг\n\nЗагвар"
    assert left_over("{дугаар} {хэн}") == ["{дугаар}"], "braces of one's own may stay"
