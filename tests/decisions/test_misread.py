"""A machine takes digits for letters; what is personal is found all the same."""

import pytest

from tamga.decisions.queries.misread import find_in_file


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("РД УБ90010112", ["register_number"]),
        ("(УБд0010112, нас 36)", ["register_number"]),  # so tesseract read it off a sheet
        ("УБдО010112", ["register_number"]),
        ("УБФОО10112", ["register_number"]),
        ("УБ51991212", ["register_number"]),  # no birthday: a digit of it was misread
        ("Утас 991l22ЗЗ", ["phone"]),
        ("Утас 99112233, УБ90010112", ["phone", "register_number"]),
        ("2026 оны 4 дүгээр сарын 8-ны өдөр", []),
        ("Нийт 12,500.0 мянган төгрөг, 2025-2026 он", []),
        ("Хэрэг-МНS5725:2007", []),
    ],
)
def test_it_sees_through(text: str, kinds: list[str]):
    assert [each.kind.value for each in find_in_file(text)] == kinds


def test_places_stay_and_never_overlap():
    text = "Утас 991l22ЗЗ; УБ90010112"
    found = find_in_file(text)
    assert [text[each.start : each.end] for each in found] == ["991l22ЗЗ", "УБ90010112"]
    assert all(len(each.masked) == each.end - each.start for each in found)
