"""A template with endless loops, or one that eats memory, ends itself and not the office."""

import time

import pytest
from django.utils import translation

from tamga.implementation.exports.word import BadTemplateError, word
from tests.implementation.test_forms import changed, report

LOOP = "{% for NAME in range(99999) %}"


def loops(depth: int, inner: str) -> str:
    """Loops within loops of a hundred thousand turns each."""
    heads = "".join(LOOP.replace("NAME", name) for name in "abcd"[:depth])
    return heads + inner + "{% endfor %}" * depth


def test_a_trillion_turns_end_when_the_time_is_over():
    begun = time.monotonic()
    with translation.override("mn"), pytest.raises(BadTemplateError, match="2 секунд"):
        word(report(), changed("{{ date }}", loops(3, "")), seconds=2)
    assert time.monotonic() - begun < 12


def test_what_would_fill_the_memory_is_refused():
    with translation.override("mn"), pytest.raises(BadTemplateError, match="давталт"):
        word(report(), changed("{{ date }}", loops(2, "{{ headline * 900 }}")), seconds=20)


@pytest.mark.parametrize("tag", ["{{ 'x' * 10**11 }}", "{% for a in range(10**12) %}{% endfor %}"])
def test_a_number_beyond_all_measure_is_refused_at_once(tag: str):
    with translation.override("mn"), pytest.raises(BadTemplateError):
        word(report(), changed("{{ date }}", tag), seconds=20)


def test_a_template_sees_nothing_of_the_offices_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHONSTARTUP", "/nonexistent")
    made = word(report(), changed("{{ date }}", "{{ period }}"), seconds=20)
    assert made[:2] == b"PK"


def test_our_own_form_needs_no_process_of_its_own():
    assert word(report())[:2] == b"PK"
