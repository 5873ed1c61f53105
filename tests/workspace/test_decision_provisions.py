"""A provision is added, sent down to soums, assigned there, and leaves control by a decision."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from tamga.accounts.enums import Role
from tamga.decisions.actions import send_down
from tamga.decisions.models import Assignment, Comment, Decision, Provision, Window
from tamga.decisions.queries import is_on_control
from tests.decisions.offices import drafted, numbered, provision, published
from tests.stories import Soum, hire, moment

TODAY = timezone.localdate


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def bolormaa(suld: Soum, sign_in) -> Client:
    """The legal specialist: adds provisions, keeps control."""
    return sign_in(suld.people["bolormaa"])


@pytest.fixture
def aimag_order(suld: Soum) -> Provision:
    """A provision of the aimag's governor, not sent down yet."""
    decision = numbered(suld, unit=suld.unit.parent)
    return provision(suld, decision, "Өвөлжилтийн бэлтгэл хангах.", number_printed="1")


@pytest.fixture
def dulmaa(suld: Soum, sign_in) -> Client:
    """Who does everything in the aimag's office."""
    return sign_in(hire(suld, "dulmaa", "Дулмаа", Role.ADMINISTRATOR, unit=suld.unit.parent))


def to(name: str, thing: Decision | Provision, soum: str = "suld") -> str:
    return reverse(name, args=[soum, thing.pk])


def text_of(response) -> str:
    return response.content.decode().replace("&#x27;", "'")


def test_a_provision_with_two_due_days_and_a_part_of_it(suld: Soum, bolormaa: Client):
    decision = drafted(suld)
    sent = {
        "number_printed": "1", "text": "Мод тарих.", "controlled": "on",
        "responsible_text": "Багийн дарга нар",
        "opens_1": "2026-04-20", "due_1": "2026-05-20", "due_2": "2026-10-20",
    }  # fmt: skip
    bolormaa.post(to("provision_add", decision), sent)
    whole = Provision.everything.get()
    assert [window.due_on.isoformat() for window in whole.windows.all()] == [
        "2026-05-20",
        "2026-10-20",
    ]
    part = {"number_printed": "1.1", "text": "Усалгаа.", "parent": whole.pk, "then": "another"}
    answer = bolormaa.post(to("provision_add", decision), part)
    assert answer.url == to("provision_add", decision)
    child = Provision.everything.get(parent=whole)
    assert not child.controlled, "the box wasn't ticked"
    page = text_of(bolormaa.get(to("office_decision", decision)))
    assert "deep-1" in page
    assert "on control from the signature" in page
    assert "Багийн дарга нар" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text": ""}, "This field is required."),
        ({"opens_1": "2026-05-20", "due_1": "2026-04-20"}, "It can't be due before it opens."),
        ({"opens_1": "2026-05-20"}, "By which day is it due?"),
        ({"parent": "999999"}, "Select a valid choice"),
        ({"due_1": "маргааш"}, "Enter a valid date."),
    ],
)
def test_a_slip_is_told_and_nothing_typed_is_lost(
    suld: Soum, bolormaa: Client, wrong: dict[str, str], sentence: str
):
    decision = drafted(suld)
    sent = {"text": "Мод тарих.", "responsible_text": "Хадгалагдах үг"} | wrong
    answer = bolormaa.post(to("provision_add", decision), sent)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert "Хадгалагдах үг" in text_of(answer)
    assert not Provision.everything.exists()


def test_the_aimag_sends_down_to_the_soums_it_ticks(
    suld: Soum, tal: Soum, aimag_order: Provision, dulmaa: Client
):
    address = to("provision_send", aimag_order, "naran")
    page = text_of(dulmaa.get(to("office_decision", aimag_order.decision, "naran")))
    assert address in page
    assert dulmaa.post(address, {}).status_code == 422, "one must be ticked"
    dulmaa.post(address, {"units": [suld.unit.pk]})
    assert Assignment.everything.get().unit == suld.unit
    assert "has it already" in text_of(dulmaa.get(address))
    dulmaa.post(address, {"units": [suld.unit.pk, tal.unit.pk, 999_999]})
    assert Assignment.everything.count() == 2, "sent again, still once"
    other = provision(suld, aimag_order.decision, number_printed="2")
    dulmaa.post(to("provision_send", other, "naran"), {"all": "1"})
    assert {each.unit for each in other.assignments.all()} == {suld.unit, tal.unit}
    own = provision(suld, published(suld))
    assert to("provision_send", own) not in text_of(
        dulmaa.get(to("office_decision", own.decision))
    ), "a soum sends nothing down"


def test_what_was_sent_waits_until_somebody_is_assigned(
    suld: Soum, tal: Soum, aimag_order: Provision, bolormaa: Client, sign_in
):
    sent = [send_down(aimag_order, units=[suld.unit], by=None, at=moment("2026-04-10"))]
    assert sent
    room = reverse("provisions_unassigned", args=["suld"])
    address = to("provision_assign", aimag_order)
    assert address in text_of(bolormaa.get(room))
    oyun = sign_in(suld.people["oyun"])
    assert address not in text_of(oyun.get(room))
    assert oyun.get(address).status_code == 403
    Comment.everything.create(
        decision=aimag_order.decision, text="Аймгийн дотоод санал",
        written_at=moment("2026-04-09"), written_by=suld.people["mandakh"],
    )  # fmt: skip
    seen = text_of(oyun.get(to("office_decision", aimag_order.decision)))
    assert "Өвөлжилтийн" in seen
    assert "Аймгийн дотоод санал" not in seen, "what the aimag's lawyers said stays there"
    lead, helper = suld.posts["finance_head"].pk, suld.posts["office_head"].pk
    nobody = bolormaa.post(address, {"lead": ""})
    assert nobody.status_code == 422
    strangers = bolormaa.post(address, {"lead": tal.posts["finance_head"].pk})
    assert strangers.status_code == 422
    bolormaa.post(address, {"lead": lead, "others": [lead, helper], "due_1": "2026-12-01"})
    done = Assignment.everything.get()
    assert [link.position_id for link in done.links.order_by("order")] == [lead, helper]
    assert Window.objects.get(assignment=done).due_on.isoformat() == "2026-12-01"
    assert address not in text_of(bolormaa.get(room))
    assert f'value="{lead}" selected' in text_of(bolormaa.get(address)), "it can be changed"
    solongo = sign_in(tal.people["solongo"])
    assert solongo.get(to("provision_assign", aimag_order, "tal")).status_code == 404
    assert solongo.get(to("office_decision", aimag_order.decision, "tal")).status_code == 404


def test_what_the_soum_decided_itself_is_assigned_in_one_step(suld: Soum, bolormaa: Client):
    own = provision(suld, published(suld), number_printed="1")
    bolormaa.post(to("provision_assign", own), {"lead": suld.posts["finance_head"].pk})
    assert Assignment.everything.get().unit == suld.unit
    page = text_of(bolormaa.get(to("office_decision", own.decision)))
    assert "Carried out here by" in page
    draft = provision(suld, drafted(suld))
    told = bolormaa.post(to("provision_assign", draft), {"lead": suld.posts["finance_head"].pk})
    assert told.status_code == 422
    assert "has no number yet" in text_of(told)


def test_it_leaves_control_by_a_named_decision_once(suld: Soum, bolormaa: Client, sign_in):
    own = provision(suld, published(suld))
    ending = published(suld, title="Хяналтаас хасах тухай")
    address = to("provision_off", own)
    assert f"?chosen={ending.pk}" in text_of(bolormaa.get(address, {"q": "хасах"}))
    early = bolormaa.post(f"{address}?chosen={ending.pk}", {"on": "2020-01-01"})
    assert early.status_code == 422
    bolormaa.post(f"{address}?chosen={ending.pk}", {"on": "2026-04-30"})
    own.refresh_from_db()
    assert own.taken_off_by_decision == ending
    assert not is_on_control(own, on=TODAY())
    again = text_of(
        bolormaa.post(f"{address}?chosen={ending.pk}", {"on": "2026-04-30"}, follow=True)
    )
    assert "Somebody was faster" in again
    uranchimeg = sign_in(suld.people["uranchimeg"])
    assert uranchimeg.get(address).status_code == 403, "she keeps the books, not the control"


def test_as_many_queries_for_one_provision_as_for_many(suld: Soum, bolormaa: Client):
    few, many = published(suld), published(suld)
    for decision, number in ((few, 1), (many, 8)):
        for n in range(number):
            one = provision(suld, decision, number_printed=str(n + 1))
            send_down(one, units=[suld.unit], by=None, at=moment("2026-04-10"))
    counts = []
    for decision in (few, many):
        bolormaa.get(to("office_decision", decision))
        with CaptureQueriesContext(connection) as asked:
            bolormaa.get(to("office_decision", decision))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 34
