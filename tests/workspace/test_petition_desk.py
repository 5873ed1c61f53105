"""Templates, standing rules and the reply on paper, by buttons alone."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from tamga.accounts.enums import Role
from tamga.journal.models import Event
from tamga.petitions.actions import deliver, write_template
from tamga.petitions.enums import Channel, Delivery, Kind, Outcome, State
from tamga.petitions.models import LetterTemplate, Petition, StandingRule, Subject
from tests.petitions.desk import TEXT
from tests.petitions.letters import received, routed
from tests.stories import START, Soum, hire

ROOM = "office_petition_template"


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def clerk(suld: Soum, sign_in) -> Client:
    """Уранчимэг, the records officer."""
    return sign_in(suld.people["uranchimeg"])


@pytest.fixture
def head(suld: Soum, sign_in) -> Client:
    """Мандах, the head of the office."""
    return sign_in(suld.people["mandakh"])


def to(name: str, *key: int) -> str:
    return reverse(name, args=["suld", *key])


def one(petition: Petition, what: str = "") -> str:
    return to(f"office_petition{what}", petition.pk)


def template(soum: Soum, **more) -> LetterTemplate:
    told = {"name": "Шийдвэрлэсэн", "text": TEXT, "outcome": Outcome.RESOLVED,
            "by": soum.people["uranchimeg"], "at": START, **more}  # fmt: skip
    return write_template(soum.unit, **told)


def test_a_room_without_templates_offers_ready_ones(suld: Soum, clerk: Client):
    room = clerk.get(to(f"{ROOM}s")).text
    ready = re.findall(r'href="([^"]+\?ready=\w+)"', room)
    assert len(ready) >= 3
    page = clerk.get(ready[0])
    told = {name: page.context["form"][name].value() for name in ("name", "outcome", "text")}
    assert clerk.post(to(f"{ROOM}_new"), told).url == to(f"{ROOM}s")
    kept = LetterTemplate.everything.get()
    assert (kept.name, kept.outcome, kept.unit) == (told["name"], told["outcome"], suld.unit)
    assert kept.name in clerk.get(to(f"{ROOM}s")).text


def test_a_wrong_field_is_named_beside_the_text(suld: Soum, clerk: Client):
    told = {"name": "Хариу", "text": "Сайн байна уу, {нэр}. {дугаар"}
    answer = clerk.post(to(f"{ROOM}_new"), told)
    assert answer.status_code == 422
    (error,) = answer.context["form"].errors["text"]
    for said in ("{нэр}", "{дугаар", "{хүлээн авсан өдөр}"):
        assert said in error
    assert "Сайн байна уу" in answer.text, "what was typed is still there"
    assert not LetterTemplate.everything.exists()


def test_it_is_looked_at_on_an_invented_petition_and_not_kept(suld: Soum, clerk: Client):
    told = {"name": "Хариу", "text": "№ {дугаар}", "look": "1"}
    answer = clerk.post(to(f"{ROOM}_new"), told)
    assert answer.status_code == 200
    assert "№ Ө-12/2026" in answer.text
    assert not LetterTemplate.everything.exists()


def test_the_second_of_two_sees_the_others_text_and_keeps_their_own(suld: Soum, clerk, head):
    found = template(suld)
    asked = clerk.get(to(ROOM, found.pk)).context["form"]["seen"].value()
    told = {"name": "Хариу", "text": "Мандахын эх", "seen": asked}
    assert head.post(to(ROOM, found.pk), told).status_code == 302
    late = clerk.post(to(ROOM, found.pk), {**told, "text": "Уранчимэгийн эх"})
    assert late.status_code == 422
    for said in ("wrote this template anew", "Мандахын эх", "Уранчимэгийн эх"):
        assert said in late.text
    found.refresh_from_db()
    assert found.text == "Мандахын эх"
    seen = late.context["form"]["seen"].value()
    again = {**told, "text": "Хоёулангийнх", "seen": seen}
    assert clerk.post(to(ROOM, found.pk), again).status_code == 302
    for nonsense in ("", "x", "2026"):
        assert head.post(to(ROOM, found.pk), {**told, "seen": nonsense}).status_code == 422


def test_ending_is_undone_and_what_was_typed_meanwhile_stays(suld: Soum, clerk: Client, head):
    found = template(suld)
    seen = clerk.get(to(ROOM, found.pk)).context["form"]["seen"].value()
    head.post(to(f"{ROOM}_end", found.pk))
    told = {"name": "Хариу", "text": "Миний урт эх", "seen": seen}
    late = clerk.post(to(ROOM, found.pk), told)
    assert late.status_code == 422
    assert "Миний урт эх" in late.text
    assert clerk.get(to(ROOM, found.pk)).status_code == 302
    clerk.post(to(f"{ROOM}_take_up", found.pk))
    found.refresh_from_db()
    assert (found.ended_at, found.text) == (None, TEXT)


def test_a_reply_begins_from_a_template(suld: Soum, sign_in):
    oyun = sign_in(suld.people["oyun"])
    petition, found = routed(suld, received_on=timezone.localdate()), template(suld)
    filled = f"ирүүлсэн {petition.number} дугаартай өргөдлийг"
    page = oyun.get(f"{one(petition, '_reply')}?template={found.pk}")
    assert filled in page.context["form"]["text"].value()
    assert page.context["form"]["outcome"].value() == "resolved"
    assert f'data-text="{page.context["form"]["text"].value()}"' in page.text, "for the script"

    typed = {"text": "Миний бичсэн.", "ground": "32.1", "appeal_to": "Аймаг", "outcome": "partly"}
    begun = oyun.post(one(petition, "_reply"), {**typed, "template": found.pk, "start": "1"})
    form = begun.context["form"]
    assert (begun.status_code, petition.replies.count()) == (200, 0), "it isn't sent yet"
    assert form["text"].value().startswith("Миний бичсэн.\n\n")
    assert filled in form["text"].value()
    assert (form["ground"].value(), form["outcome"].value()) == ("32.1", "resolved")
    nothing = oyun.post(one(petition, "_reply"), {**typed, "template": "x", "start": "1"})
    assert nothing.context["form"]["text"].value() == "Миний бичсэн."
    assert nothing.context["form"]["outcome"].value() == "partly"


def test_a_field_that_nothing_fills_is_never_sent(suld: Soum, clerk: Client):
    petition = received(suld, received_on=timezone.localdate()).petition
    found = template(suld, text="{сэдэв} асуудлаар")
    page = clerk.get(f"{one(petition, '_reply')}?template={found.pk}")
    text = page.context["form"]["text"].value()
    sent = clerk.post(one(petition, "_reply"), {"outcome": "resolved", "text": text})
    assert sent.status_code == 422
    assert "{сэдэв}" in sent.context["form"].errors["text"][0]
    assert len(sent.context["form"].errors["text"]) == 1
    fine = {"outcome": "resolved", "text": "{өөрийн хаалт} болно"}
    assert clerk.post(one(petition, "_reply"), fine).status_code == 302


def test_the_head_sets_a_rule_and_the_clerk_presses_it(suld: Soum, clerk: Client, head: Client):
    hire(suld, "ganaa", "Ганаа", Role.OFFICIAL, "land_manager")
    land, manager = Subject.objects.get(code="land"), suld.posts["land_manager"]
    told = {"kind": "", "subject": land.pk, "lead": manager.pk, "ground": "А/12"}
    assert head.post(to("office_petition_rules"), {**told, "ground": ""}).status_code == 422
    assert head.post(to("office_petition_rules"), told).status_code == 302
    assert head.post(to("office_petition_rules"), told).status_code == 422, "one for a matter"
    assert clerk.get(to("office_petition_rules")).status_code == 403

    petition = received(suld, received_on=timezone.localdate()).petition
    before = clerk.get(one(petition)).text
    assert "By the standing rule" not in before
    assert "Say under «Subject» what it is about" in before
    clerk.post(one(petition, "_subject"), {"subject": land.pk})
    page = clerk.get(one(petition)).text
    assert f"By the standing rule: {manager.name}" in page
    seen = re.search(r'by-rule/".*?name="seen"\s+value="(\d+)"', page, re.S)[1]
    clerk.post(one(petition, "_by_rule"), {"seen": seen})
    petition.refresh_from_db()
    assert petition.state == State.ROUTED
    assert "order А/12" in clerk.get(one(petition)).text
    late = clerk.post(one(petition, "_by_rule"), {"seen": seen}, follow=True)
    assert "Nothing was changed." in late.text

    second = received(suld, subject=land, received_on=timezone.localdate()).petition
    said = clerk.post(one(second, "_propose"), {"lead": manager.pk}, follow=True).text
    assert "Given on by the standing rule." in said
    head.post(to("office_petition_rule_end", StandingRule.everything.get().pk))
    third = received(suld, subject=land, received_on=timezone.localdate()).petition
    assert "Proposed." in clerk.post(one(third, "_propose"), {"lead": manager.pk}, follow=True).text


@pytest.mark.parametrize(
    ("more", "why"),
    [({"against": "finance_head", "kind": Kind.COMPLAINT}, "a complaint about them"),
     ({}, "nobody holds that post")],
)  # fmt: skip
def test_the_page_says_why_a_rule_rests(suld: Soum, clerk: Client, more: dict, why: str):
    post = suld.posts[more.get("against", "land_manager")]
    StandingRule.everything.create(
        unit=suld.unit, lead=post, ground="А/1", given_at=START, given_by=suld.people["mandakh"]
    )
    told = {**more, "against": post} if more else {}
    petition = received(suld, received_on=timezone.localdate(), **told).petition
    page = clerk.get(one(petition)).text
    assert why in page
    assert "by-rule/" not in page


def answered(soum: Soum, client: Client, **more: str) -> Petition:
    petition = received(soum, channel=Channel.WRITTEN, received_on=timezone.localdate()).petition
    client.post(one(petition, "_reply"), {"outcome": "resolved", "text": "Сольсон.", **more})
    return petition


def test_the_reply_is_printed_without_a_name_until_somebody_asks(suld: Soum, clerk: Client):
    petition = answered(suld, clerk)
    assert one(petition, "_letter") in clerk.get(one(petition)).text
    sheet = clerk.get(one(petition, "_letter"))
    for said in ("Сүлд сумын Засаг даргын Тамгын газар", petition.number, "Сольсон.", "Д.Уранчимэг",
                 suld.posts["records_officer"].name, one(petition, "_deliver")):  # fmt: skip
        assert said in sheet.text
    assert "Дулмаа" not in sheet.text
    assert not Event.everything.filter(code="petition.read").exists()
    named = clerk.post(one(petition, "_letter"))
    assert "Бат-Очир Дулмаа" in named.text
    assert "2-р баг, Хужирт" in named.text
    assert "88112233" not in named.text, "no more than an envelope needs"
    event = Event.everything.get(code="petition.read")
    assert (event.data["why"], event.by_id) == ("reply", suld.people["uranchimeg"].pk)
    assert "Дулмаа" not in named.context["petition"].number + str(named.headers)


def test_a_refusal_on_paper_says_where_to_go_on(suld: Soum, clerk: Client):
    refused = {"outcome": "refused", "ground": "Газрын хууль 32", "appeal_to": "Наран аймаг"}
    petition = answered(suld, clerk, **refused)
    sheet = clerk.get(one(petition, "_letter")).text
    assert "Газрын хууль 32" in sheet
    assert "to: Наран аймаг" in sheet
    deliver(petition, how=Delivery.HANDED, on=timezone.localdate(),
            by=suld.people["uranchimeg"], at=timezone.now())  # fmt: skip
    assert one(petition, "_deliver") not in clerk.get(one(petition, "_letter")).text


def test_without_a_reply_there_is_no_letter_and_a_stranger_gets_none(suld: Soum, clerk, sign_in):
    petition = received(suld).petition
    assert clerk.get(one(petition, "_letter")).url == one(petition)
    assert clerk.post(one(petition, "_letter")).status_code == 302
    assert not Event.everything.filter(code="petition.read").exists(), "nothing was shown"
    assert sign_in(suld.people["oyun"]).get(one(petition, "_letter")).status_code == 404


def test_a_complaint_about_an_act_is_passed_on_to_the_aimag(suld: Soum, clerk: Client):
    petition = received(suld, kind=Kind.COMPLAINT, received_on=timezone.localdate()).petition
    page = clerk.get(one(petition)).text
    assert "17 дугаар зүйл" in page
    forward = f"{one(petition, '_forward')}?superior=1"
    assert forward in page
    form = clerk.get(forward).context["form"]
    assert form["to"].value() == "Наран аймаг"
    assert "17 дугаар зүйл" in form["why"].value()
    clerk.post(one(petition, "_forward"), {name: form[name].value() for name in ("to", "why")})
    petition.refresh_from_db()
    assert petition.outcome == Outcome.FORWARDED
    other = received(suld, received_on=timezone.localdate()).petition
    assert "superior=1" not in clerk.get(one(other)).text, "of a complaint alone"
    assert "17 дугаар зүйл" in clerk.get(to("office_petition_new")).text, "at the counter"


def test_the_public_form_says_where_a_complaint_about_an_act_goes(suld: Soum):
    page = Client().get("/petitions/new/")
    assert "11, 17 дугаар зүйл" in page.text
    assert "Наран аймаг" in page.text
    assert not page.cookies


def test_as_many_queries_for_one_as_for_many(suld: Soum, clerk: Client, head: Client):
    def cost(client: Client, address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    rooms = [(clerk, to(f"{ROOM}s")), (head, to("office_petition_rules"))]
    petition = routed(suld, received_on=timezone.localdate())
    reply = (clerk, one(petition, "_reply"))
    by = suld.people["mandakh"]

    def add(number: int) -> None:
        template(suld, name=f"Загвар {number}")
        write_template(suld.unit.parent, name=f"А {number}", text="А", by=by, at=START)
        subject = Subject.objects.create(code=f"s{number}", name=f"Сэдэв {number}")
        StandingRule.everything.create(
            unit=suld.unit, subject=subject, lead=suld.posts["land_manager"], ground="А/1",
            given_at=START, given_by=by,
        )  # fmt: skip

    add(0)
    few = [cost(*room) for room in [*rooms, reply]]
    for number in range(1, 9):
        add(number)
    assert [cost(*room) for room in [*rooms, reply]] == few
