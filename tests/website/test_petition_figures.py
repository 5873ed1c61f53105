"""A citizen of Сүлд reads how many petitions came and how many were answered on time."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.petitions.half_year import tell_half_year
from tests.petitions.letters import DULMAA
from tests.stories import Soum

ROOM = "/petitions/figures/"


@pytest.fixture
def half_year(suld: Soum) -> Soum:
    return tell_half_year(suld)


def test_the_numbers_of_a_half_year(half_year: Soum):
    page = Client().get(f"{ROOM}?period=2026-H1")
    assert page.status_code == 200
    for said in ("3 / 7", "42.9%", "Ирсэн хэлбэрээр", "2026 оны эхний хагас жил"):
        assert said in page.text, said
    assert not page.cookies
    assert f'href="{ROOM}"' in Client().get("/petitions/").text


def test_all_periods_since_the_first_petition(half_year: Soum):
    text = Client().get(ROOM).text
    for code in ("2026", "2026-H1", "2025", "2025-H2"):
        assert f'href="?period={code}"' in text, code
    assert "2024" not in text


def test_nothing_says_who_wrote_or_about_what(half_year: Soum):
    text = Client().get(f"{ROOM}?period=2026-H1").text
    assert DULMAA.given_name not in text
    assert "Газар</th>" not in text, "what a single letter was about stays inside"


def test_before_the_first_petition_the_page_says_so(suld: Soum):
    page = Client().get(ROOM)
    assert 'class="empty"' in page.text
    assert f"{timezone.localdate().year}" in page.text


@pytest.mark.parametrize("query", ["?period=1999", "?period=2190", "?period=%00", "?period=x"])
def test_nonsense_shows_the_half_year_that_runs(half_year: Soum, query: str):
    now = Client().get(ROOM).text.split("<main")[1].split("</main")[0]
    assert Client().get(ROOM + query).text.split("<main")[1].split("</main")[0] == now


def test_five_questions(half_year: Soum):
    Client().get(ROOM)
    with CaptureQueriesContext(connection) as asked:
        Client().get(ROOM)
    assert len(asked) <= 6


def test_english(half_year: Soum):
    text = Client().get(f"/en{ROOM}?period=2026-H1").text
    assert "Petitions in numbers" in text
    assert 'width="14.3"' in text
