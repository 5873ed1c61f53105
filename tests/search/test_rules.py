"""Words, questions and snippets, whatever is typed."""

from hypothesis import given
from hypothesis import strategies as st

from tamga.search import rules

TEXT = (
    "Сумын нутгийн захиргааны байгууллага жил бүр төсвийн тайланг олон нийтэд танилцуулна. "
    "Тайланд орлого, зарлага, худалдан авах ажиллагааны тоо баримт багтана. "
    * 3
    + "Захирамжийн дагуу ажлын хэсэг байгуулав."
)


@given(st.text(max_size=400))
def test_any_question_becomes_plain_words(text: str) -> None:
    words = rules.question_words(text)
    assert len(words) <= rules.MOST_WORDS
    assert len(words) == len(set(words))
    assert all(word.isalnum() or "_" in word or word for word in words)
    assert not set("".join(words)) & set("'\"\\&|!():*<>\0 ")


@given(st.text(max_size=2000), st.text(max_size=40))
def test_a_snippet_only_repeats_the_text(text: str, question: str) -> None:
    parts = rules.snippet(text, words=rules.question_words(question))
    shown = "".join(part for part, _ in parts).strip("… ")
    assert shown in " ".join(text.replace("\0", " ").split())


def test_a_snippet_shows_the_place_and_marks_it() -> None:
    parts = rules.snippet(TEXT, words=rules.question_words("захирамж"))
    assert [part.strip() for part, marked in parts if marked] == ["Захирамжийн"]
    assert parts[0][0].startswith("… ")
    assert parts[-1][0].endswith("байгуулав.")


def test_a_snippet_without_a_hit_is_the_beginning() -> None:
    parts = rules.snippet(TEXT, words=rules.question_words("юу ч биш"))
    assert parts[0][0].startswith("Сумын нутгийн")
    assert parts[-1][0].endswith("…")


def test_a_short_text_is_shown_whole() -> None:
    assert rules.snippet("Шилэн данс", words=("данс",)) == (("Шилэн ", False), ("данс", True))
    assert rules.snippet("", words=("данс",)) == ()


def test_markup_is_only_text() -> None:
    parts = rules.snippet("<script>alert(1)</script> данс", words=("данс",))
    assert parts[0] == ("<script>alert(1)</script> ", False)


def test_signs_part_words() -> None:
    assert rules.question_words("А/109-р, «захирамж»!") == rules.question_words("а 109 р захирамж")


def test_keyboards_without_o_and_u_of_ours_find_the_same() -> None:
    assert rules.question_words("төсөв нүүр") == rules.question_words("тосов нуур")
