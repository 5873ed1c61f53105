"""Уранчимэг takes petitions down, Мандах decides who answers, Оюун answers: by buttons alone."""

import io
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import load_workbook

from tamga.accounts.enums import Role
from tamga.journal.models import Event
from tamga.petitions.enums import Delivery, Outcome, State
from tamga.petitions.models import Petition, Subject
from tamga.petitions.queries import routing_of
from tamga.workspace.queries.petition_work import petition_work
from tests.stories import Soum, hire

WORDS = "Манай багийн худгийн насос эвдэрсэн."


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


@pytest.fixture
def oyun(suld: Soum, sign_in) -> Client:
    """Оюун, the finance official."""
    return sign_in(suld.people["oyun"])


def to(name: str, petition: Petition | None = None, soum: str = "suld") -> str:
    return reverse(f"office_petition{name}", args=[soum, *([petition.pk] if petition else [])])


def typed(**more: object) -> dict[str, object]:
    """What Уранчимэг types while Дулмаа tells it."""
    told = {
        "client_key": uuid4(), "kind": "application", "text": WORDS, "channel": "phone",
        "received_on": timezone.localdate(), "surname": "Бат-Очир", "given_name": "Дулмаа",
        "phone": "8811 22-33", "register_number": "уб88121234", "address": "2-р баг, Хужирт",
        "read_back": "on", "signers": 1,
    }  # fmt: skip
    return {**told, **more}


def taken(client: Client, **more: object) -> Petition:
    answer = client.post(to("_new"), typed(**more))
    assert answer.status_code == 302, answer.context["form"].errors
    return Petition.everything.order_by("pk").last()


def text_of(answer) -> str:
    return answer.content.decode().replace("&#x27;", "'")


def seen_in(answer) -> str:
    """The key of the routing that a page shows, as its button sends it."""
    return re.search(r'name="seen"\s+value="(\d*)"', text_of(answer))[1]


def test_from_the_counter_to_the_answer_by_buttons(
    suld: Soum, clerk: Client, head: Client, oyun: Client
):
    answer = clerk.post(to("_new"), typed(channel="in_person"))
    petition = Petition.everything.get()
    assert answer.url == to("_receipt", petition)
    receipt = text_of(clerk.get(answer.url))
    assert petition.number in receipt
    assert re.search(r"\d{4} \d{4} \d{4} \d{4} \d{4}", receipt), "the code, in groups"
    assert petition.petitioner.phone == "+97688112233"
    assert petition.petitioner.register_number == "УБ88121234"

    assert to("", petition) in text_of(clerk.get("/en/office/")), "the clerk is asked to propose"
    finance = suld.posts["finance_head"].pk
    clerk.post(to("_propose", petition), {"lead": finance, "instruction": "Шалгаж хариул"})
    assert "Confirm who answers" in text_of(head.get("/en/office/"))
    assert to("", petition) not in text_of(oyun.get("/en/office/"))
    page = text_of(head.get(to("", petition)))
    seen = re.search(r'name="seen" value="(\d+)"', page)[1]
    head.post(to("_confirm", petition), {"seen": seen})

    assert to("_reply", petition) in text_of(oyun.get("/en/office/"))
    assert reverse("office_petitions", args=["suld"]) in text_of(oyun.get("/en/office/"))
    oyun.post(to("_reply", petition), {"outcome": "resolved", "text": "Насосыг сольсон."})
    petition.refresh_from_db()
    assert (petition.state, petition.outcome) == (State.CLOSED, Outcome.RESOLVED)
    assert to("_deliver", petition) in text_of(clerk.get("/en/office/"))
    clerk.post(to("_deliver", petition), {"how": "handed", "on": timezone.localdate()})
    assert petition.replies.get().delivery == Delivery.HANDED
    assert to("_deliver", petition) not in text_of(clerk.get("/en/office/"))
    assert "Насосыг сольсон." in text_of(oyun.get(to("", petition)))


def test_every_field_has_its_own_error_and_nothing_typed_is_lost(clerk: Client):
    """A phone, a register number and a day that can't be: three sentences, each in its place."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    wrong = typed(phone="12", register_number="XX99999999", received_on=tomorrow)
    answer = clerk.post(to("_new"), wrong)
    page = text_of(answer)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"phone", "register_number", "received_on"}
    assert "That is no phone number" in page
    assert WORDS in page
    assert "Дулмаа" in page
    assert f'value="{wrong["client_key"]}"' in page, "the same key: sent again, received once"
    assert not Petition.everything.exists()
    for text, why in (("", "empty"), ("я" * 100_000, "endless")):
        assert clerk.post(to("_new"), typed(text=text)).status_code == 422, why
    assert not Petition.everything.exists()


@pytest.mark.parametrize(
    "phone", ["88112233", "+976 8811 2233", "(976) 8811-2233", "00976 88112233"]
)
def test_a_phone_in_any_common_writing_is_the_same(clerk: Client, phone: str):
    assert taken(clerk, phone=phone).petitioner.phone == "+97688112233"


def test_what_is_sent_twice_is_received_once(clerk: Client):
    told = typed()
    first, second = (clerk.post(to("_new"), told) for _time in range(2))
    assert first.url == second.url
    assert Petition.everything.count() == 1


def test_co_signers_lie_apart_and_count(clerk: Client):
    petition = taken(clerk, co_signers="Гэндэн Дорж, 4-р баг\n\nПунцаг Хишиг\n", signers=2)
    assert petition.signers == 3, "the one who speaks for all, and two who are named"
    assert [(each.name, each.address) for each in petition.co_signers.order_by("pk")] == [
        ("Гэндэн Дорж", "4-р баг"),
        ("Пунцаг Хишиг", ""),
    ]


def test_a_complaint_about_an_act_is_told_where_it_goes(clerk: Client):
    told = typed(kind="complaint", act="on")
    answer = clerk.post(to("_new"), told)
    assert answer.status_code == 422
    assert "goes to the superior" in text_of(answer)
    assert "Наран" in text_of(answer), "the aimag is above the soum"
    assert clerk.post(to("_new"), {**told, "act_seen": "on"}).status_code == 302
    petition = Petition.everything.get()
    assert "noted" in set(petition.steps.values_list("kind", flat=True))


def test_who_wrote_is_masked_until_a_reason_is_given(suld: Soum, clerk: Client):
    petition = taken(clerk)
    page = text_of(clerk.get(to("", petition)))
    assert "УБ••••1234" in page
    assert "••••2233" in page
    for secret in ("Дулмаа", "88112233", "УБ88121234", "Хужирт"):
        assert secret not in page
    assert clerk.post(to("_look", petition), {"why": "other"}).status_code == 422
    seen = text_of(clerk.post(to("_look", petition), {"why": "answer", "words": "Утасдах"}))
    for secret in ("Дулмаа", "+97688112233", "УБ88121234", "Хужирт"):
        assert secret in seen
    assert "Дулмаа" not in text_of(clerk.get(to("", petition))), "for that page alone"
    event = Event.everything.get(code="petition.read")
    assert event.by_id == suld.people["uranchimeg"].pk
    assert (event.data["why"], event.data["number"]) == ("answer", petition.number)
    assert "Утасдах" not in str(event.data), "the words stay closed"


def test_the_code_is_shown_again_only_when_asked_for(suld: Soum, clerk: Client, head: Client):
    petition = taken(clerk)
    code = re.compile(r"\d{4} \d{4} \d{4} \d{4} \d{4}")
    assert code.search(text_of(clerk.get(to("_receipt", petition))))
    assert not code.search(text_of(head.get(to("_receipt", petition))))
    assert not Event.everything.filter(code="petition.read").exists()
    assert code.search(text_of(head.post(to("_receipt", petition))))
    assert Event.everything.get(code="petition.read").by_id == suld.people["mandakh"].pk


def test_a_complaint_about_oneself_is_not_there(suld: Soum, clerk: Client, head: Client):
    petition = taken(head, kind="complaint", against=suld.posts["records_officer"].pk)
    assert clerk.get(to("", petition)).status_code == 404
    assert clerk.get(to("_receipt", petition)).status_code == 404
    assert clerk.post(to("_note", petition), {"note": "x"}).status_code == 404
    assert petition.number not in text_of(clerk.get(reverse("office_petitions", args=["suld"])))
    book = clerk.get(to("_book") + "?kind=complaint")
    assert [found for _entry, found, _person in book.context["lines"]] == [None]
    assert petition.number in text_of(book), "the row has no gap"
    assert "not open to you" in text_of(book), "and says nothing"
    answer = head.post(to("_route", petition), {"lead": suld.posts["records_officer"].pk})
    assert answer.status_code == 422, "and it is never given to the one complained of"


def test_an_official_sees_what_was_given_to_them_and_no_more(suld: Soum, clerk, head, oyun: Client):
    petition, other = taken(clerk), taken(clerk)
    listing = reverse("office_petitions", args=["suld"])
    assert oyun.get(listing).status_code == 403
    assert listing not in text_of(oyun.get("/en/office/"))
    head.post(to("_route", petition), {"lead": suld.posts["finance_head"].pk})
    assert petition.number in text_of(oyun.get(listing))
    assert other.number not in text_of(oyun.get(listing))
    assert oyun.get(to("", other)).status_code == 404, "as one that isn't there"
    assert oyun.get(to("_forward", petition)).status_code == 403
    seen = seen_in(oyun.get(to("_give_back", petition)))
    gone = oyun.post(to("_give_back", petition), {"why": "Газрынх", "seen": seen})
    assert gone.url == reverse("my_work"), "it is no longer theirs to see"
    assert oyun.get(to("", petition)).status_code == 404
    petition.refresh_from_db()
    assert (petition.state, routing_of(petition)) == (State.RECEIVED, None)


def test_two_press_at_once_and_the_second_is_told(suld: Soum, clerk: Client, head: Client, oyun):
    petition = taken(clerk)
    head.post(to("_route", petition), {"lead": suld.posts["finance_head"].pk})
    answer = {"outcome": "resolved", "text": "Болсон."}
    assert oyun.post(to("_reply", petition), answer).status_code == 302
    late = clerk.post(to("_reply", petition), {**answer, "text": "Уранчимэгийн урт хариу"})
    assert late.status_code == 422
    assert "Nothing was changed." in text_of(late)
    assert "Уранчимэгийн урт хариу" in text_of(late), "what was typed is still there"
    assert petition.replies.count() == 1


def test_the_head_confirms_what_was_seen_not_what_came_after(suld: Soum, clerk, head: Client):
    petition = taken(clerk)
    clerk.post(to("_propose", petition), {"lead": suld.posts["finance_head"].pk})
    seen = routing_of(petition).pk
    land = {"lead": suld.posts["land_manager"].pk, "seen": seen}
    assert clerk.post(to("_propose", petition), land).status_code == 302
    page = text_of(head.post(to("_confirm", petition), {"seen": seen}, follow=True))
    assert "Another post was proposed meanwhile" in page
    petition.refresh_from_db()
    assert petition.state == State.PROPOSED


def test_several_are_confirmed_at_once_and_the_late_one_is_named(suld: Soum, clerk, head: Client):
    several = [taken(clerk) for _each in range(3)]
    for petition in several:
        clerk.post(to("_propose", petition), {"lead": suld.posts["finance_head"].pk})
    listing = reverse("office_petitions", args=["suld"]) + "?state=proposed"
    ticks = re.findall(r'name="seen"\s+value="([^"]+)"', text_of(head.get(listing)))
    assert len(ticks) == 3
    land = {"lead": suld.posts["land_manager"].pk, "seen": routing_of(several[0]).pk}
    clerk.post(to("_propose", several[0]), land)
    many = reverse("office_petitions_confirm", args=["suld"])
    page = text_of(head.post(many, {"seen": [*ticks, "x", "1-2-3", "9" * 30 + "-1"]}, follow=True))
    assert "2 petitions were given on." in page
    assert f"look again: {several[0].number}" in page
    assert clerk.post(many, {"seen": ticks}).status_code == 403, "only the head"


def test_a_refusal_says_its_ground_and_where_to_go_on(suld: Soum, clerk: Client):
    petition = taken(clerk)
    short = clerk.post(to("_reply", petition), {"outcome": "refused", "text": "Болохгүй."})
    assert set(short.context["form"].errors) == {"ground", "appeal_to"}
    whole = {"outcome": "refused", "text": "Болохгүй.", "ground": "32.1", "appeal_to": "Аймаг"}
    clerk.post(to("_reply", petition), whole)
    page = text_of(clerk.get(to("", petition)))
    assert "32.1" in page
    assert "until" in page


def test_a_reply_by_file_is_taken_for_what_it_is(suld: Soum, clerk: Client):
    petition = taken(clerk)
    bad = SimpleUploadedFile("hariu.jpg", b"MZ\x90\x00 a program")
    answer = clerk.post(to("_reply", petition), {"outcome": "resolved", "file": bad})
    assert answer.status_code == 422
    good = SimpleUploadedFile("Дулмаад өгөх хариу.txt", "Насосыг сольсон.".encode())
    clerk.post(to("_reply", petition), {"outcome": "resolved", "file": good})
    saved = clerk.get(to("_file", petition))
    assert saved.content.decode() == "Насосыг сольсон."
    assert "Дулмаа" not in petition.replies.get().file.name, "a name of ours"


def test_the_head_extends_having_seen_the_new_day(suld: Soum, clerk: Client, head: Client):
    petition = taken(clerk)
    before = petition.due_on
    asked = head.get(to("_extend", petition) + "?days=10")
    shown = asked.context["later"]
    assert shown == before + timedelta(days=10)
    told = {"days": 20, "why": "Баримт хүлээж байна", "shown": shown}
    again = head.post(to("_extend", petition), told)
    assert again.status_code == 422, "other days than were shown: look again"
    petition.refresh_from_db()
    assert petition.due_on == before
    looked = head.post(to("_extend", petition), {**told, "count": "1"})
    assert looked.context["later"] == before + timedelta(days=20)
    assert "Баримт хүлээж байна" in looked.text, "what was typed stays while the days are counted"
    petition.refresh_from_db()
    assert petition.due_on == before

    told["shown"] = before + timedelta(days=20)
    assert head.post(to("_extend", petition), told).status_code == 302
    petition.refresh_from_db()
    assert petition.due_on == before + timedelta(days=20)
    assert clerk.get(to("_extend", petition)).status_code == 403, "only the head"


def test_the_list_is_found_by_what_the_address_says(suld: Soum, clerk: Client):
    mine = taken(clerk, kind="complaint", channel="written")
    other = taken(clerk)
    listing = reverse("office_petitions", args=["suld"])
    for query, fits in {
        "?kind=complaint": [mine], "?channel=phone": [other], "?q=Г-1": [mine],
        "?q=1": [mine, other],
        "?q=щщ": [], "?state=closed": [], "?state=received": [mine, other], "?whose=mine": [],
        "?since=2999-01-01": [], "?kind=nonsense&page=99&order=x": [mine, other],
    }.items():  # fmt: skip
        page = clerk.get(listing + query)
        found = {line.petition for line in page.context["lines"]}
        assert found == set(fits), query


def test_as_many_queries_for_one_petition_as_for_many(suld: Soum, clerk: Client):
    listing = reverse("office_petitions", args=["suld"])
    taken(clerk)

    def cost(address: str) -> int:
        clerk.get(address)
        with CaptureQueriesContext(connection) as asked:
            clerk.get(address)
        return len(asked)

    few = {address: cost(address) for address in (listing, to("_book"), "/en/office/")}
    for _each in range(12):
        taken(clerk)
    assert {address: cost(address) for address in few} == few
    with CaptureQueriesContext(connection) as asked:
        petition_work(suld.people["uranchimeg"], on=timezone.localdate())
    assert len(asked) == 2


def test_excel_and_the_book_name_nobody(suld: Soum, clerk: Client):
    petition = taken(clerk)
    sheet = load_workbook(io.BytesIO(clerk.get(to("s_excel")).content)).active
    cells = {str(cell) for row in sheet.values for cell in row if cell is not None}
    assert petition.number in cells
    book = text_of(clerk.get(to("_book")))
    assert petition.number in book
    assert "Б.Д." in book
    for secret in ("Дулмаа", "88112233", "УБ88121234", "насос"):
        assert not any(secret in cell for cell in cells)
        assert secret not in book


def test_a_bag_governor_receives_and_prints_and_sees_no_register(suld: Soum, sign_in):
    erdene = sign_in(hire(suld, "erdene", "Эрдэнэ", Role.BAG_GOVERNOR, "bag_governor"))
    petition = taken(erdene, channel="oral")
    assert petition.number in text_of(erdene.get(to("_receipt", petition)))
    assert erdene.get(to("_book")).status_code == 403
    assert erdene.get(to("", petition)).status_code == 404
    listed = text_of(erdene.get(reverse("office_petitions", args=["suld"])))
    assert petition.number not in listed
    assert to("_new") in listed


def test_a_citizen_at_the_counter_is_found_by_hash_and_not_by_address(clerk: Client):
    mine = taken(clerk)
    other = taken(clerk, phone="99001122", register_number="АА90061512")
    find = reverse("office_petitions_find", args=["suld"])
    for who, fits in {"8811-2233": [mine], "аа 90061512": [other], "88000000": []}.items():
        page = clerk.post(find, {"who": who})
        assert [line.petition for line in page.context["lines"]] == fits, who
    assert clerk.post(find, {"who": "Дулмаа"}).status_code == 422
    assert clerk.get(find + "?who=88112233").context["lines"] is None, "an address finds nobody"


@pytest.mark.parametrize(
    ("room", "sent", "outcome"),
    [
        ("_forward", {"to": "Ус цаг уурын алба", "why": "Тэдний ажил"}, Outcome.FORWARDED),
        ("_return", {"why": "Гарын үсэг алга"}, Outcome.RETURNED),
        ("_withdraw", {}, Outcome.WITHDRAWN),
    ],
)
def test_it_ends_without_a_reply(clerk: Client, room: str, sent: dict, outcome: Outcome):
    petition = taken(clerk)
    assert clerk.get(to(room, petition)).status_code == 200
    if sent:
        assert clerk.post(to(room, petition), {**sent, "why": " "}).status_code == 422
    clerk.post(to(room, petition), sent)
    petition.refresh_from_db()
    assert petition.outcome == outcome
    late = text_of(clerk.post(to(room, petition), sent))
    assert "Nothing was changed." in late, "pressed again: told"


def test_the_clerk_changes_the_kind_links_and_sorts_by_buttons(clerk: Client, head: Client):
    first, second = taken(clerk), taken(clerk)
    refused = clerk.post(to("_kind", second), {"kind": "proposal", "why": "Санал байна"})
    assert "only the head may decide" in text_of(refused)
    head.post(to("_kind", second), {"kind": "proposal", "why": "Санал байна"})
    second.refresh_from_db()
    assert second.kind == "proposal"
    assert first.number in text_of(clerk.get(to("", second))), "by the same citizen"
    assert clerk.post(to("_link", second), {"number": "Г-9", "how": "repeat"}).status_code == 422
    clerk.post(to("_link", second), {"number": first.number, "how": "repeat"})
    assert [link.of for link in second.links.all()] == [first]
    land = Subject.objects.get(code="land")
    clerk.post(to("_subject", second), {"subject": land.pk})
    second.refresh_from_db()
    assert second.subject == land
