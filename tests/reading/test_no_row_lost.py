"""Whatever stands in the tables: no crash, and every row is a duty, part of one, or named."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tamga.documents.tables import Place, Row, Table
from tamga.duties.reading.answer import as_json
from tamga.duties.reading.problems import sentence_with_place
from tests.reading.plans import HEADER, read_tables_of

pytestmark = pytest.mark.slow


PHRASES = [
    *("1", "2", "3", "7.", "№", ",", ";", "I.", "\n", "галч", "ХЯНАСАН", "2017 оны"),
    *("Удирдлага", "цэсний", "туслах цэс", "ИТХ", "сумын", "аймаг", "ОНХСан", "Мэдээ"),
    *("ЗДТГ-ын", "дарга", "эрхлэгч", "тус бүр", "аль нэг", "Сар бүр", "4-р сарын 5-10"),
]
WORDS = st.sampled_from(PHRASES)
CELL = st.one_of(
    st.just(""),
    st.lists(WORDS, max_size=9).map(" ".join),
    st.text(max_size=20),
    st.sampled_from(HEADER),
)
ROWS = st.lists(st.tuples(st.lists(CELL, max_size=6), st.frozensets(st.integers(0, 5))), max_size=7)


@st.composite
def tables(draw):
    """Up to three tables, the first perhaps with the usual header."""
    found = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        rows = draw(ROWS)
        if draw(st.booleans()):
            rows = [(list(HEADER), frozenset()), *rows]
        placed = (
            Row(Place(number, at), tuple(cells), merged)
            for at, (cells, merged) in enumerate(rows, start=1)
        )
        kept = tuple(row for row in placed if not row.is_blank)
        if kept:
            found.append(Table((), kept))
    return tuple(found)


NAME = re.compile(r"%\(\w+\)")  # what a sentence failed to fill, unless somebody wrote just that


@settings(deadline=None, max_examples=250)
@given(tables())
def test_every_row_is_accounted_for_once(handed_in):
    plan = read_tables_of(*handed_in)

    accounted = [place for row in plan.rows for place in row.places]
    accounted += [each.place for each in plan.set_aside]
    assert sorted(accounted) == sorted(row.place for table in handed_in for row in table.rows)


@settings(deadline=None, max_examples=150)
@given(tables())
def test_every_duty_is_whole_or_says_what_is_not(handed_in):
    plan = read_tables_of(*handed_in)

    for row in plan.rows:
        said = {problem.code for problem in row.problems}
        assert row.number is not None or said & {"number_empty", "number_unreadable"}
        assert row.schedules or any(code.startswith("when_") for code in said) or not row.when_text
        assert all(each.code for each in row.posts) or "unknown_post" in said
        assert bool(row.posts) == bool(row.who_text.strip(" ,;")) or not row.posts
    written = "".join(cell for table in handed_in for row in table.rows for cell in row.cells)
    for problem in plan.problems:
        assert not (set(NAME.findall(sentence_with_place(problem))) - set(NAME.findall(written)))
    assert len(as_json(plan)["problems"]) == len(plan.problems)
