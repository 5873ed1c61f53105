"""The half-year's figures of Сүлд, as Уранчимэг sends them to the aimag."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from tamga.kernel.spans import span_of
from tamga.petitions.queries.statistics import on_time_rate, statistics
from tests.petitions.half_year import tell_half_year
from tests.stories import Soum

H1 = span_of("2026-H1")
JULY = date(2026, 7, 1)  # Wednesday


@pytest.mark.parametrize(
    ("received", "on_time", "rate"),
    [
        (416_539, 402_795, Decimal("96.7")),  # the nation, first half of 2018
        (206_262, 198_829, Decimal("96.4")),
        (79_497, 74_207, Decimal("93.3")),
        (3, 1, Decimal("33.3")),
        (0, 0, None),
    ],
)
def test_the_rate_is_of_all_received(received: int, on_time: int, rate: Decimal | None):
    assert on_time_rate(on_time=on_time, received=received) == rate


@pytest.fixture
def half_year(suld: Soum) -> Soum:
    return tell_half_year(suld)


def test_every_petition_of_the_half_year_stands_in_each_table_once(half_year: Soum):
    found = statistics([half_year.unit], H1, as_of=date(2026, 7, 31))  # Friday
    assert (found.received, found.on_time, found.late) == (7, 3, 1)
    assert (found.in_progress, found.forwarded) == (1, 1)
    assert found.on_time_rate == Decimal("42.9")
    for table in (found.by_channel, found.by_kind, found.by_subject):
        assert sum(table.values()) == 7
    assert sum(found.by_outcome.values()) == 6
    assert found.by_channel["phone"] == found.by_subject["test-land"] == 1
    assert found.by_kind == {"proposal": 1, "application": 5, "complaint": 1}
    assert found.by_outcome["returned"] == 1
    assert (found.mean_days, found.median_days) == (Decimal("18.5"), Decimal("20.0"))


def test_at_the_cut_off_day_what_is_answered_later_is_still_open(half_year: Soum):
    found = statistics([half_year.unit], H1, as_of=JULY)
    assert (found.on_time, found.in_progress) == (2, 2)
    early = statistics([half_year.unit], H1, as_of=date(2026, 1, 31))  # Saturday
    assert (early.received, early.on_time) == (1, 1), "what came later hadn't come"


def test_eight_questions_for_any_number(half_year: Soum, django_assert_num_queries):
    with django_assert_num_queries(8):
        statistics([half_year.unit], H1, as_of=JULY)


def test_the_command_says_the_same(half_year: Soum, tal: Soum, capsys: pytest.CaptureFixture[str]):
    words = ("--period", "2026-H1", "--format", "json", "--on", "2026-07-31")
    call_command("petition_statistics", "--unit", half_year.unit.slug, *words)
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == [
        "received", "on_time", "late", "in_progress", "forwarded", "on_time_rate",
        "by_channel", "by_kind", "by_outcome", "by_subject",
    ]  # fmt: skip
    assert answer["on_time_rate"] == 42.9
    assert answer["received"] == 7
    call_command("petition_statistics", "--unit", tal.unit.slug, *words)
    empty = json.loads(capsys.readouterr().out)
    assert (empty["received"], empty["on_time_rate"]) == (0, None)
    for wrong in (("--unit", "none"), ("--unit", tal.unit.slug, "--period", "2026-H3")):
        with pytest.raises(CommandError):
            call_command("petition_statistics", *words, *wrong)
