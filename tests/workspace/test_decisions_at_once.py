"""Uranchimeg and Mandakh press at the same moment: one wins, the other is told, nothing breaks."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tamga.accounts.models import User
from tamga.decisions.enums import State
from tamga.decisions.models import Decision
from tamga.registers.models import BlankSeries, Entry
from tests.decisions.offices import numbered, signed
from tests.duties.test_at_once import at_once
from tests.stories import Soum

pytestmark = pytest.mark.slow


@pytest.fixture
def both(suld_committed: Soum) -> tuple[Client, Client]:
    """A browser of each, signed in."""
    return _in(suld_committed.people["uranchimeg"]), _in(suld_committed.people["mandakh"])


def _in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def pressed(both: tuple[Client, Client], *presses: tuple[str, dict[str, object]]) -> list[str]:
    """What each was told on the page where the button led."""
    answers: list[HttpResponse] = []

    def press(client: Client, address: str, sent: dict[str, object]) -> None:
        answers.append(client.post(f"/en{address}", sent, follow=True))

    at_once(*(
        lambda c=client, a=address, s=sent: press(c, a, s)
        for client, (address, sent) in zip(both, presses, strict=True)
    ))  # fmt: skip
    assert {answer.status_code for answer in answers} <= {200, 422}
    assert len(answers) == 2, "nobody saw a page of errors"
    return [answer.content.decode().replace("&#x27;", "'") for answer in answers]


def number_of(decision: Decision) -> str:
    return reverse("decision_number", args=["suld", decision.pk])


def test_one_decision_gets_one_number(suld_committed: Soum, both: tuple[Client, Client]):
    decision = signed(suld_committed)
    sent = {"shown": 1, "on": timezone.localdate()}
    told = pressed(both, (number_of(decision), sent), (number_of(decision), sent))
    assert Entry.everything.count() == 1
    assert Decision.everything.get().number == "А/1"
    assert sum("The decision has its number." in page for page in told) == 1
    assert sum("Nothing was changed." in page for page in told) == 1


def test_two_decisions_never_share_the_number_both_have_seen(
    suld_committed: Soum, both: tuple[Client, Client]
):
    decisions = [signed(suld_committed), signed(suld_committed)]
    sent = {"shown": 1, "on": timezone.localdate()}
    told = pressed(both, *((number_of(each), sent) for each in decisions))
    assert [entry.number for entry in Entry.everything.all()] == [1]
    states = sorted(Decision.everything.values_list("state", flat=True))
    assert states == [State.NUMBERED, State.SIGNED]
    assert sum("the next one is 2" in page for page in told) == 1


def test_a_number_is_voided_by_one_of_them(suld_committed: Soum, both: tuple[Client, Client]):
    address = reverse("decision_void", args=["suld", numbered(suld_committed).pk])
    told = pressed(both, (address, {"why": "Давхар"}), (address, {"why": "Алдаатай"}))
    assert sum("The number is void." in page for page in told) == 1
    assert sum("Somebody was faster" in page for page in told) == 1
    assert Entry.everything.get().void_why in {"Давхар", "Алдаатай"}


def test_a_box_of_blank_forms_is_written_down_once(
    suld_committed: Soum, both: tuple[Client, Client]
):
    address = reverse("blanks", args=["suld"])
    box = {"script": "mongol", "series": "АА", "first": 1, "last": 50}
    box["received_on"] = timezone.localdate()
    told = pressed(both, (address, box), (address, box | {"first": 20, "last": 70}))
    assert BlankSeries.everything.count() == 1
    assert sum("The blank forms are written down." in page for page in told) == 1
