"""Bolormaa puts cells right before a report is saved: what she solved is gone, nothing is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tamga.implementation.reading import Code, Side
from tamga.implementation.reading.correcting import corrected
from tamga.implementation.reading.corrections import CELLS, cells_of, decision_key, key_of
from tamga.implementation.reading.sentences import sentence
from tamga.kernel.scales import DEFAULT, summary
from tests.implementation_reading.reports import codes, first, read, read_rows, row, scores
from tests.implementation_reading.test_no_row_lost import damaged

SECOND = "Ой цэвэрлэх тухай 2025-02-03 Дугаар 2025_A/14"


def put_right(reading, of, /, **cells):
    """The reading with cells of the measure with this number corrected."""
    key = next(key_of(m) for m in reading.measures if m.number == of)
    return corrected(reading, {key: cells}, DEFAULT)


def measure(reading, number):
    return next(each for each in reading.measures if each.number == number)


def test_without_corrections_nothing_is_touched():
    reading = read_rows(first(), row(2))
    assert corrected(reading, {}, DEFAULT) is reading
    assert corrected(reading, {"9-9": {"number": 4}}, DEFAULT) is reading


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"self_": ""}, Code.SELF_MISSING),
        ({"superior": ""}, Code.SUPERIOR_MISSING),
        ({"self_": "65%"}, Code.SCORE_OFF_SCALE),
        ({"superior": "7000%"}, Code.SCORE_OFF_SCALE),
        ({"self_": "", "superior": ""}, Code.SCORES_MISSING),
    ],
)
def test_a_score_put_right_solves_what_was_wrong_with_it(cells, code):
    reading = read_rows(first(), row(2, **cells))
    assert code in codes(reading, of=2)
    found = put_right(reading, 2, self=90, superior="not_due")
    assert codes(found, of=2) == set()
    assert scores(found)[2] == (90, None)
    assert (found.own.mean, found.own.missing) == (80, 0)
    assert (found.superior.not_due, found.superior.missing) == (1, 0)
    assert found.superior == summary([70, None], DEFAULT)


def test_half_of_it_put_right_leaves_the_other_half():
    reading = read_rows(first(), row(2, self_="", superior=""))
    found = put_right(reading, 2, self=50)
    assert codes(found, of=2) == {Code.SUPERIOR_MISSING}
    off = read_rows(first(), row(2, self_="65%", superior="170%"))
    left = [p for p in put_right(off, 2, self=50).problems if p.code is Code.SCORE_OFF_SCALE]
    assert [p.params["side"] for p in left] == [str(Side.SUPERIOR)]


def test_a_score_that_the_scale_lacks_changes_nothing():
    reading = read_rows(first(), row(2))
    assert scores(put_right(reading, 2, self=65))[2] == (70, 70)


def test_a_new_number_moves_the_measure_and_what_is_said_of_it():
    reading = read_rows(first(), row(2), row(7, self_=""))
    assert Code.NUMBER_MISSING in codes(reading)
    found = put_right(reading, 7, number=3)
    assert [m.number for m in found.measures] == [1, 2, 3]
    assert Code.NUMBER_MISSING not in codes(found)
    assert Code.SELF_MISSING in codes(found, of=3)
    assert {r.number for r in found.rows if r.number} == {1, 2, 3}


def test_a_number_that_is_left_is_named_as_missing():
    found = put_right(read_rows(first(), row(2), row(3)), 2, number=7)
    gaps = {p.params["missing"] for p in found.problems if p.code is Code.NUMBER_MISSING}
    assert [m.number for m in found.measures] == [1, 3, 7]
    assert gaps == {"2", "4–6"}


def test_no_number_can_stand_twice():
    found = put_right(read_rows(first(), row(2), row(3)), 3, number=2)
    assert [m.number for m in found.measures] == [1, 2, 3]
    assert codes(found, of=3) == {Code.CORRECTION_LEFT}


def test_a_measure_shares_the_score_of_another_and_has_its_own_again():
    reading = read_rows(first(), row(2, self_="90%"), row(3, self_="", superior=""))
    base = key_of(measure(reading, 2))
    shared = put_right(reading, 3, joint_with=base)
    assert scores(shared)[3] == (90, 70)
    assert measure(shared, 3).joint_with == 2
    assert codes(shared, of=3) == set()
    alone = put_right(shared, 3, joint_with=None, self=30)
    assert (measure(alone, 3).joint_with, scores(alone)[3]) == (None, (30, 70))


def test_who_shares_follows_its_measure_to_another_number_and_score():
    reading = read_rows(first(), row(2), row(3))
    one, two, three = map(key_of, reading.measures)
    found = corrected(
        reading,
        {one: {"number": 8, "self": 100}, two: {"joint_with": one}, three: {"joint_with": two}},
        DEFAULT,
    )
    assert [(m.number, m.joint_with, m.self_score) for m in found.measures] == [
        (2, 8, 100),
        (3, 8, 100),
        (8, None, 100),
    ]


def test_texts_and_decision_are_as_written():
    reading = read_rows(first(), row(2, order=2, decision=SECOND, progress=""))
    assert Code.PROGRESS_EMPTY in codes(reading, of=2)
    found = put_right(
        reading, 2, provision_number="4.", provision="Модыг тарих.", progress="Тарьсан.", decision=0
    )
    second = measure(found, 2)
    assert (second.provision, second.provision_number) == ("4. Модыг тарих.", "4.")
    assert (second.progress, second.decision) == ("Тарьсан.", 0)
    assert Code.PROGRESS_EMPTY not in codes(found)


def test_silence_of_two_is_told_of_the_one_that_is_left():
    reading = read_rows(first(progress=""), row(2, progress=""))
    found = put_right(reading, 1, progress="Хийв.")
    (left,) = [p for p in found.problems if p.code is Code.PROGRESS_EMPTY]
    assert (left.numbers, left.params["measures"]) == ((2,), "2")


def test_what_was_looked_at_and_found_right_is_asked_no_more():
    reading = read_rows(first(), row(2, self_="", superior="Хугацаа болоогүй"))
    assert Code.BLANK_BESIDE_NOT_DUE in codes(reading, of=2)
    assert codes(put_right(reading, 2, right=["blank_beside_not_due"]), of=2) == set()
    assert codes(put_right(reading, 2, right=["number_twice"]), of=2) == codes(reading, of=2)


def test_the_cells_of_a_measure_are_its_own_correction():
    reading = read_rows(first(), row(2, self_="", progress="Хийв."))
    keys = {m.number: key_of(m) for m in reading.measures}
    cells = {key_of(m): cells_of(m, keys) for m in reading.measures}
    assert set(cells[keys[2]]) == set(CELLS)
    assert corrected(reading, cells, DEFAULT).measures == reading.measures


@st.composite
def anything(draw, reading):
    """Corrections of any cells, some for rows that the file hasn't."""
    keys = [key_of(m) for m in reading.measures]
    known = st.sampled_from([*keys, "77-1"]) if keys else st.just("77-1")
    score = st.sampled_from([100, 90, 65, 0, -1, "not_due", "missing", "?"])
    cells = st.fixed_dictionaries(
        {},
        optional={
            "number": st.integers(-2, 20),
            "joint_with": st.none() | known,
            "decision": st.none() | st.integers(-1, 5),
            "provision_number": st.sampled_from(["", "1.", "2) "]),
            "provision": st.text(max_size=10),
            "progress": st.text(max_size=10),
            "self": score,
            "superior": score,
            "right": st.lists(st.sampled_from([str(code) for code in Code]), max_size=4),
        },
    )
    found = draw(st.dictionaries(known, cells, max_size=6))
    decision = st.fixed_dictionaries(
        {},
        optional={
            "kind": st.sampled_from(["official_assignment", "other", "?", 7]),
            "printed": st.sampled_from(["", "А/93", "2024_A/0", "2023_A/635", "?"]),
            "title": st.text(max_size=10),
            "dated": st.sampled_from([None, "2024-02-30", "2025-01-20", "", 4]),
        },
    )
    places = [decision_key(each) for each in reading.decisions]
    if places:
        found |= draw(st.dictionaries(st.sampled_from([*places, "d9-9"]), decision, max_size=3))
    more = draw(st.lists(cells, max_size=4))
    added = {f"0-{row}": {"number": 4, "provision": "Нэмсэн.", **each} for row, each in
             enumerate(more, start=1)}  # fmt: skip
    return {**found, **added}


def is_there(key, corrections):
    """Whether cells added by hand make a measure."""
    cells = corrections[key]
    return key.startswith("0-") and 1 <= cells["number"] <= 9_999 and bool(cells["provision"])


@pytest.mark.slow
@settings(deadline=None, max_examples=300)
@given(st.data())
def test_each_number_once_and_every_row_whatever_is_corrected(data):
    _scores, handed_in = data.draw(damaged())
    reading = read(handed_in)
    corrections = data.draw(anything(reading))
    found = corrected(reading, corrections, DEFAULT)

    numbers = [m.number for m in found.measures]
    assert numbers == sorted(set(numbers))
    of_file = [m for m in found.measures if m.place.table]
    by_hand = [key_of(m) for m in found.measures if not m.place.table]
    assert sorted(key_of(m) for m in of_file) == sorted(key_of(m) for m in reading.measures)
    assert sorted(by_hand) == sorted(key for key in corrections if is_there(key, corrections))
    assert [r.place for r in found.rows] == [r.place for r in reading.rows]
    assert {r.number for r in found.rows if r.number} == {m.number for m in of_file}
    assert [d.place for d in found.decisions] == [d.place for d in reading.decisions]
    for at, decision in enumerate(found.decisions):
        assert decision.same_as is None or found.decisions[decision.same_as].same_as is None
        assert decision.same_as is None or decision.same_as < at
    assert corrected(found, corrections, DEFAULT).measures == found.measures
    by_number = {m.number: m for m in found.measures}
    for each in found.measures:
        if each.joint_with is not None:
            base = by_number[each.joint_with]
            assert base.joint_with is None
            assert (base.self_score, base.self_missing) == (each.self_score, each.self_missing)
    for side, counted in ((0, found.own), (1, found.superior)):
        marks = [
            ((m.self_score, m.self_missing), (m.superior_score, m.superior_missing))[side]
            for m in found.measures
        ]
        given_ = [score for score, missing in marks if not missing]
        assert counted == summary(given_, DEFAULT, missing=len(marks) - len(given_))
    for problem in found.problems:
        assert sentence(problem)
    named = {n for p in found.problems if p.code is Code.NUMBER_MISSING for n in p.numbers}
    assert not named & set(numbers)
    if found is not reading:
        assert set(range(1, max(numbers, default=0) + 1)) <= named | set(numbers) or any(
            m.number > 90 for m in found.measures
        )
    assert corrected(found, {}, DEFAULT) is found
