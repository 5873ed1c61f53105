"""Nergui compares the soums: bands, means, gaps, the trend, what was only printed."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tamga.implementation.actions import (
    lock_period,
    reopen_period,
    score_superior,
    share_score,
)
from tamga.implementation.enums import Side
from tamga.implementation.models import Assessment
from tamga.implementation.queries import (
    codes_of,
    gaps,
    league,
    lines_of,
    provisions_in,
    rounds,
    side_by_side,
    summaries,
)
from tamga.kernel.scales import DEFAULT
from tests.decisions.offices import evaluator
from tests.implementation.rounds import CLOSED, SCORED, TODAY, Round, again, begun, closed, write
from tests.stories import Soum


def table(found: Round, code: str = "2026-H1", at=SCORED):
    aimag = found.suld.unit.parent
    codes = codes_of(aimag)[found.source.pk]
    return league(aimag, found.source, code, codes=codes, scale=DEFAULT, at=at)


def scored(found: Round, by, *scores: tuple[str, int, int | None]) -> None:
    for slug, number, score in scores:
        score_superior(
            found.measure(slug, number), score, reason="Нотолгоотой", by=by, on=TODAY, at=SCORED
        )


def test_the_table_counts_what_the_report_counts(suld: Soum, tal: Soum):
    found = closed(suld, tal)
    scored(
        found, evaluator(suld),
        ("suld", 1, 90), ("suld", 2, 70), ("suld", 3, None), ("tal", 1, 30), ("tal", 2, 100),
    )  # fmt: skip
    first, second = table(found).standings
    assert [first.unit.slug, second.unit.slug] == ["suld", "tal"]
    for standing, period in ((first, found.periods["suld"]), (second, found.periods["tal"])):
        own, superior = summaries(lines_of(period), DEFAULT)
        assert (standing.own, standing.superior) == (own, superior)
    assert first.superior.mean == Decimal(80), "not due is no zero"
    assert (second.superior.mean, second.superior.missing) == (Decimal(65), 1)


def test_the_newest_score_counts_and_a_shared_one_for_both(suld: Soum, tal: Soum):
    found = begun(suld, tal)
    share_score(
        found.measure("suld", 2), found.measure("suld", 1), by=suld.people["bolormaa"], at=CLOSED
    )
    nergui = evaluator(suld)
    scored(found, nergui, ("suld", 1, 50))
    assert table(found).standings[0].superior.intensify == 2
    score_superior(
        found.measure("suld", 1), 100, reason="", by=nergui, on=TODAY,
        at=SCORED + timedelta(hours=1),
    )  # fmt: skip
    standing = table(found).standings[0]
    assert (standing.superior.effective, standing.superior.intensify) == (2, 0)


def test_a_printed_score_stays_out_and_is_said_so(suld: Soum, tal: Soum):
    found = closed(suld, tal)
    for number in (1, 2):
        Assessment.objects.create(
            measure=found.measure("tal", number), side=Side.SUPERIOR, score=100,
            as_printed=True, scored_at=CLOSED,
        )  # fmt: skip
    standing = table(found).standings[1]
    assert (standing.printed, standing.superior.missing, standing.superior.mean) == (2, 3, None)
    assert gaps([standing.period_id]) == []
    scored(found, evaluator(suld), ("tal", 1, 50))
    standing = table(found).standings[1]
    assert (standing.printed, standing.superior.mean) == (1, Decimal(50))


def test_the_widest_gaps_come_first(suld: Soum, tal: Soum):
    found = closed(suld, tal)
    scored(
        found, evaluator(suld),
        ("suld", 1, 30), ("suld", 2, 70), ("suld", 3, 100), ("tal", 1, 70), ("tal", 3, 90),
    )  # fmt: skip
    listed = gaps([period.pk for period in found.periods.values()])
    assert [(one.measure.period.unit.slug, one.measure.number, one.points) for one in listed] == [
        ("suld", 1, -70), ("tal", 3, 40), ("tal", 1, -20),
    ]  # fmt: skip
    assert len(gaps([period.pk for period in found.periods.values()], most=1)) == 1


def test_the_trend_follows_periods_of_the_same_length(suld: Soum, tal: Soum):
    found = closed(suld, tal)
    nergui = evaluator(suld)
    scored(found, nergui, ("suld", 1, 90), ("suld", 2, 70), ("tal", 1, 50))
    for code in ("2026-Q3", "2026", "2027-H1"):
        later = Round(suld, tal, found.provisions, again(suld, tal, code=code))
        if code == "2027-H1":
            scored(later, nergui, ("tal", 2, 100))
    shown = table(found, "2027-H1")
    assert shown.codes == ("2026-H1", "2027-H1")
    assert [one.trend for one in shown.standings] == [
        (Decimal(80), None),
        (Decimal(50), Decimal(100)),
    ]


def test_a_measure_is_silent_sixty_days_after_its_last_news(suld: Soum, tal: Soum):
    found = begun(suld, tal)
    write(found.periods["suld"], suld.people["bolormaa"], 70, 70, 70)
    opened = found.periods["suld"].opened_at

    def silent(days: int) -> list[int]:
        return [one.silent for one in table(found, at=opened + timedelta(days=days)).standings]

    assert silent(59) == [0, 0]
    assert silent(60) == [3, 3], "news of the 60th day before is no news any more"
    period = found.periods["suld"]
    period.closed_at = opened + timedelta(days=30)
    period.save(update_fields=["closed_at"])
    assert silent(90) == [0, 3], "a closed period is counted to the day it closed"


def test_the_evaluator_sees_what_waits_and_copies_of_one_text(suld: Soum, tal: Soum):
    found = closed(suld, tal)
    aimag = suld.unit.parent
    (one,) = rounds(aimag)
    assert (one.units, one.closed, one.measures, one.scored, one.waiting) == (2, 2, 6, 0, 6)
    assert one.oldest == CLOSED
    nergui = evaluator(suld)
    scored(found, nergui, ("suld", 1, 100))
    assert [(p.units, p.scored, p.waiting) for p in provisions_in(aimag, found.source, "2026-H1")] \
        == [(2, 1, 1), (2, 0, 2), (2, 0, 2)]  # fmt: skip
    cards = side_by_side(aimag, found.source, "2026-H1", found.provisions[0], user=nergui, on=TODAY)
    assert [[(copy.unit.slug, copy.percent) for copy in card.copies] for card in cards] == [
        [("tal", 100)], [("suld", 100)],
    ]  # fmt: skip


def test_a_locked_period_is_counted_again_when_it_was_reopened(suld: Soum, tal: Soum):
    found, nergui = closed(suld, tal), evaluator(suld)
    scored(found, nergui, ("suld", 1, 100))
    lock_period(found.periods["suld"], by=nergui, at=SCORED)
    assert [table(found).standings[0].superior.effective for _ in range(2)] == [1, 1]
    scored(found, nergui, ("tal", 1, 100))
    assert table(found).standings[1].superior.effective == 1, "what isn't locked is always counted"
    reopen_period(found.periods["suld"], reason="Буруу тоо", by=nergui, at=SCORED)
    scored(found, nergui, ("suld", 2, 100))
    assert table(found).standings[0].superior.effective == 2
    lock_period(found.periods["suld"], by=nergui, at=SCORED + timedelta(days=1))
    assert table(found).standings[0].superior.effective == 2


@pytest.mark.parametrize("measures", [1, 12])
def test_as_many_queries_for_one_measure_as_for_many(suld: Soum, tal: Soum, measures: int):
    found = begun(suld, tal, *(f"Ажил {number}." for number in range(measures)))
    codes = codes_of(suld.unit.parent)[found.source.pk]
    with CaptureQueriesContext(connection) as asked:
        shown = league(
            suld.unit.parent, found.source, "2026-H1", codes=codes, scale=DEFAULT, at=SCORED
        )
    assert len(asked) == 5
    assert shown.standings[0].superior.missing == measures
