"""The fictional twin, in three formats and two years."""

from collections import Counter

import pytest

from tamga.duties.reading import Aside
from tamga.duties.reading.answer import as_json
from tests.reading.plans import codes, read_file
from tests.reading.test_real_plan import EXPECTED
from tests.samples import sample

FILES = ("duty-plan.docx", "duty-plan.xlsx", "duty-plan.txt")


@pytest.mark.parametrize("name", FILES)
def test_the_twin_reads_like_the_real_plan(name):
    """The same sections, kinds, posts and sharing, in another order of words."""
    plan = read_file(sample(name), year=2026)
    read = {
        row.number: (
            {(each.menu, each.section) for each in row.sections},
            [str(each.kind) for each in row.schedules],
            {each.code for each in row.posts},
            str(row.responsibility),
        )
        for row in plan.rows
    }

    assert plan.problems == ()
    assert read == {
        number: (set(sections), kinds.split(), set(posts.split()), sharing)
        for number, (sections, kinds, posts, sharing) in EXPECTED.items()
    }


def test_three_formats_give_one_answer():
    word, excel, text = (as_json(read_file(sample(name), year=2026)) for name in FILES)

    assert word == excel == text


def test_what_is_no_duty_is_named():
    word, excel, text = (read_file(sample(name), year=2026) for name in FILES)

    assert Counter(each.kind for each in word.set_aside) == {
        Aside.HEADER: 2,
        Aside.COLUMN_NUMBERS: 2,
    }
    assert Counter(each.kind for each in excel.set_aside) == {
        Aside.TITLE: 2,
        Aside.HEADER: 1,
        Aside.HEADING: 1,
    }
    assert [each.kind for each in text.set_aside] == [Aside.HEADER]
    assert word.title == excel.title == text.title
    assert [str(place) for place in word.rows[8].places] == ["table 1, row 11", "table 2, row 2"]


def test_the_plan_of_the_next_year():
    before = {row.number: row for row in read_file(sample("duty-plan.docx"), year=2026).rows}
    plan = read_file(sample("duty-plan-2027.docx"), year=2027)
    after = {row.number: row for row in plan.rows}

    changed = {
        number
        for number in before.keys() & after.keys()
        if (before[number].work, before[number].when_text, before[number].who_text)
        != (after[number].work, after[number].when_text, after[number].who_text)
    }

    assert (changed, before.keys() - after.keys(), after.keys() - before.keys()) == (
        {2, 5, 7, 10, 18},
        {19},
        {22},
    )
    assert codes(plan) == [(20, "number_gap")]


def test_a_plan_read_for_the_wrong_year_says_so():
    plan = read_file(sample("duty-plan-2027.docx"), year=2026)

    assert codes(plan) == [(None, "title_year"), (10, "when_other_year"), (20, "number_gap")]


def test_the_answer_for_other_programs():
    answer = as_json(read_file(sample("duty-plan.docx"), year=2026))
    second, tenth = answer["duties"][1], answer["duties"][9]

    assert second["number"] == 2
    assert second["sections"] == ["Удирдлага/Сумын ИТХ"]
    assert second["schedules"] == [{"kind": "window", "from": "2026-04-06", "to": "2026-04-10"}]
    assert second["positions"] == ["ИТХ-ын нарийн бичгийн дарга"]
    assert second["responsibility"] == "lead"
    assert [each["kind"] for each in tenth["schedules"]] == ["window", "event"]
    assert tenth["schedules"][1]["from"] is None
    assert answer["problems"] == []


def test_a_report_is_no_plan():
    plan = read_file(sample("implementation-report.docx"), year=2026)

    assert codes(plan) == [(None, "no_plan_table")]
    assert plan.rows == ()
