"""A half-year from opening to lock: what carries over, who may write, who scores, what refuses."""

from datetime import date, timedelta

import pytest

from tamga.accounts.enums import Role
from tamga.decisions.actions import take_off_control
from tamga.decisions.models import Provision
from tamga.implementation.actions import (
    ClosedPeriodError,
    LockedPeriodError,
    NothingOnControlError,
    NotOnScaleError,
    NotSuperiorError,
    OwnScoreMissingError,
    PeriodStandsError,
    ReasonNeededError,
    WrittenMeanwhileError,
    answer,
    close_period,
    follow_control,
    lock_period,
    reopen_period,
    score_own,
    score_superior,
    see_writing,
    send_back,
    share_score,
    write_progress,
)
from tamga.implementation.models import Measure, ProgressNote, Reopening
from tamga.implementation.queries import lines_of, own_measures, summaries, writers
from tamga.journal.models import Event
from tamga.kernel.scales import DEFAULT
from tamga.law.actions import add_scale
from tamga.law.queries import scale_of
from tamga.organizations.actions import appoint
from tests.decisions.offices import evaluator, numbered
from tests.implementation.half_years import (
    AT,
    OPENED,
    TEXTS,
    aimag_of,
    half_year,
    opened,
    ordered,
)
from tests.stories import Soum, hire, moment

JUNE = date(2026, 6, 22)  # Monday
LATER = moment("2026-06-22")


def scored(soum: Soum, measures: list[Measure], *scores: int | None) -> None:
    """Болормаа scores each."""
    for measure, score in zip(measures, scores, strict=True):
        score_own(measure, score, by=soum.people["bolormaa"], at=AT)


def test_a_period_opens_with_what_is_on_control_and_on_whose_desk(suld: Soum):
    measures = half_year(suld)
    assert [one.number for one in measures] == [1, 2, 3]
    assert [one.provision.text for one in measures] == list(TEXTS)
    assert [[post.code for post in one.positions.order_by("pk")] for one in measures] == [
        ["agriculture_section_head"],
        ["finance_head", "school_director"],
        [],
    ]
    oyun = suld.people["oyun"]  # the finance official
    assert own_measures(oyun, measures[0].period_id, on=OPENED) == {measures[1].pk}
    assert scale_of(measures[0].period.scale) == DEFAULT


def test_what_isnt_taken_off_carries_over_and_what_is_does_not(suld: Soum):
    half_year(suld)
    ordered(suld, "Өвөлжилтийн бэлтгэл хангах.", day="2026-07-20", title="Өвөл")
    first = Provision.everything.get(text=TEXTS[0])
    off = numbered(aimag_of(suld), "2026-06-29", title="Хяналтаас хасах")
    take_off_control(first, decision=off, on=date(2026, 6, 29), by=None, at=LATER)
    second = opened_in_autumn(suld)
    assert [one.provision.text for one in second] == [*TEXTS[1:], "Өвөлжилтийн бэлтгэл хангах."]


def opened_in_autumn(soum: Soum) -> list[Measure]:
    """The second half, opened on 1 September 2026, a Tuesday."""
    from tamga.implementation.actions import open_period
    from tamga.implementation.models import Source

    period = open_period(
        soum.unit,
        source=Source.objects.get(code="governor-orders"),
        code="2026-H2",
        on=date(2026, 9, 1),
        by=None,
        at=moment("2026-09-01"),
    )
    return list(period.measures.select_related("provision").order_by("number"))


def test_a_period_is_opened_once_and_not_for_nothing(suld: Soum, tal: Soum):
    with pytest.raises(NothingOnControlError):
        opened(suld)
    half_year(suld)
    with pytest.raises(PeriodStandsError):
        opened(suld)


def test_what_is_sent_down_later_is_taken_in(suld: Soum):
    period = half_year(suld)[0].period
    ordered(suld, "Усны эх үүсвэрийг хамгаалах.", day="2026-05-20", title="Ус")
    bolormaa = suld.people["bolormaa"]
    assert follow_control(period, on=date(2026, 5, 25), by=bolormaa, at=LATER) == (1, 0)
    assert follow_control(period, on=date(2026, 5, 25), by=bolormaa, at=LATER) == (0, 0)
    assert [line.measure.number for line in lines_of(period)] == [1, 2, 3, 4]


def test_two_in_one_cell_nobodys_words_are_lost(suld: Soum):
    first = half_year(suld)[0]
    oyun, bolormaa = suld.people["oyun"], suld.people["bolormaa"]
    note = write_progress(first, "40 га талбайд тариалсан.", seen=None, by=oyun, at=AT)
    with pytest.raises(WrittenMeanwhileError) as told:
        write_progress(first, "Тариалалт дууссан.", seen=None, by=bolormaa, at=AT)
    assert told.value.now == "40 га талбайд тариалсан."
    write_progress(first, "Тариалалт дууссан.", seen=note.pk, by=bolormaa, at=LATER)
    assert ProgressNote.objects.filter(measure=first).count() == 2, "the older one stays"
    assert lines_of(first.period)[0].progress == "Тариалалт дууссан."


def test_the_same_words_again_are_no_news(suld: Soum):
    first = half_year(suld)[0]
    oyun = suld.people["oyun"]
    note = write_progress(first, "Дууссан.", seen=None, by=oyun, at=AT)
    events = Event.everything.count()
    assert write_progress(first, "  Дууссан.\n", seen=None, by=oyun, at=LATER) == note
    assert Event.everything.count() == events


def test_one_sees_who_is_writing_and_only_for_a_while(suld: Soum):
    first = half_year(suld)[0]
    oyun, bolormaa = suld.people["oyun"], suld.people["bolormaa"]
    see_writing(first, by=oyun, at=AT)
    soon, late = AT + timedelta(seconds=30), AT + timedelta(seconds=50)
    assert writers(first.period_id, at=soon, but=bolormaa) == {first.pk: [oyun.get_full_name()]}
    assert writers(first.period_id, at=soon, but=oyun) == {}
    assert writers(first.period_id, at=late, but=bolormaa) == {}


def test_a_score_must_be_on_the_scale_of_its_period(suld: Soum):
    first = half_year(suld)[0]
    with pytest.raises(NotOnScaleError):
        score_own(first, 75, by=suld.people["bolormaa"], at=AT)
    assert lines_of(first.period)[0].own.missing


def test_another_scale_is_data(suld: Soum):
    from tamga.kernel.scales import Band, Scale

    bands = (Band("effective", 5, 5), Band("certain_result", 3, 4), Band("no_result", 0, 2))
    five = Scale("2026-five", date(2026, 1, 1), (0, 1, 2, 3, 4, 5), bands)
    add_scale(five, name="Таван оноо", by=None, at=AT)
    measures = half_year(suld)
    scored(suld, measures, 5, 3, None)
    own, _superior = summaries(lines_of(measures[0].period), five)
    assert (own.effective, own.certain_result, own.not_due, own.mean) == (1, 1, 1, 4)


def test_the_period_closes_when_every_measure_is_scored(suld: Soum):
    measures = half_year(suld)
    period, bolormaa = measures[0].period, suld.people["bolormaa"]
    scored(suld, measures[:2], 100, 70)
    with pytest.raises(OwnScoreMissingError) as told:
        close_period(period, by=bolormaa, at=LATER)
    assert told.value.numbers == (3,)
    share_score(measures[2], measures[1], by=bolormaa, at=AT)
    close_period(period, by=bolormaa, at=LATER)
    with pytest.raises(ClosedPeriodError):
        write_progress(measures[0], "Хоцорсон нэмэлт.", seen=None, by=bolormaa, at=LATER)
    with pytest.raises(ClosedPeriodError):
        score_own(measures[0], 30, by=bolormaa, at=LATER)


def closed(soum: Soum) -> list[Measure]:
    measures = half_year(soum)
    scored(soum, measures, 100, 70, None)
    close_period(measures[0].period, by=soum.people["bolormaa"], at=LATER)
    return measures


def test_the_superior_says_why_it_scores_otherwise(suld: Soum):
    first, second, third = closed(suld)
    nergui = evaluator(suld)
    score_superior(second, 70, reason="", by=nergui, on=JUNE, at=LATER)
    with pytest.raises(ReasonNeededError):
        score_superior(first, 70, reason=" ", by=nergui, on=JUNE, at=LATER)
    score_superior(first, 70, reason="Нотолгоо дутуу", by=nergui, on=JUNE, at=LATER)
    score_superior(third, None, reason="", by=nergui, on=JUNE, at=LATER)
    own, superior = summaries(lines_of(first.period), DEFAULT)
    assert (own.mean, superior.mean) == (85, 70)
    assert superior.missing == 0


def test_nobody_of_the_soum_gives_its_superiors_score(suld: Soum):
    first = closed(suld)[0]
    nergui = evaluator(suld)
    appoint(suld.posts["land_manager"], nergui, starts_on=date(2026, 6, 1), by=None, at=AT)
    for somebody in (nergui, suld.people["mandakh"], suld.people["bolormaa"]):
        with pytest.raises(NotSuperiorError):
            score_superior(first, 100, reason="", by=somebody, on=JUNE, at=LATER)


def test_an_evaluator_of_another_aimag_scores_nothing(suld: Soum):
    from tamga.organizations.actions import add_unit
    from tamga.organizations.enums import UnitKind

    first = closed(suld)[0]
    sar = add_unit(
        slug="sar", name="Сар аймаг", kind=UnitKind.AIMAG, parent=None,
        valid_from=date(1992, 1, 1), by=None, at=AT,
    )  # fmt: skip
    stranger = hire(suld, "stranger", "Хонгор", Role.AIMAG_EVALUATOR, unit=sar)
    with pytest.raises(NotSuperiorError):
        score_superior(first, 100, reason="", by=stranger, on=JUNE, at=LATER)
    with pytest.raises(NotSuperiorError):
        send_back(first, reason="Нэм", by=stranger, on=JUNE, at=LATER)


def test_what_is_sent_back_may_be_written_though_the_period_is_closed(suld: Soum):
    first, second, _third = closed(suld)
    nergui, oyun = evaluator(suld), suld.people["oyun"]
    with pytest.raises(ReasonNeededError):
        send_back(second, reason="", by=nergui, on=JUNE, at=LATER)
    send_back(second, reason="Тоо баримт нэмнэ үү", by=nergui, on=JUNE, at=LATER)
    assert lines_of(first.period)[1].sent_back == "Тоо баримт нэмнэ үү"
    write_progress(second, "120 хүүхэд хамрагдсан.", seen=None, by=oyun, at=LATER)
    with pytest.raises(ClosedPeriodError):
        write_progress(first, "x", seen=None, by=oyun, at=LATER)
    assert answer(second, by=oyun, at=LATER) is True
    assert answer(second, by=oyun, at=LATER) is False
    with pytest.raises(ClosedPeriodError):
        write_progress(second, "x", seen=None, by=oyun, at=LATER)


def test_a_locked_period_changes_only_after_a_reopening_with_a_reason(suld: Soum):
    first = closed(suld)[0]
    nergui, bolormaa = evaluator(suld), suld.people["bolormaa"]
    lock_period(first.period, by=nergui, at=LATER)
    with pytest.raises(LockedPeriodError):
        score_superior(first, 100, reason="", by=nergui, on=JUNE, at=LATER)
    with pytest.raises(LockedPeriodError):
        score_own(first, 70, by=bolormaa, at=LATER)
    with pytest.raises(ReasonNeededError):
        reopen_period(first.period, reason="", by=nergui, at=LATER)
    reopen_period(first.period, reason="Оноо буруу бичигдсэн", by=nergui, at=LATER)
    score_own(first, 70, by=bolormaa, at=LATER)
    kept = Reopening.objects.get(period=first.period)
    assert (kept.reason, kept.reopened_by) == ("Оноо буруу бичигдсэн", nergui)
    assert Event.everything.filter(code="period.reopened").count() == 1


def test_a_shared_score_is_counted_for_each_and_given_once(suld: Soum):
    first, second, third = half_year(suld)
    bolormaa = suld.people["bolormaa"]
    share_score(second, first, by=bolormaa, at=AT)
    with pytest.raises(ValueError, match="2"):
        score_own(second, 100, by=bolormaa, at=AT)
    for wrong in (second, third):  # one that shares already, and itself
        with pytest.raises(ValueError, match=str(wrong.number)):
            share_score(third, wrong, by=bolormaa, at=AT)
    score_own(first, 90, by=bolormaa, at=AT)
    assert [line.own.score for line in lines_of(first.period)] == [90, 90, None]
    share_score(second, None, by=bolormaa, at=AT)
    assert lines_of(first.period)[1].own.missing
