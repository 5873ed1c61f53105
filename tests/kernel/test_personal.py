"""Personal data in texts: what is found, what isn't, and that masking hides it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamga.kernel.mongolian.personal import Personal, find_personal, masked
from tests.samples import SEEDS

REAL_REPORT = SEEDS / "003_2f5d38bb523df87f.txt"

RD, PHONE = Personal.REGISTER_NUMBER, Personal.PHONE
ACCOUNT, HOME = Personal.BANK_ACCOUNT, Personal.HOME_ADDRESS


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Иргэн Б.Дорж (УБ90010112)", RD, "УБ90010112"),
        ("иргэн уб90010112 дугаартай", RD, "уб90010112"),
        ("РД: AB05212233", RD, "AB05212233"),  # Latin look-alikes, born 1 January 2005
        ("УБ 90 01 01 12", RD, "УБ 90 01 01 12"),
        ("УБ-90010112-т олгох", RD, "УБ-90010112"),
        ("регистр РД 90123112", RD, "РД 90123112"),  # the letters are missing
        ("утас 99112233", PHONE, "99112233"),
        ("утас: 9911-2233", PHONE, "9911-2233"),
        ("99 11 22 33 дугаарт", PHONE, "99 11 22 33"),
        ("9911 22 33", PHONE, "9911 22 33"),
        ("+976 88112233", PHONE, "+976 88112233"),
        ("(976)88112233", PHONE, "(976)88112233"),
        ("99\u200b11\u200b22\u200b33", PHONE, "99\u200b11\u200b22\u200b33"),  # hidden by a copy
        ("ᠤᠲᠠᠰᠤ ᠙᠙᠑᠑᠒᠒᠓᠓", PHONE, "᠙᠙᠑᠑᠒᠒᠓᠓"),
        ("MN12 0005 0050 1234 5678 90", ACCOUNT, "MN12 0005 0050 1234 5678 90"),
        ("МN120005005012345678", ACCOUNT, "МN120005005012345678"),  # the first letter Cyrillic
        ("Хаан банкны 5012345678", ACCOUNT, "5012345678"),
        ("100900031005 дансанд шилжүүлэх", ACCOUNT, "100900031005"),
        ("дaнс: 5012 3456 78", ACCOUNT, "5012 3456 78"),  # a Latin a
        ("3 дугаар баг, Наран гудамж 12 тоот", HOME, "3 дугаар баг, Наран гудамж 12 тоот"),
        ("10 дугаар хороолол, 5 дугаар байр", HOME, "10 дугаар хороолол, 5 дугаар байр"),
        ("Залаа баг 7, хашаа 15", HOME, "баг 7, хашаа 15"),
        ("гэрийн хаяг: Энхтайвны 3-15", HOME, "гэрийн хаяг: Энхтайвны 3-15"),
        ("45 тоотод оршин суугч", HOME, "45 тоотод"),
    ],
)
def test_personal_data_is_found(text: str, kind: Personal, found: str):
    places = find_personal(text)
    assert [(place.kind, text[place.start : place.end]) for place in places] == [(kind, found)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "УБ50993112",  # no month 99
        "УБ50023012",  # no 30 February
        "АБВ50010112",  # three letters
        "УБ500101123",  # nine digits
        "РД:9129146",  # a body's number has seven
        "нь 10 120 100 төгрөг",
        "89112233 төгрөг",
        "60 000 000 төгрөг",
        "5 сая төгрөгийг дансанд",
        "2024-06-25 дансны үлдэгдэл",
        "дансны 2023-2024 оны тайлан",
        "шилэн дансны 12345678 дугаар мэдээ",
        "14,800 мод, 174531 мал",
        "12345678",  # neither a phone nor near an account
        "3 дугаар баг",
        "1-р баг, 2-р баг, 3-р баг",
        "4 багт 120 хашаа барих",
        "Засгийн газрын 89 тоот тогтоол",
        "А/93 тоот захирамж",
        "MNS 6395:2022",
        "2024 оны 06 дугаар сарын 25-ны өдөр",
    ],
)
def test_what_is_not_personal_stays(text: str):
    assert find_personal(text) == []


def test_all_places_are_found_in_order():
    text = "Б.Дорж УБ90010112, утас 99112233, 88776655; данс 5012345678; 2-р баг 7 тоот"
    kinds = [place.kind for place in find_personal(text)]
    assert kinds == [RD, PHONE, PHONE, ACCOUNT, HOME]


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("гэрийн хаяг: Наран 3-15, утас 99112233", ["Наран", "3-15", "99112233"]),
        ("УБ90010112 5012345678 данс", ["90010112", "5012345678"]),
        ("3-р баг, 99112233, 5 тоот", ["3-р", "99112233", "5 тоот"]),
        ("99112233 88776655 70112233", ["99112233", "88776655", "70112233"]),
    ],
)
def test_nothing_slips_out_between_two_that_touch(text: str, hidden: list[str]):
    assert [value for value in hidden if value in masked(text)] == []


def test_masks_keep_what_helps_to_recognise_it():
    text = "УБ90010112, 9911-2233, данс 5012345678, 7 тоот"
    assert masked(text) == "УБ••••••••, ••••-••33, данс ••••••••78, • ••••"


def test_what_is_masked_is_found_no_more():
    text = "УБ90010112 ба 99112233, MN120005005012345678, гэрийн хаяг: Төмөр 3-15"
    assert find_personal(masked(text)) == []


def test_in_the_real_report_the_treasurys_account_alone_is_found():
    """57 measures with sums, dates, figures and a body's number, none of them personal."""
    if not REAL_REPORT.exists():
        pytest.skip("the real report (../shared/seeds/003_2f5d38bb523df87f.txt) is not here")
    found = find_personal(REAL_REPORT.read_text(encoding="utf-8"))
    assert [place.kind for place in found] == [ACCOUNT]


LIKELY = st.text(st.sampled_from("0123456789 -.,+()УБубABMNданс тоотбаг\u200b\n№/"), max_size=80)


@given(st.text(max_size=200) | LIKELY)
def test_no_text_breaks_it_and_places_lie_inside(text: str):
    places = find_personal(text)
    at = 0
    for place in places:
        assert at <= place.start < place.end <= len(text)
        assert len(place.masked) == place.end - place.start
        at = place.end
    assert len(masked(text)) == len(text)


@given(
    st.sampled_from(["Иргэн ", "дугаар:", "(", "\n"]),
    st.sampled_from(["УБ", "ӨҮ", "AB", "шб"]),
    st.dates(),
    st.integers(0, 99),
    st.sampled_from(["", " нь", ".", ")"]),
)
def test_every_valid_register_number_is_found(before, letters, born, last, after):
    month = born.month + (20 if born.year >= 2000 else 0)
    number = f"{letters}{born.year % 100:02d}{month:02d}{born.day:02d}{last:02d}"
    if not (1900 <= born.year <= 2099):
        return
    kinds = {place.kind for place in find_personal(f"{before}{number}{after}")}
    assert RD in kinds


@pytest.mark.slow
def test_a_long_text_is_read_quickly():
    """A hostile text of digits, words and spaces must not stop the office."""
    for text in (
        "9 " * 50_000,
        "тоот 1" * 20_000,
        "дугаар баг" * 20_000,
        "УБ 1" * 20_000,
        "99112233 " * 10_000,
        "УБ90010112," * 10_000,
    ):
        find_personal(text)
