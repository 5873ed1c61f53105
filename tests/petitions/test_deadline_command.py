"""``petition_deadline``: another program asks when an answer is due, and why."""

import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tamga.kernel.deadlines import DayUnit
from tamga.kernel.terms import Term
from tamga.law.actions import add_term
from tests.stories import START


def ask(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    call_command("petition_deadline", *words, "--format", "json")
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("kind", "received", "extended", "due_on"),
    [
        ("application", "2026-11-23", False, "2026-12-23"),  # Mon → Wed
        ("complaint", "2026-11-23", False, "2026-12-23"),
        ("proposal", "2026-11-21", False, "2027-02-19"),  # Sat → Fri
        ("application", "2026-11-23", True, "2027-01-22"),  # → Fri
        ("proposal", "2023-12-01", True, "2024-03-30"),  # Fri → Sat, past the leap day
        ("application", "2026-01-19", False, "2026-02-18"),  # Mon → Wed, Tsagaan Sar doesn't roll
    ],
)
def test_it_prints_the_day_and_how_it_was_counted(
    db: None,
    capsys: pytest.CaptureFixture[str],
    kind: str,
    received: str,
    extended: bool,
    due_on: str,
):
    answer = ask(capsys, "--kind", kind, "--received", received, *(["--extended"] * extended))
    assert answer["due_on"] == due_on
    assert answer["rule"] == f"petition.{kind} 1995-04-17"
    assert answer["steps"][0] == {"code": "start", "day": received, "detail": ""}
    assert answer["steps"][-1]["day"] == due_on
    assert ("extended" in [step["code"] for step in answer["steps"]]) is extended


def test_a_new_law_counts_from_its_day_on(db: None, capsys: pytest.CaptureFixture[str]):
    law = START.date().replace(year=2027, month=1, day=1)
    shorter = Term("petition.application", law, 14, DayUnit.WORKING, False, "Шинэ хууль")
    add_term(shorter, by=None, at=START)
    before = ask(capsys, "--kind", "application", "--received", "2026-12-31")
    after = ask(capsys, "--kind", "application", "--received", "2027-01-04")
    assert before["rule"] == "petition.application 1995-04-17"
    assert after["rule"] == "petition.application 2027-01-01"
    assert after["due_on"] == "2027-01-22"  # 14 working days from Monday, to a Friday


@pytest.mark.parametrize(
    "words",
    [
        ("--kind", "wish", "--received", "2026-11-23"),
        ("--kind", "proposal", "--received", "2026-02-30"),
        ("--kind", "proposal", "--received", "23.11.2026"),
        ("--kind", "proposal"),
    ],
)
def test_a_wrong_word_is_a_sentence(words: tuple[str, ...]):
    with pytest.raises(CommandError):
        call_command("petition_deadline", *words)
