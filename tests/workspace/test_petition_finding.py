"""A herder comes with the bag governor's slip; who looked is journalled, not for whom."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tamga.accounts.enums import Role
from tamga.journal.models import Event
from tamga.petitions.actions import receive
from tamga.petitions.enums import Kind
from tamga.petitions.models import Petition
from tamga.petitions.rules import clean_slip
from tests.petitions.letters import DULMAA, letter, received
from tests.stories import Soum, hire

KEY = UUID("3fa91c00-5717-4562-b3fc-2c963f66afa6")
FIND = reverse("office_petitions_find", args=["suld"])


@pytest.fixture
def clerk(suld: Soum, client: Client) -> Client:
    """Уранчимэг keeps the register."""
    client.force_login(suld.people["uranchimeg"])
    return client


@pytest.fixture
def told(suld: Soum) -> Petition:
    """What Эрдэнэ, the bag governor, took down without signal and sent from the phone."""
    erdene = Client()
    erdene.force_login(hire(suld, "erdene", "Эрдэнэ", Role.BAG_GOVERNOR, "bag_governor"))
    sent = {
        "client_key": KEY, "kind": "application", "text": "Худаг", "given_name": "Дулмаа",
        "received_on": timezone.localdate(), "read_back": "on",
    }  # fmt: skip
    answer = erdene.post(reverse("office_petition_field_send", args=["suld"]), sent)
    assert answer.status_code == 200, answer.content
    return Petition.everything.get(client_key=KEY)


def found(client: Client, who: str) -> list[Petition]:
    page = client.post(FIND, {"who": who})
    return [line.petition for line in page.context["lines"]]


@pytest.mark.parametrize("typed", ["3FA 91C", "3fa91c", "3ФА 91С", " 3FA-91C "])
def test_the_slip_finds_what_the_phone_sent(clerk: Client, told: Petition, typed: str):
    """Also with the letters of a Mongolian keyboard."""
    assert found(clerk, typed) == [told]


def test_another_slip_finds_nothing_and_the_website_has_none(
    suld: Soum, clerk: Client, told: Petition
):
    now = timezone.now()
    receive(suld.unit, letter(received_on=now.date()), by=None, at=now,
            client_key=UUID("aa91bb00-5717-4562-b3fc-2c963f66afa6"))  # fmt: skip
    for typed in ("3FA 91D", "3FA 91B", "AA9 1BB", "000 000", "FFF FFF"):
        assert found(clerk, typed) == [], typed


def test_a_slip_of_another_soum_or_about_oneself_finds_nothing(suld: Soum, tal: Soum, clerk):
    now = timezone.now()
    for soum, more in ((tal, {}), (suld, {"against": suld.posts["records_officer"]})):
        key = UUID(int=KEY.int + 1 + soum.unit.pk)
        kind = Kind.COMPLAINT if more else Kind.APPLICATION
        receive(soum.unit, letter(kind=kind, received_on=now.date(), **more),
                by=suld.people["oyun"], at=now, client_key=key)  # fmt: skip
    assert found(clerk, "3FA91C") == []


@pytest.mark.parametrize("typed", ["3FA 91", "3FA 91C0", "GGG GGG", "", "٣٣٣٣٣٣"])
def test_what_is_no_slip(typed: str):
    assert clean_slip(typed) is None


def test_looking_is_journalled_without_what_was_typed(suld: Soum, clerk: Client):
    received(suld)
    received(suld)
    assert len(found(clerk, "8811 2233")) == 2
    assert found(clerk, "уб88121234") != []
    assert found(clerk, "99999999") == []
    clerk.post(FIND, {"who": "Дулмаа"})  # no number: nothing was looked for
    clerk.get(FIND)
    events = list(Event.everything.filter(code="petition.searched").order_by("pk"))
    assert [event.data for event in events] == [{"count": 2}, {"count": 2}, {"count": 0}]
    first = events[0]
    assert (first.unit_id, first.by_id) == (suld.unit.pk, suld.people["uranchimeg"].pk)
    assert first.subject_id == str(suld.unit.pk), "about the unit, not about anybody"
    for event in events:
        for secret in ("88112233", "8811 2233", DULMAA.register_number):
            assert secret not in str(vars(event))
