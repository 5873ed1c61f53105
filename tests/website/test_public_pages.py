"""What a citizen gets: few queries, no cookie, nothing to vary on, a page for every address."""

from datetime import date, timedelta

import pytest
from django.test import Client

from tamga.duties.models import Occurrence
from tamga.duties.queries import share_of_year, shares
from tamga.kernel.schedules import Kind, Schedule
from tests.stories import START, Soum, moment, published

GLASS = "il-tod-baidal/shilen-dans"
BUDGET_OF_QUERIES = 5
PAGES = ["/", "/il-tod-baidal/", f"/{GLASS}/", "/on-time/", "/en/", f"/en/{GLASS}/"]


@pytest.fixture
def citizen(suld: Soum) -> Client:
    """Somebody with a phone, at the site of Сүлд."""
    year = date.today().year  # noqa: DTZ011  (any day of this year will do)
    suld.plan(
        suld.duty(5, Schedule(kind=Kind.MONTHLY), paths=(GLASS,)),
        suld.duty(6, Schedule(kind=Kind.MONTHLY), paths=("il-tod-baidal/tusuv-sankhuu",)),
        year=year,
        since=f"{year}-01-01",
    )
    return Client()


@pytest.mark.parametrize("address", [*PAGES, "/search/?q=мэдээ", "/nothing/"])
def test_a_public_page_sets_no_cookie_and_varies_on_the_encoding_alone(
    citizen: Client, address: str
):
    response = citizen.get(address)
    assert response.status_code == (404 if "nothing" in address else 200)
    assert not response.cookies
    assert response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"


@pytest.mark.parametrize("rows", [1, pytest.param(30, marks=pytest.mark.slow)])
@pytest.mark.parametrize("address", PAGES)
def test_a_public_page_takes_five_queries_at_most_with_one_and_many_rows(
    suld: Soum, citizen: Client, address: str, rows: int, django_assert_max_num_queries
):
    for number in range(rows):
        published(suld, GLASS, title=f"Мэдээ {number}")
    citizen.get(address)
    with django_assert_max_num_queries(BUDGET_OF_QUERIES):
        citizen.get(address)


def test_the_home_pages_figure_is_that_of_the_on_time_page(suld: Soum, citizen: Client):
    """Counted by PostgreSQL for the one, in Python for the other: excused, late and early days."""
    published(suld, GLASS)
    unit = suld.unit.pk
    left = list(Occurrence.objects.filter(unit=unit, fulfilled_at=None).order_by("due_on"))
    Occurrence.objects.filter(pk=left[-1].pk).update(
        excused_at=START, excused_by=suld.people["mandakh"], excused_why="Үер"
    )
    year = left[0].due_on.year
    for number, late in enumerate(left[:6]):
        # a minute around the midnight that ends the due day, in the office's time zone
        at = moment(late.due_on.isoformat(), "23:59") + timedelta(minutes=number % 3)
        late.required.update(fulfilled_at=at)
    days = {on for each in left for on in (each.due_on, each.due_on + timedelta(days=1))}
    for on in sorted(days):
        assert share_of_year(unit, year=year, on=on) == shares(unit, year=year, on=on).total


def test_the_language_comes_from_the_address_alone(citizen: Client):
    mongolian = citizen.get("/", headers={"accept-language": "en"})
    english = citizen.get("/en/", headers={"accept-language": "mn"})
    assert 'lang="mn"' in mongolian.text
    assert 'lang="en"' in english.text


def test_an_empty_section_says_what_is_due_by_when_and_from_whom(citizen: Client):
    text = citizen.get(f"/{GLASS}/").text
    due = Occurrence.objects.filter(duty__number=5).earliest("due_on").due_on
    assert "Санхүүгийн алба" in text
    assert f"{due.month} дүгээр сарын {due.day}" in text  # January is дүгээр


def test_the_neighbours_page_is_not_on_this_site(suld: Soum, tal: Soum, citizen: Client):
    page = published(tal, GLASS, title="Талын мэдээ", by="solongo")
    address = page.get_url_parts()[2]
    assert citizen.get(address).status_code == 404
    at_tal = Client(headers={"host": "tal.localhost"})
    assert at_tal.get(address).status_code == 200
    assert "Талын мэдээ" not in citizen.get("/search/?q=Талын").text


@pytest.mark.parametrize(
    "address",
    [
        "/search/?q=%00",
        "/search/?q=" + "а" * 5000,
        "/search/?q=<script>alert(1)</script>&page=-3",
        "/search/?page=999999999999999999999&q=мэдээ",
        f"/{GLASS}/?page=99999",
        f"/{GLASS}/?page=abc",
        "/on-time/?year=99999999",
        "/on-time/?year=x",
        "/%ff/",
        "/a/b/c/d/e/",
        "/media/../config/settings.py",
        "/media/%2e%2e/secret-key",
    ],
)
def test_hostile_addresses_get_a_page_and_no_error(citizen: Client, address: str):
    response = citizen.get(address)
    assert response.status_code in {200, 400, 404}
    assert "<script>alert" not in response.text
    assert "SECRET_KEY" not in response.text
