"""Secret codes that survive being read aloud, register numbers, and which state follows which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamga.petitions.enums import Kind, State
from tamga.petitions.rules import (
    clean_code,
    clean_register_number,
    code_in_groups,
    masked_phone,
    masked_register_number,
    may_become,
    new_code,
    number_shown,
    number_typed,
    plain,
)


def test_a_code_is_twenty_digits_and_no_two_are_alike():
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(len(code) == 20 and code.isdigit() for code in codes)


@given(st.integers(0, 19), st.integers(1, 9))
def test_one_wrong_digit_is_told_before_anything_is_looked_up(place: int, more: int):
    code = new_code()
    wrong = f"{code[:place]}{(int(code[place]) + more) % 10}{code[place + 1 :]}"
    assert clean_code(code) == code
    assert clean_code(wrong) is None


def test_a_code_as_people_type_it():
    code = new_code()
    assert code_in_groups(code).count(" ") == 4
    for typed in (code_in_groups(code), code_in_groups(code).replace(" ", "-"), f"  {code}\n"):
        assert clean_code(typed) == code
    for typed in ("", "1234", code[:-1], f"{code}0", "а" * 20, "٣" * 20):
        assert clean_code(typed) is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("УБ88121234", "УБ88121234"),
        ("уб 88 12 12 34", "УБ88121234"),
        ("ӨҮ05320156", "ӨҮ05320156"),  # 2005, December + 20
        ("ЁЯ24222956", "ЁЯ24222956"),  # 29 February of the leap year 2024
        ("ЁЯ23222956", None),  # and of 2023 there is none
        ("УБ88131234", None),  # a thirteenth month
        ("УБ88120034", None),  # a day 0
        ("UB88121234", None),  # Latin letters
        ("УБ8812123", None),
        ("", None),
    ],
)
def test_register_numbers(typed: str, kept: str | None):
    assert clean_register_number(typed) == kept


def test_what_is_shown_on_the_screen_is_masked():
    assert masked_register_number("УБ88121234") == "УБ••••1234"
    assert masked_phone("+97688112233") == "••••2233"
    assert masked_phone("") == masked_register_number("") == ""


def test_numbers_are_shown_with_the_letter_of_the_kind():
    assert [number_shown(kind, 12, 2026) for kind in Kind] == [
        "С-12/2026",
        "Ө-12/2026",
        "Г-12/2026",
    ]


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        (State.RECEIVED, State.ROUTED, True),
        (State.PROPOSED, State.ROUTED, True),
        (State.ROUTED, State.PROPOSED, False),
        (State.CLOSED, State.ROUTED, False),
        (State.CLOSED, State.RECEIVED, True),
        (State.CLOSED, State.CLOSED, False),
    ],
)
def test_which_state_follows_which(before: State, after: State, may: bool):
    assert may_become(before, after) is may


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Ө-12/2026", ("Ө", 12, 2026)),
        (" ө12 ", ("Ө", 12, 0)),
        ("ө 12 2026", ("Ө", 12, 2026)),
        ("Ө-12-2026", ("Ө", 12, 2026)),
        ("№ Ө-12", ("Ө", 12, 0)),
        ("O-12/2026", ("Ө", 12, 2026)),  # Latin
        ("О-12", ("Ө", 12, 0)),  # without Ө on the keyboard
        ("C-3", ("С", 3, 0)),  # Latin
        ("12", ("", 12, 0)),
        ("Ж-12", None),
        ("Ө-", None),
        ("Ө-12/26", None),
        ("", None),
        ("9" * 40, None),
    ],
)
def test_a_number_is_read_as_people_write_it(typed: str, read: tuple[str, int, int] | None):
    assert number_typed(typed) == read


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Худаг \u202e33221188 сату\u202c", "Худаг 33221188 сату"),  # the line turned around
        ("\u2066\u200fa\x00b\x1b", "ab"),
        ("нэг\r\nхоёр\tгурав\n", "нэг\nхоёр\tгурав"),
        ("ᠮᠣᠩᠭᠣᠯ\u180e\u202fᠤᠨ", "ᠮᠣᠩᠭᠣᠯ\u180e\u202fᠤᠨ"),  # signs of the script itself
        ("\u202e", ""),
    ],
)
def test_what_nobody_sees_isnt_kept(typed: str, kept: str):
    assert plain(typed) == kept
