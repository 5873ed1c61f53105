"""Uranchimeg reads last half-year's report in: measures, printed scores, twice, a newer one."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from tamga.decisions.models import Decision, Provision
from tamga.implementation.actions import (
    AlreadyConfirmedError,
    LockedPeriodError,
    confirm_import,
    drop_import,
    save_reading,
    start_import,
)
from tamga.implementation.exports.word import word
from tamga.implementation.models import Assessment, Measure, Period, ReportImport, Source
from tamga.implementation.queries import lines_of, report_of, summaries
from tamga.implementation.reading import Part, ReportReading, read_report
from tamga.implementation.readings import reading_of
from tamga.journal.models import Event
from tamga.kernel.scales import DEFAULT
from tests.conftest import ROOT, SEEDS
from tests.stories import Soum

pytestmark = pytest.mark.slow

SAMPLE = ROOT / "samples" / "implementation-report.docx"


@pytest.fixture(scope="module")
def sample() -> ReportReading:
    """The fictional report of the samples."""
    return read_report(SAMPLE.read_bytes(), SAMPLE.name, scale=DEFAULT)


def saved(soum: Soum, reading: ReportReading, *, minutes: int = 0, by: str = "uranchimeg"):
    """What ``save_reading`` did of a reading for the first half of 2026."""
    return save_reading(
        soum.unit,
        reading,
        DEFAULT,
        source=Source.objects.get(code="governor-orders"),
        code="2026-H1",
        file=None,
        by=soum.people[by],
        at=timezone.now() + timedelta(minutes=minutes),
    )


def test_every_measure_of_the_sample_stands_with_its_scores(suld: Soum, sample: ReportReading):
    done = saved(suld, sample)
    assert done.added == tuple(measure.number for measure in sample.measures)
    lines = lines_of(done.period)
    assert [line.own.score for line in lines] == [m.self_score for m in sample.measures]
    assert [line.superior.missing for line in lines] == [
        m.superior_missing for m in sample.measures
    ]
    assert summaries(lines, DEFAULT) == (sample.own, sample.superior)
    superiors = Assessment.objects.filter(side="superior")
    assert superiors.exists()
    assert not superiors.filter(as_printed=False).exists()
    assert not superiors.filter(scored_by__isnull=False).exists(), "the evaluator is unknown"


def test_decisions_stand_once_in_the_books_of_the_aimag(suld: Soum, tal: Soum, sample):
    saved(suld, sample)
    decisions = Decision.everything.count()
    provisions = Provision.everything.count()
    assert decisions == sample.decisions_distinct
    assert set(Decision.everything.values_list("unit__slug", flat=True)) == {"naran"}
    tal.people["uranchimeg"] = suld.people["uranchimeg"]
    saved(tal, sample)
    assert (Decision.everything.count(), Provision.everything.count()) == (decisions, provisions)
    assert Measure.objects.count() == 2 * len(sample.measures)


def test_the_same_report_twice_changes_nothing(suld: Soum, sample: ReportReading):
    saved(suld, sample)
    before = (Assessment.objects.count(), Measure.objects.count(), Event.everything.count())
    again = saved(suld, sample, minutes=1)
    assert not again.any
    assert before == (Assessment.objects.count(), Measure.objects.count(), Event.everything.count())


def test_a_newer_report_changes_only_what_differs_and_keeps_the_old_score(suld: Soum, sample):
    saved(suld, sample)
    first, *rest = sample.measures
    scored = next(m for m in rest if m.self_score is not None and m.joint_with is None)
    better = tuple(
        replace(m, self_score=90, progress="Нэмж хийв.") if m is scored else m
        for m in sample.measures[:-1]
    )
    done = saved(suld, replace(sample, measures=better), minutes=1)
    assert (done.added, done.changed, done.dropped) == (
        (),
        (scored.number,),
        (sample.measures[-1].number,),
    )
    line = next(one for one in lines_of(done.period) if one.measure.number == scored.number)
    assert (line.own.score, line.progress) == (90, "Нэмж хийв.")
    scores = line.measure.assessments.filter(side="own").values_list("score", flat=True)
    assert list(scores) == [scored.self_score, 90]
    assert first.number in {one.measure.number for one in lines_of(done.period)}


def test_every_signer_stands_with_what_they_did_in_the_words_of_the_form(suld: Soum, sample):
    signers = tuple(replace(sample.signers[0], part=part) for part in Part)
    period = saved(suld, replace(sample, signers=signers)).period
    printed = [signer.part for signer in report_of(period, DEFAULT).signers]
    assert printed == ["ХЯНАСАН", "БИЕЛЭЛТ ГАРГАСАН", "БАТАЛСАН"]


def test_a_locked_period_takes_no_report(suld: Soum, sample: ReportReading):
    period = saved(suld, sample).period
    Period.objects.filter(pk=period.pk).update(locked_at=timezone.now())
    with pytest.raises(LockedPeriodError):
        saved(suld, replace(sample, measures=sample.measures[:3]), minutes=1)
    assert len(lines_of(period)) == len(sample.measures)


def test_of_two_who_confirm_one_wins(suld: Soum):
    uranchimeg, bolormaa = suld.people["uranchimeg"], suld.people["bolormaa"]
    started = start_import(
        suld.unit,
        SAMPLE.read_bytes(),
        name=SAMPLE.name,
        source=Source.objects.first(),
        code="2026-h1",
        by=uranchimeg,
        at=timezone.now(),
    )
    reading = reading_of(started.file, DEFAULT)
    confirm_import(started, reading, DEFAULT, by=uranchimeg, at=timezone.now())
    with pytest.raises(AlreadyConfirmedError):
        confirm_import(started, reading, DEFAULT, by=bolormaa, at=timezone.now())
    assert Period.objects.get().read_from == started.file


def test_a_dropped_file_leaves_nothing(suld: Soum):
    started = start_import(
        suld.unit,
        b"1;x",
        name="r.csv",
        source=Source.objects.first(),
        code="2026",
        by=suld.people["uranchimeg"],
        at=timezone.now(),
    )
    drop_import(started, by=suld.people["uranchimeg"], at=timezone.now())
    assert not ReportImport.objects.exists()
    assert not Period.objects.exists()


@pytest.mark.parametrize("name", ["implementation-report.docx", "003_2f5d38bb523df87f.txt"])
def test_the_real_report_goes_in_and_out_with_its_own_figures(suld: Soum, name: str):
    """57 measures: 14 effective, 34 with a certain result, 4 to intensify, 5 not due, 75 %."""
    path: Path = SEEDS / name
    if not path.exists():
        pytest.skip(f"the real report (../shared/seeds/{name}) is not here")
    done = saved(suld, read_report(path.read_bytes(), path.name, scale=DEFAULT))
    report = report_of(done.period, DEFAULT)
    for figures in (report.own.summary, report.superior.summary):
        assert (figures.total, figures.effective, figures.certain_result) == (57, 14, 34)
        assert (figures.intensify, figures.no_result, figures.not_due) == (4, 0, 5)
        assert figures.mean == 75
    assert [row.number for row in report.rows()] == list(range(1, 58))
    assert [row.joint_with for row in report.rows()][:3] == [None, 1, None]
    again = read_report(word(report), "again.docx", scale=DEFAULT)
    assert [(m.number, m.joint_with, m.self_score, m.superior_score) for m in again.measures] == [
        (row.number, row.joint_with, row.own.score, row.superior.score) for row in report.rows()
    ]
