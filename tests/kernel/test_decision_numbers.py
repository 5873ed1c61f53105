"""Numbers of decisions in every spelling that registers, databases and people use."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamga.kernel.mongolian.decision_numbers import fold_number, own_number
from tests.samples import SEEDS

REAL_REPORT = SEEDS / "003_2f5d38bb523df87f.txt"


@pytest.mark.parametrize(
    ("printed", "year", "number"),
    [
        ("А/93", None, "А/93"),  # Cyrillic
        ("A/93", None, "А/93"),  # Latin
        ("а/93", None, "А/93"),
        ("А-93", None, "А/93"),
        ("А93", None, "А/93"),
        ("А / 93", None, "А/93"),
        ("№ А/93", None, "А/93"),
        ("№А/93", None, "А/93"),
        ("А/93 дугаар захирамж", None, "А/93"),
        ("А/93 тоот", None, "А/93"),
        ("93 дүгээр тогтоол", None, "93"),
        ("A/0093", None, "А/93"),
        ("А/93а", None, "А/93а"),
        ("Б/7", None, "Б/7"),
        ("B/7", None, "Б/7"),  # the second register, not the letter В
        ("2023_A/635", 2023, "А/635"),
        ("Дугаар 2023_A/719", 2023, "А/719"),
        ("2024_A/01", 2024, "А/1"),
        ("2024_02", 2024, "2"),
        ("2024-02", 2024, "2"),
        ("2024 оны А/109", 2024, "А/109"),
        ("2024/А/12", 2024, "А/12"),
        ("322", None, "322"),
        ("№322", None, "322"),
        ("2013 оны 322 дугаар тогтоол", 2013, "322"),
        ("5/12", None, "5/12"),  # session and number of a khural
        ("05/12", None, "5/12"),
        ("3/12-р", None, "3/12"),
        ("1-10/364", None, "1/10/364"),
        ("2024_02</p>", 2024, "2"),
        ("1900-р", None, "1900"),
        ("А/\u200b93\u00a0", None, "А/93"),
    ],
)
def test_spellings_meet_in_one_form(printed: str, year: int | None, number: str):
    folded = fold_number(printed)
    assert folded is not None
    assert (folded.year, folded.number) == (year, number)
    assert not folded.torn


@pytest.mark.parametrize("printed", ["", "тухай", "А/", "2024_", "Захирамж А Б", "—", "9" * 7])
def test_what_is_no_number_is_none(printed: str):
    assert fold_number(printed) is None


def test_the_real_report_prints_twenty_numbers_of_nineteen_decisions():
    if not REAL_REPORT.exists():
        pytest.skip("the real report (../shared/seeds/003_2f5d38bb523df87f.txt) is not here")
    printed = re.findall(r"Дугаар (\S+)", REAL_REPORT.read_text(encoding="utf-8"))
    folded = [fold_number(number) for number in printed]
    assert None not in folded
    assert (len(printed), len(set(folded))) == (20, 19)
    assert [number.number for number in folded if number.torn] == ["А/0"]


def test_a_torn_number_says_so():
    folded = fold_number("2024_A/0")
    assert folded is not None
    assert folded.torn
    assert folded.year == 2024


def test_a_register_gives_the_one_form():
    assert own_number("А", 93) == "А/93"
    assert own_number("", 2) == "2"
    assert fold_number(own_number("Б", 7)).number == "Б/7"


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_without_a_crash(text: str):
    folded = fold_number(text)
    if folded is not None:
        again = fold_number(folded.number)
        assert again is not None
        assert again.number == folded.number


NUMBERS = st.builds(
    lambda year, series, serial: (year, series, serial),
    st.none() | st.integers(1990, 2040),
    st.sampled_from(["А", "Б", ""]),
    st.integers(1, 99_999),
)


@given(
    NUMBERS,
    st.sampled_from(["_", "-", " оны "]),
    st.sampled_from(["/", "-", " / "]),
    st.sampled_from([{}, {"А": "A", "Б": "B"}, {"А": "а", "Б": "б"}]),
    st.sampled_from(["", "№", "Дугаар "]),
    st.sampled_from(["", "-р", " дугаар", " тоот захирамж"]),
)
def test_however_it_is_spelled_it_is_the_same_number(number, apart, stroke, letters, head, tail):
    year, series, serial = number
    body = f"{letters.get(series, series)}{stroke}{serial}" if series else f"{serial}"
    printed = f"{head}{year}{apart}{body}{tail}" if year else f"{head}{body}{tail}"
    folded = fold_number(printed)
    assert folded is not None, printed
    assert (folded.year, folded.number) == (year, own_number(series, serial)), printed
