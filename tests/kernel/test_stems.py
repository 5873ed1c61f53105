"""Titles met again inside inflected text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamga.kernel.mongolian.stems import same_words, stems


@pytest.mark.parametrize(
    ("title", "in_text"),
    [
        ("төсөв санхүү", "төсөв санхүүгийн"),
        ("Засаг дарга", "Засаг даргын"),
        ("гомдол", "гомдлыг"),
        ("өргөдөл", "өргөдлийн"),
        ("мэдээ", "мэдээний"),
        ("сургууль", "сургуулийн"),
        ("эмнэлэг", "эмнэлгийн"),
        ("цэцэрлэг", "цэцэрлэгт"),
        ("шилэн данс", "Шилэн дансны"),
        ("тайлан", "тайлангийн"),
        ("захирамж", "захирамжуудыг"),
        ("цэс", "цэсүүдийн"),
        ("мэдээлэл", "мэдээллийг"),
        ("ИТХ", "ИТХ-ын"),
        ("орон", "орны"),
        ("мэдүүлэг", "мэдүүлгийн"),
        ("хөтөлбөр", "хөтөлбөрөөс"),
        ("журмын төсөл", "журмын төслийн"),
        ("фото мэдээ", "ФОТO  мэдээг"),  # Latin O, two blanks
    ],
)
def test_the_same_words_in_other_cases(title, in_text):
    assert same_words(title, in_text)
    assert same_words(in_text, title)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("тогтоол", "тогтоох"),
        ("данс", "дарга"),
        ("санал", "сан"),
        ("мэдээ", "мэдүүлэг"),
        ("захирамж", "захиргаа"),
        ("сум", "сургууль"),
        ("тендер", "тендерийн урилга"),
        ("Засаг дарга", "дарга Засаг"),
        ("", ""),
        ("!", "?"),
    ],
)
def test_other_words_stay_apart(one, other):
    assert not same_words(one, other)


@given(st.text(alphabet="абгдезийклмноөпрстуүхцчшыэюя -", min_size=1))
def test_a_text_has_the_same_words_as_itself(text):
    assert same_words(text, text) == any(letter.isalpha() for letter in text)


@given(st.from_regex(r"[а-яөү]{1,30}", fullmatch=True))
def test_every_word_has_a_stem(word):
    assert stems(word)
