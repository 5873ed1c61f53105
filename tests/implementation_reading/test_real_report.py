"""The report of a real soum: 57 measures, its own headline in both columns."""

from datetime import date
from decimal import Decimal

import pytest

from tamga.implementation.reading import Code, Fate, Part
from tamga.implementation.reading.answer import as_json
from tests.implementation_reading.reports import read_file
from tests.samples import REAL_REPORT, SEEDS, needs_real

REAL_REPORT_AS_TEXT = SEEDS / "003_2f5d38bb523df87f.txt"

EFFECTIVE = {1, 2, 16, 33, 36, 38, 39, 40, 45, 46, 50, 51, 54, 57}
INTENSIFY = {7, 29, 31, 35}
NOT_DUE = {5, 26, 41, 43, 44}
HEADLINE = {
    "total": 57,
    "effective": 14,
    "certain_result": 34,
    "intensify": 4,
    "no_result": 0,
    "not_due": 5,
    "mean": 75,
}


@pytest.fixture(
    params=[
        pytest.param(path, marks=needs_real(path), id=path.suffix)
        for path in (REAL_REPORT, REAL_REPORT_AS_TEXT)
    ]
)
def report(request):
    return read_file(request.param.read_bytes())


def test_its_own_headline_in_both_columns(report):
    answer = as_json(report)

    assert answer["self"] == answer["superior"] == HEADLINE
    assert answer["printed"] == {**HEADLINE, "superior": HEADLINE}
    assert Code.HEADLINE_DIFFERS not in {each.code for each in report.problems}


def test_each_measure_once_with_its_score(report):
    assert [each.number for each in report.measures] == list(range(1, 58))
    for each in report.measures:
        expected = 100 if each.number in EFFECTIVE else 30 if each.number in INTENSIFY else 70
        if each.number in NOT_DUE:
            assert (each.self_score, each.superior_score) == (None, None)
            assert not each.self_missing
            assert not each.superior_missing
        else:
            assert (each.self_score, each.superior_score) == (expected, expected), each.number
    assert {each.number: each.joint_with for each in report.measures if each.joint_with} == {2: 1}


def test_where_and_when_and_by_whom(report):
    answer = as_json(report)

    assert (answer["period"], answer["place"]) == ("2024-H1", "Залаа")
    assert report.reported_on == date(2024, 6, 25)  # Tuesday
    assert report.unit_name == "Шинэжинст сум"
    assert [(each.name, each.part) for each in report.signers] == [
        ("Г.Батхуяг", Part.CHECKED),
        ("Г.Батчимэг", Part.MADE),
    ]
    assert [each.role.split()[-1] for each in report.signers] == ["дарга", "мэргэжилтэн"]


def test_twenty_decisions_printed_are_nineteen(report):
    assert as_json(report)["decisions"] == {"printed": 20, "distinct": 19}
    orders = [each for each in report.decisions if each.kind == "governor_order_a"]
    assignments = [each for each in report.decisions if each.kind == "official_assignment"]
    assert [each.order for each in report.decisions] == list(range(1, 21))
    assert (len(orders), len(assignments)) == (17, 3)
    assert [each.number for each in orders[:4]] == ["А/635", "А/719", "А/1", None]
    assert [each.year for each in orders[:3]] == [2023, 2023, 2024]
    assert report.decisions[3].printed == "2024_A/0"
    assert [each.printed for each in assignments] == ["2024_01", "2024_02", "2024_02"]
    assert report.decisions[19].same_as == 18
    assert report.decisions[5].dated == date(2024, 1, 19)  # torn over two pages
    assert {each.decision for each in report.measures} == set(range(20))
    assert report.measures[36].provision_number == "24. 2.11."


def test_what_slid_is_named_though_the_totals_agree(report):
    named = {(each.code, number) for each in report.problems for number in each.numbers}

    assert named >= {
        (Code.PROVISIONS_GLUED, 3),
        (Code.NOT_DUE_BUT_SCORED, 4),
        (Code.NOT_DUE_SLID, 5),
        (Code.PROVISION_WITHOUT_BEGINNING, 5),
        (Code.DECISION_NUMBER_CUT, 5),
        (Code.BLANK_BESIDE_NOT_DUE, 26),
        (Code.TORN_ROW, 45),
        (Code.PROVISION_WITHOUT_BEGINNING, 46),
        (Code.DECISION_TWICE, 57),
        (Code.NUMBER_SHARES, 2),
        (Code.MARKUP_LEFT, 33),
    }
    assert not any("<p>" in each.progress + each.provision for each in report.measures)
    assert "анgid" in report.measures[32].provision  # mixed scripts are kept as they are


def test_the_torn_row_is_a_piece_of_the_measure_after_it(report):
    by_number = {each.number: each for each in report.measures}

    assert len(by_number[45].places) == 2
    assert len(by_number[44].places) == 1


def test_no_row_is_left(report):
    fates = [each.fate for each in report.rows]

    assert fates.count(Fate.MEASURE) == 57
    assert fates.count(Fate.JOINED) == 17
    assert Fate.PROBLEM not in fates


@needs_real(REAL_REPORT)
@needs_real(REAL_REPORT_AS_TEXT)
def test_text_and_word_give_the_same():
    word, text = (read_file(path.read_bytes()) for path in (REAL_REPORT, REAL_REPORT_AS_TEXT))

    def told(reading):
        answer = as_json(reading)
        problems = [(each.code, each.numbers) for each in reading.problems]
        texts = [(each.provision, each.progress) for each in reading.measures]
        decisions = [(each.title, each.number, each.dated) for each in reading.decisions]
        return {**answer, "problems": problems}, texts, decisions

    assert told(word) == told(text)
    assert word.own.mean == Decimal(75)
