"""What a newer report would change is told before it is saved, and is what saving then does."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from tamga.implementation.actions import Changes, save_reading
from tamga.implementation.models import Source
from tamga.implementation.queries import lines_of
from tamga.implementation.reading import ReportReading, read_report
from tamga.implementation.report.difference import Difference, difference
from tamga.implementation.report.model import Mark
from tamga.kernel.scales import DEFAULT
from tests.conftest import ROOT, SEEDS
from tests.stories import Soum

SAMPLE = ROOT / "samples" / "implementation-report.docx"


@pytest.fixture(scope="module")
def sample() -> ReportReading:
    """The fictional report of the samples."""
    return read_report(SAMPLE.read_bytes(), SAMPLE.name, scale=DEFAULT)


def saved(soum: Soum, reading: ReportReading, *, minutes: int = 0) -> Changes:
    """What saving a report of the first half of 2026 did."""
    return save_reading(
        soum.unit, reading, DEFAULT, source=Source.objects.get(code="governor-orders"),
        code="2026-H1", file=None, by=soum.people["bolormaa"],
        at=timezone.now() + timedelta(minutes=minutes),
    )  # fmt: skip


def told_then_done(soum: Soum, reading: ReportReading) -> Difference:
    """The difference of a newer report, which saving it must agree with; afterwards none."""
    period = saved(soum, reading_before(soum)).period
    told = difference(lines_of(period), reading)
    done = saved(soum, reading, minutes=1)
    assert tuple(m.number for m in told.added) == done.added
    assert tuple(c.number for c in told.changed) == done.changed
    assert tuple(line.measure.number for line in told.dropped) == done.dropped
    assert told.nothing is not done.any
    assert told.kept + len(told.added) + len(told.changed) == len(reading.measures)
    assert difference(lines_of(period), reading).nothing
    return told


def reading_before(_soum: Soum) -> ReportReading:
    return read_report(SAMPLE.read_bytes(), SAMPLE.name, scale=DEFAULT)


def changed(reading: ReportReading, number: int, **fields: object) -> ReportReading:
    """The report with one measure in other words or scores."""
    measures = tuple(replace(m, **fields) if m.number == number else m for m in reading.measures)
    return replace(reading, measures=measures)


def test_the_same_report_differs_in_nothing(suld: Soum, sample: ReportReading):
    told = told_then_done(suld, sample)
    assert told.nothing
    assert told.kept == len(sample.measures)


def test_progress_and_score_are_told_from_and_to(suld: Soum, sample: ReportReading):
    one = next(m for m in sample.measures if m.self_score == 70 and m.joint_with is None)
    told = told_then_done(
        suld, changed(sample, one.number, self_score=90, progress="Намар дуусгав.")
    )
    (only,) = told.changed
    assert [(c.name, c.before, c.after) for c in only.changes] == [
        ("progress", one.progress, "Намар дуусгав."),
        ("own", Mark(70), Mark(90)),
    ]


def test_what_comes_and_what_goes_stand_by_number(suld: Soum, sample: ReportReading):
    last = sample.measures[-1]
    newer = replace(sample, measures=(*sample.measures[:-1], replace(last, number=200)))
    told = told_then_done(suld, newer)
    assert [m.number for m in told.added] == [200]
    assert [line.measure.number for line in told.dropped] == [last.number]
    assert told.changed == ()


def test_a_blank_in_the_file_takes_nothing_away(suld: Soum, sample: ReportReading):
    one = next(m for m in sample.measures if m.progress and m.joint_with is None)
    told = told_then_done(
        suld, changed(sample, one.number, progress="", self_score=None, self_missing=True)
    )
    assert told.nothing


def test_another_provision_begins_anew(suld: Soum, sample: ReportReading):
    one = next(m for m in sample.measures if m.joint_with is None and m.progress)
    told = told_then_done(
        suld, changed(sample, one.number, provision="1. Цоо шинэ ажил.", provision_number="1.")
    )
    assert [c.name for c in told.changed[0].changes] == ["provision"]


def test_a_measure_that_stands_alone_again_has_its_own_score(suld: Soum, sample: ReportReading):
    base = next(m for m in sample.measures if m.self_score == 70 and m.joint_with is None)
    other = next(m for m in sample.measures if m.number > base.number and m.joint_with is None)
    alone = changed(sample, other.number, self_score=70, superior_score=base.superior_score)
    joined = changed(alone, other.number, joint_with=base.number)
    period = saved(suld, joined).period
    told = difference(lines_of(period), alone)
    assert [c.name for c in told.changed[0].changes] == ["joint_with"]
    saved(suld, alone, minutes=1)
    line = next(each for each in lines_of(period) if each.measure.number == other.number)
    assert (line.own.score, line.own.shared) == (70, False), "a score of its own, not of another"


@pytest.mark.parametrize("name", ["implementation-report.docx", "003_2f5d38bb523df87f.txt"])
def test_the_real_report_twice_differs_in_nothing(suld: Soum, name: str):
    path = SEEDS / name
    if not path.exists():
        pytest.skip(f"the real report (../shared/seeds/{name}) is not here")
    reading = read_report(path.read_bytes(), path.name, scale=DEFAULT)
    period = saved(suld, reading).period
    told = difference(lines_of(period), reading)
    assert told.nothing, told
    assert told.kept == 57
