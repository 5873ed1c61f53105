"""Names of people in a text, bent and misspelled as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamga.kernel.mongolian.names import Names


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Дулмаа", "Дулмаагийн худаг", "Дулмаагийн"),
        ("Дулмаа", "өргөдлийг дулмаад буцаав", "дулмаад"),
        ("Дулмаа", "Б.Дулмаа нь", "Дулмаа"),
        ("Дулмаа", "ДУЛМААГААС", "ДУЛМААГААС"),
        ("Дулмаа", "Дyлмaагийн", "Дyлмaагийн"),  # a Latin y and a Latin a
        ("Дулмаа", "minii ner Dulmaa", "Dulmaa"),
        ("Дулмаа", "Дул\u00adмаад", "Дул\u00adмаад"),
        ("Цэцэг", "Цэцгийн хашаа", "Цэцгийн"),  # the vowel that drops
        ("Баатар", "Баатрын адуу", "Баатрын"),
        ("Бямба", "Бямбын хороо", "Бямбын"),
        ("Мөнхөө", "Монхоогийн", "Монхоогийн"),  # a keyboard without ө
        ("Бат-Очир", "Бат-Очирын охин", "Бат-Очирын"),
        ("Бат-Очир", "Баточирын охин", "Баточирын"),
        ("Бат-Очир", "Очирт өгөв", "Очирт"),
        ("Болд", "Болдоос", "Болдоос"),
        ("Сайханбаяр", "Сайханбаяр\u0438\u0306н", "Сайханбаяр\u0438\u0306н"),
    ],
)
def test_a_name_is_found_in_any_case(name: str, text: str, found: str):
    assert [text[start:end] for start, end in Names([name]).places(text)] == [found]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Бат", "батлах баталгаа батарей"),
        ("Цэцэг", "цэцэрлэгийн хашаа"),
        ("Болд", "болох, болгох, боловсрол"),
        ("Баатар", "Улаанбаатар хот"),
        ("Од", "одоо одон"),
        ("", "юу ч биш"),
        ("Б", "б, бид"),
    ],
)
def test_another_word_is_no_name(name: str, text: str):
    assert Names([name]).places(text) == []


@given(st.text(max_size=200))
def test_any_text_gives_places_inside_it_in_order(text: str):
    places = Names(["Дулмаа", "Бат-Очир", text[:20]]).places(text)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
