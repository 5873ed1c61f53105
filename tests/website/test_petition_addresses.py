"""A citizen is sent to the site of the soum they wrote to, by the name that it really has."""

import pytest
from django.test import Client
from wagtail.models import Site

from tamga.notices.queries import waiting
from tamga.organizations.models import Unit
from tamga.organizations.queries import public_address
from tamga.petitions.actions import ask, receive
from tamga.petitions.rules import code_in_groups
from tests.petitions.letters import letter, received
from tests.stories import START, Soum, make_aimag

REAL = "https://naran.example.mn"


def named(soum: Soum, hostname: str, **more: object) -> None:
    """The soum's site has a name in the world."""
    sites = Site.objects.filter(root_page__homepage__unit=soum.unit)
    assert sites.update(hostname=hostname, **more) == 1


@pytest.mark.parametrize(
    ("base", "suld_at", "tal_at"),
    [
        (REAL, "https://suld.example.mn", "https://tal.example.mn"),
        ("http://localhost:8011/", "http://suld.example.mn:8011", "http://tal.example.mn:8011"),
    ],
)
def test_two_soums_send_to_two_sites(
    suld: Soum, tal: Soum, settings, base: str, suld_at: str, tal_at: str
):
    settings.BASE_URL = base
    named(suld, "suld.example.mn")
    named(tal, "tal.example.mn")
    for soum, here, there in ((suld, suld_at, tal_at), (tal, tal_at, suld_at)):
        petition = received(soum).petition
        ask(petition, text="Хэзээ?", by=soum.people[next(iter(soum.people))], at=START)
        for told in waiting().order_by("-pk")[:2]:
            assert f"{here}/petitions/track/" in told.body
            assert there not in told.body
    settings.ALLOWED_HOSTS = [".example.mn"]
    for soum in (suld, tal):
        host = public_address(soum.unit.pk).split("/")[2].split(":")[0]
        page = Client(headers={"host": host}).get("/petitions/track/")
        assert page.status_code == 200
        assert soum.unit.name in page.text, "the address really leads to that soum"


def test_the_demos_default_site_is_where_it_runs(suld: Soum, tal: Soum, settings):
    settings.BASE_URL = "http://localhost:8044"
    named(suld, "localhost")
    assert public_address(suld.unit.pk) == "http://localhost:8044"
    assert public_address(tal.unit.pk) == "http://tal.localhost:8044"


def test_a_port_that_a_site_names_itself_goes_before(tal: Soum, settings):
    settings.BASE_URL = REAL
    named(tal, "tal.example.mn", port=8443)
    assert public_address(tal.unit.pk) == "https://tal.example.mn:8443"


@pytest.mark.django_db
def test_a_unit_without_a_site_is_met_at_the_installations_own(settings):
    settings.BASE_URL = f"{REAL}/"
    assert public_address(make_aimag().pk) == REAL


def test_who_wrote_to_the_school_follows_it_on_the_soums_site(suld: Soum, tal: Soum, settings):
    settings.BASE_URL = REAL
    settings.ALLOWED_HOSTS = [".example.mn"]
    named(suld, "suld.example.mn")
    named(tal, "tal.example.mn")
    school = Unit.objects.get(slug="suld-school")
    found = receive(school, letter(received_on=START.date()), by=None, at=START)
    told = waiting().get()
    assert "https://suld.example.mn/petitions/track/" in told.body
    pair = {"number": found.petition.number, "code": code_in_groups(found.code)}
    for host, status in (("suld.example.mn", True), ("tal.example.mn", False)):
        page = Client(headers={"host": host}).post("/petitions/track/", pair)
        assert ('class="steps"' in page.text) is status, host
