"""The fictional twin: the same reading from Word, Excel, text and PDF, with every trap named."""

from datetime import date

import pytest

from tamga.implementation.reading import Code, Part
from tamga.implementation.reading.answer import as_json
from tests.implementation_reading.reports import read_file, scores
from tests.samples import sample

KINDS = ("docx", "txt", "xlsx", "pdf")
SCORES = {
    **dict.fromkeys((1, 2, 12, 19), (100, 100)),
    **dict.fromkeys((3, 4, 6, 8, 9, 10, 11, 14, 18, 20), (70, 70)),
    **dict.fromkeys((7, 15), (30, 30)),
    **dict.fromkeys((5, 13, 16, 17), (None, None)),
}
HEADLINE = {
    "total": 20,
    "effective": 4,
    "certain_result": 10,
    "intensify": 2,
    "no_result": 0,
    "not_due": 4,
    "mean": 72.5,
}


@pytest.fixture(scope="module", params=KINDS)
def report(request):
    return read_file(sample(f"implementation-report.{request.param}"))


def test_measures_and_figures(report):
    answer = as_json(report)

    assert scores(report) == SCORES
    assert [each["number"] for each in answer["measures"]] == list(range(1, 21))
    assert answer["self"] == answer["superior"] == HEADLINE
    assert answer["printed"] == {**HEADLINE, "superior": HEADLINE}
    assert [each.number for each in report.measures if each.joint_with == 1] == [2]


def test_head_and_foot(report):
    assert (report.period, report.place) == ("2026-H1", "Хөндий")
    assert report.reported_on == date(2026, 6, 24)  # Wednesday
    assert report.unit_name == "Алтанхөндий сум"
    assert [(each.name, each.role, each.part) for each in report.signers] == [
        ("Ж.Нэргүйсайхан", "Засаг даргын тамгын газрын дарга", Part.CHECKED),
        ("Ж.Жишээмаа", "Хууль, эрх зүйн мэргэжилтэн", Part.MADE),
    ]


def test_decisions(report):
    assert (report.decisions_printed, report.decisions_distinct) == (13, 12)
    assert [each.number for each in report.decisions[:4]] == ["А/512", "А/640", "А/3", None]
    assert [each.order for each in report.decisions] == list(range(1, 14))


def test_every_trap_is_named(report):
    named = {(each.code, number) for each in report.problems for number in each.numbers}
    of_report = {each.code for each in report.problems if not each.numbers}

    assert named >= {
        (Code.NUMBER_SHARES, 2),
        (Code.PROVISIONS_GLUED, 3),
        (Code.NOT_DUE_BUT_SCORED, 4),
        (Code.NOT_DUE_SLID, 5),
        (Code.DECISION_NUMBER_CUT, 5),
        (Code.PROVISION_WITHOUT_BEGINNING, 9),
        (Code.SCORES_SLID, 9),
        (Code.SCORES_SLID, 10),
        (Code.PROGRESS_EMPTY, 10),
        (Code.MARKUP_LEFT, 11),
        (Code.BLANK_BESIDE_NOT_DUE, 13),
        (Code.NUMBERS_IN_OTHER_COLUMN, 15),
        (Code.DECISION_ORDER_SLID, 17),
        (Code.TORN_ROW, 19),
        (Code.DECISION_TWICE, 20),
    }
    assert of_report >= {Code.STAMP_NOISE}
    assert of_report & {Code.LINE_NOT_UNDERSTOOD, Code.ROW_NOT_UNDERSTOOD}


def test_all_kinds_tell_the_same():
    readings = [read_file(sample(f"implementation-report.{kind}")) for kind in KINDS]

    texts = [
        [(each.provision, each.progress, each.group) for each in reading.measures]
        for reading in readings
    ]
    decisions = [
        [(each.title, each.printed, each.dated, each.kind) for each in reading.decisions]
        for reading in readings
    ]
    assert texts == [texts[0]] * len(KINDS)
    assert decisions == [decisions[0]] * len(KINDS)
