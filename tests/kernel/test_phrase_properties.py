"""The reader never breaks and never loses a word in silence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tamga.kernel.mongolian.datewords import tidy
from tamga.kernel.phrases import read_schedule
from tamga.kernel.schedules import Schedule, periods
from tests.kernel.test_phrases import READ, REFUSED

pytestmark = pytest.mark.slow

WORDS = sorted({word for phrase in (*READ, *REFUSED) for word in phrase.split()})
phrases = st.sampled_from(sorted(READ))
muddles = st.lists(st.sampled_from([*WORDS, ",", "-", "\n", "ба", "."]), max_size=25).map(" ".join)
years = st.integers(1990, 2100)
NONSENSE = "цэлцэгнүүр"

# A long muddle may take a busy machine longer than Hypothesis's 200 ms.
unhurried = settings(deadline=None)


@unhurried
@given(st.text(max_size=200) | muddles | st.text(alphabet="0123456789-.,/ ", max_size=80), years)
def test_any_text_gives_schedules_or_problems(when, year):
    reading = read_schedule(when, when, year=year)
    assert reading.schedules or reading.problems
    for schedule in reading.schedules:
        assert isinstance(schedule, Schedule)
        assert Schedule.from_json(schedule.to_json()) == schedule
        assert schedule.year in (None, year)
        periods(schedule, year, default_first_year=year)


@unhurried
@given(muddles | st.text(max_size=200))
def test_problems_quote_the_text_itself(when):
    for problem in read_schedule(when, year=2017).problems:
        assert problem.text in tidy(when)
        assert problem.text or problem.code == "no_time"


@unhurried
@given(phrases, st.sampled_from([", ", "\n", "; ", " / "]))
def test_a_strange_word_beside_a_phrase_is_reported_and_spoils_nothing(phrase, joint):
    alone = read_schedule(phrase, year=2017)
    for text in (f"{phrase}{joint}{NONSENSE}", f"{phrase}{joint}{NONSENSE}{joint}{phrase}"):
        both = read_schedule(text, year=2017)
        limits = [limit.subject for each in both.schedules for limit in each.limits]
        said = " ".join([*both.unknown, *limits, *(each.occasion for each in both.schedules)])
        assert NONSENSE in said
        assert {each.kind for each in both.schedules} == {each.kind for each in alone.schedules}


@unhurried
@given(phrases, phrases, st.sampled_from([", ", "\n", "; "]))
def test_two_phrases_in_one_cell_give_both(one, other, joint):
    apart = {
        each.kind for phrase in (one, other) for each in read_schedule(phrase, year=2017).schedules
    }
    together = read_schedule(f"{one}{joint}{other}", year=2017)
    assert {each.kind for each in together.schedules} == apart or together.problems


@unhurried
@given(st.text(max_size=2000), st.text(max_size=2000))
def test_the_work_column_never_breaks_the_reading(when, work):
    reading = read_schedule(when, work, year=2017)
    assert reading.schedules or reading.problems
