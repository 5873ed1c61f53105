"""Bolormaa drafts, Uranchimeg records the signature, numbers and publishes: by buttons alone."""

import io
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from tamga.accounts.enums import Role
from tamga.decisions.actions import adopt_printed, amend, publish
from tamga.decisions.enums import State
from tamga.decisions.models import Comment, Decision, DecisionFile, Relation, Waiver
from tamga.registers.models import Entry
from tests.decisions.file_texts import read_waiting
from tests.decisions.offices import KIND, drafted, internal, numbered, published, signed
from tests.stories import Soum, hire
from tests.workspace import made_files as made

PHONE = "Утас 99112233 дугаарт хандана уу. Дараагийн өгүүлбэр."


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def bolormaa(suld: Soum, sign_in) -> Client:
    """The legal specialist: drafts, reviews."""
    return sign_in(suld.people["bolormaa"])


@pytest.fixture
def uranchimeg(suld: Soum, sign_in) -> Client:
    """The records officer: signs, numbers, publishes."""
    return sign_in(suld.people["uranchimeg"])


def to(name: str, decision: Decision | None = None, soum: str = "suld") -> str:
    return reverse(name, args=[soum, *([decision.pk] if decision else [])])


def text_of(response) -> str:
    return response.content.decode().replace("&#x27;", "'")


def test_an_empty_room_says_what_to_do_next(suld: Soum, bolormaa: Client, sign_in):
    assert to("decision_new") in text_of(bolormaa.get(to("office_decisions")))
    assert "Draft the first one" in text_of(bolormaa.get(to("office_decisions")))
    oyun = text_of(sign_in(suld.people["oyun"]).get(to("office_decisions")))
    assert "There is no decision yet." in oyun
    assert to("decision_new") not in oyun


def test_from_draft_to_the_site_by_buttons(suld: Soum, bolormaa: Client, uranchimeg: Client):
    sent = {"kind": KIND, "title": "Мод тарих\r\nтухай", "text": "Мод тарихыг даалгасугай."}
    answer = bolormaa.post(to("decision_new"), sent)
    decision = Decision.everything.get()
    assert answer.url == to("office_decision", decision)
    assert decision.title == "Мод тарих тухай"
    again = bolormaa.post(to("decision_new"), sent)
    assert again.url == answer.url
    assert Decision.everything.count() == 1, "pressed twice, drafted once"
    page = text_of(bolormaa.get(answer.url))
    assert to("decision_review", decision) in page
    bolormaa.post(to("decision_review", decision))
    assert to("decision_sign", decision) not in text_of(bolormaa.get(answer.url))
    assert to("decision_sign", decision) in text_of(uranchimeg.get(answer.url))
    day = timezone.localdate()
    governor = suld.posts["governor"].pk
    assert f'value="{governor}" selected' in text_of(uranchimeg.get(to("decision_sign", decision)))
    uranchimeg.post(to("decision_sign", decision), {"signed_on": day, "signer": governor})
    asked = text_of(uranchimeg.get(to("decision_number", decision)))
    assert "<strong>А/1</strong>" in asked
    assert not Entry.everything.exists(), "asking takes no number"
    uranchimeg.post(to("decision_number", decision), {"shown": 1, "on": day})
    decision.refresh_from_db()
    assert (decision.number, decision.signer_id) == ("А/1", governor)
    assert to("decision_publish", decision) in text_of(uranchimeg.get(answer.url))
    uranchimeg.post(to("decision_publish", decision))
    decision.refresh_from_db()
    assert decision.state == State.PUBLISHED
    assert decision.published_by == suld.people["uranchimeg"]
    assert "In force" in text_of(uranchimeg.get(answer.url))


def test_a_slip_in_a_draft_is_told_and_nothing_typed_is_lost(bolormaa: Client):
    answer = bolormaa.post(to("decision_new"), {"kind": KIND, "title": " ", "text": "Урт бичвэр"})
    assert answer.status_code == 422
    assert "Урт бичвэр" in text_of(answer)
    assert not Decision.everything.exists()
    strange = {"kind": "law", "title": "Хууль", "text": ""}
    assert bolormaa.post(to("decision_new"), strange).status_code == 422, "a law isn't issued here"


def test_a_draft_is_changed_and_a_signed_one_isn_t(suld: Soum, bolormaa: Client):
    decision = drafted(suld)
    changed = {"title": "Шинэ гарчиг", "text": "Шинэ", "place": "Сүлд"}
    bolormaa.post(to("decision_edit", decision), changed)
    decision.refresh_from_db()
    assert (decision.title, decision.text, decision.personal) == ("Шинэ гарчиг", "Шинэ", False)
    done = signed(suld)
    page = text_of(bolormaa.post(to("decision_edit", done), changed, follow=True))
    assert "A signed decision isn't changed" in page
    done.refresh_from_db()
    assert done.title != "Шинэ гарчиг"


def test_legal_review_comments_and_sends_back(suld: Soum, bolormaa: Client, uranchimeg: Client):
    decision = drafted(suld)
    page = text_of(bolormaa.post(to("decision_back", decision), {"back-comment": "x"}, follow=True))
    assert "Nothing was changed." in page, "a draft isn't in review yet"
    bolormaa.post(to("decision_review", decision))
    bolormaa.post(to("decision_comment", decision), {"comment-comment": "Хуулийн заалт дутуу"})
    empty = text_of(bolormaa.post(to("decision_back", decision), {}, follow=True))
    assert "Write what is to be changed." in empty
    assert Decision.everything.get(pk=decision.pk).state == State.IN_REVIEW
    bolormaa.post(to("decision_back", decision), {"back-comment": "Засна уу"})
    assert Decision.everything.get(pk=decision.pk).state == State.DRAFT
    assert Comment.everything.count() == 2
    assert "Хуулийн заалт дутуу" in text_of(uranchimeg.get(to("office_decision", decision)))
    assert uranchimeg.post(to("decision_comment", decision)).status_code == 403


def test_two_who_number_at_once(suld: Soum, uranchimeg: Client, sign_in):
    """Both saw А/1; the first gets it, the second is told and gives А/2 to nothing by itself."""
    first, second = signed(suld), signed(suld)
    mandakh = sign_in(suld.people["mandakh"])
    sent = {"shown": 1, "on": timezone.localdate()}
    uranchimeg.post(to("decision_number", first), sent)
    told = text_of(mandakh.post(to("decision_number", second), sent, follow=True))
    assert "Number 1 was given to another decision meanwhile; the next one is 2." in told
    assert "<strong>А/2</strong>" in told
    assert Entry.everything.count() == 1, "no number is lost by it"
    again = text_of(mandakh.post(to("decision_number", first), sent, follow=True))
    assert "Nothing was changed." in again
    mandakh.post(to("decision_number", second), sent | {"shown": 2})
    second.refresh_from_db()
    assert second.number == "А/2"


def test_a_signature_to_come_or_backwards_force_stands_beside_its_field(
    suld: Soum, bolormaa: Client, uranchimeg: Client
):
    decision = drafted(suld)
    bolormaa.post(to("decision_review", decision))
    today = timezone.localdate()
    for wrong in (
        {"signed_on": today.replace(year=today.year + 1, day=1)},
        {"signed_on": ""},
        {"signed_on": today, "in_force_from": today, "in_force_to": "2020-01-01"},
        {"signed_on": today, "signer": 999_999},
    ):
        answer = uranchimeg.post(to("decision_sign", decision), wrong)
        assert answer.status_code == 422, wrong
        assert "errors" in text_of(answer)
    assert Decision.everything.get().state == State.IN_REVIEW


def test_personal_data_is_shown_in_its_sentence_and_let_through_with_a_reason(
    suld: Soum, uranchimeg: Client
):
    decision = numbered(suld, text=PHONE)
    for answer in (
        uranchimeg.get(to("decision_publish", decision)),
        uranchimeg.post(to("decision_publish", decision)),
    ):
        page = text_of(answer)
        assert "Утас <mark>99112233</mark> дугаарт хандана уу." in page
        assert "Дараагийн" not in page, "one sentence is enough"
    decision.refresh_from_db()
    assert decision.state == State.NUMBERED
    assert uranchimeg.post(to("decision_waive", decision), {"why": " "}).status_code == 422
    uranchimeg.post(to("decision_waive", decision), {"why": "Албаны утас"})
    assert Waiver.everything.get().reason == "Албаны утас"
    uranchimeg.post(to("decision_publish", decision))
    decision.refresh_from_db()
    assert decision.state == State.PUBLISHED


def test_a_cleared_copy_is_the_other_way_out(suld: Soum, uranchimeg: Client):
    decision = numbered(suld, text=PHONE)
    sent = {"kind": "cleared_copy", "then": "publish"}
    file = SimpleUploadedFile("хувь.txt", "Утас ████ ████ дугаарт хандана уу.".encode())
    answer = uranchimeg.post(to("decision_attach", decision), sent | {"file": file})
    assert answer.url == to("decision_publish", decision)
    read_waiting()
    uranchimeg.post(to("decision_publish", decision))
    decision.refresh_from_db()
    assert decision.state == State.PUBLISHED


def test_files_are_looked_at_kept_and_given_out(suld: Soum, uranchimeg: Client, sign_in):
    decision = drafted(suld)
    bad = {"kind": "cyrillic_scan", "file": SimpleUploadedFile("скан.pdf", b"MZ program")}
    answer = uranchimeg.post(to("decision_attach", decision), bad)
    assert answer.status_code == 422
    assert "This is a program, not a document." in text_of(answer)
    assert not DecisionFile.everything.exists()
    good = {"kind": "cyrillic_scan", "file": SimpleUploadedFile("скан.pdf", made.PDF)}
    uranchimeg.post(to("decision_attach", decision), good)
    there = DecisionFile.everything.get()
    page = text_of(uranchimeg.get(to("office_decision", decision)))
    assert there.sha256[:16] in page
    address = reverse("office_decision_file", args=["suld", there.pk])
    oyun = sign_in(suld.people["oyun"])
    assert oyun.get(address).content == made.PDF
    personal = drafted(suld, kind="governor_order_b")
    good = {"kind": "cyrillic_scan", "file": io.BytesIO(made.PDF)}
    good["file"].name = "скан.pdf"
    uranchimeg.post(to("decision_attach", personal), good)
    secret = reverse("office_decision_file", args=["suld", personal.files.get().pk])
    assert oyun.get(secret).status_code == 404, "what is about persons isn't for all"
    assert oyun.get(to("office_decision", personal)).status_code == 404


def test_a_number_is_voided_with_a_reason_once(suld: Soum, uranchimeg: Client):
    decision = published(suld)
    empty = text_of(uranchimeg.post(to("decision_void", decision), {}, follow=True))
    assert "A void number needs a reason." in empty
    page = text_of(
        uranchimeg.post(to("decision_void", decision), {"why": "Давхар бүртгэсэн"}, follow=True)
    )
    assert "Давхар бүртгэсэн" in page
    again = text_of(uranchimeg.post(to("decision_void", decision), {"why": "x"}, follow=True))
    assert "Somebody was faster" in again
    assert "Void the number" not in again


def test_kept_for_the_office_and_opened_again(suld: Soum, uranchimeg: Client):
    decision = published(suld)
    told = text_of(uranchimeg.post(to("decision_internal", decision), {}, follow=True))
    assert "Say why it isn't for everybody." in told
    uranchimeg.post(to("decision_internal", decision), {"why": "Албаны хэрэгцээнд"})
    decision.refresh_from_db()
    assert decision.state == State.INTERNAL
    uranchimeg.post(to("decision_open", decision), {"why": "Нээлттэй болсон"})
    decision.refresh_from_db()
    assert decision.state == State.NUMBERED
    about_persons = numbered(suld, kind="governor_order_b")
    uranchimeg.post(to("decision_internal", about_persons))
    about_persons.refresh_from_db()
    assert about_persons.state == State.INTERNAL, "one button, no reason: it is usual for its kind"


def test_it_repeals_another_and_both_tell_of_it(suld: Soum, bolormaa: Client):
    old, new = published(suld, title="Хуучин журам"), published(suld, title="Шинэ журам")
    address = to("decision_relate", new)
    found = text_of(bolormaa.get(address, {"q": "хуучин"}))
    assert f"?chosen={old.pk}" in found
    assert f"?chosen={new.pk}" not in found, "none repeals itself"
    sent = {"kind": "repeals", "effective_on": "2026-05-01"}
    early = bolormaa.post(f"{address}?chosen={old.pk}", sent | {"effective_on": "2026-01-01"})
    assert early.status_code == 422
    assert "wasn't signed yet" in text_of(early)
    bolormaa.post(f"{address}?chosen={old.pk}", sent)
    assert Relation.everything.get().target == old
    assert "Repealed" in text_of(bolormaa.get(to("office_decision", old)))
    assert "it repeals this" in text_of(bolormaa.get(to("office_decision", new)))


def test_what_is_taken_over_from_above_is_never_repealed_here(suld: Soum, bolormaa: Client):
    above = adopt_printed(
        suld.unit, kind="government_resolution", number_printed="2025_12", title="Тогтоол",
        signed_on=date(2025, 3, 4), by=None, at=timezone.now(),
    )  # fmt: skip
    address = to("decision_relate", published(suld))
    assert f"?chosen={above.pk}" not in text_of(bolormaa.get(address))
    sent = {"kind": "repeals", "effective_on": "2026-05-01"}
    assert bolormaa.post(f"{address}?chosen={above.pk}", sent).status_code == 422
    assert not Relation.everything.exists()


def test_a_decision_about_persons_beside_it_is_a_number_alone(suld: Soum, sign_in):
    plain = published(suld)
    secret = numbered(suld, kind="governor_order_b", title="Дорж нарыг чөлөөлөх тухай")
    by, now = suld.people["bolormaa"], timezone.now()
    amend(secret, plain, effective_on=date(2026, 5, 1), by=by, at=now)
    hers = text_of(sign_in(by).get(to("office_decision", plain)))
    assert "Дорж нарыг" in hers
    oyun = text_of(sign_in(suld.people["oyun"]).get(to("office_decision", plain)))
    assert "№ Б/1" in oyun
    assert "Дорж нарыг" not in oyun
    assert to("office_decision", secret) not in oyun


def test_what_was_typed_outlives_a_signature_that_came_between(suld: Soum, bolormaa: Client):
    answer = bolormaa.post(to("decision_edit", signed(suld)), {"title": "x", "text": "Урт бичвэр"})
    assert answer.status_code == 422
    assert "Урт бичвэр" in text_of(answer)


def test_the_list_is_asked_by_kind_year_state_and_words(suld: Soum, uranchimeg: Client):
    first, second = published(suld, title="Мод тарих"), internal(suld, title="Нөөц бүрдүүлэх")
    drafted(suld, title="Гуравдагч")
    assert {first.number, second.number} == {"А/1", "А/2"}

    def titles(**query: str) -> set[str]:
        page = text_of(uranchimeg.get(to("office_decisions"), query))
        return set(re.findall(r"Мод тарих|Нөөц бүрдүүлэх|Гуравдагч", page))

    assert titles() == {"Мод тарих", "Нөөц бүрдүүлэх", "Гуравдагч"}
    assert titles(q="A-2") == {"Нөөц бүрдүүлэх"}
    assert titles(q="мод") == {"Мод тарих"}
    assert titles(state="draft") == {"Гуравдагч"}
    assert titles(year="2026") == {"Мод тарих", "Нөөц бүрдүүлэх"}
    assert titles(kind="khural_resolution") == set()
    assert "No decision fits." in text_of(uranchimeg.get(to("office_decisions"), {"q": "щщщ"}))
    for odd in ({"year": "хоёр"}, {"kind": "x"}, {"state": "x"}, {"page": "99"}, {"q": "\0"}):
        assert uranchimeg.get(to("office_decisions"), odd).status_code == 200


def test_what_waits_for_me_stands_first(suld: Soum, bolormaa: Client, uranchimeg: Client, sign_in):
    draft, waiting = drafted(suld, title="Ноорог"), signed(suld, title="Гарын үсэгтэй")
    mine = text_of(uranchimeg.get(to("office_decisions"))).split("All decisions</h2>")[0]
    assert "Ноорог" in mine
    assert "Гарын үсэгтэй" in mine
    hers = text_of(bolormaa.get(to("office_decisions"))).split("All decisions</h2>")[0]
    assert "Гарын үсэгтэй" not in hers, "she gives no numbers"
    oyun = text_of(sign_in(suld.people["oyun"]).get(to("office_decisions")))
    assert "Waits for you" not in oyun
    assert draft.pk != waiting.pk


def test_what_lacks_its_scan_is_a_list_of_its_own(suld: Soum, uranchimeg: Client):
    decision = published(suld, title="Скангүй захирамж")
    page = text_of(uranchimeg.get(to("decisions_missing")))
    assert "Скангүй захирамж" in page
    assert "the scan" in page
    assert decision.state == State.PUBLISHED


def test_as_many_queries_for_one_as_for_many(suld: Soum, uranchimeg: Client):
    rooms = [to("office_decisions"), to("decisions_missing"), to("registers")]

    def asked(address: str) -> int:
        uranchimeg.get(address)
        with CaptureQueriesContext(connection) as queries:
            uranchimeg.get(address)
        return len(queries)

    published(suld)
    drafted(suld)
    few = [asked(room) for room in rooms]
    for _each in range(6):
        published(suld)
        numbered(suld, kind="governor_order_b")
        drafted(suld)
    assert [asked(room) for room in rooms] == few
    assert max(few) <= 20


def test_who_may_and_who_may_not(suld: Soum, tal: Soum, sign_in):
    decision = numbered(suld)
    oyun = sign_in(suld.people["oyun"])
    page = text_of(oyun.get(to("office_decision", decision)))
    assert to("decision_publish", decision) not in page
    assert "It waits for whoever publishes" in page
    for name in ("decision_publish", "decision_number", "decision_void", "decision_relate"):
        assert oyun.post(to(name, decision)).status_code == 403, name
    solongo = sign_in(tal.people["solongo"])
    assert solongo.get(to("office_decision", decision)).status_code == 403
    assert solongo.get(to("office_decision", decision, "tal")).status_code == 404
    assert solongo.post(to("decision_publish", decision, "tal")).status_code == 404
    tuya = sign_in(hire(suld, "tuya", "Туяа", Role.AIMAG_EVALUATOR, unit=suld.unit.parent))
    assert tuya.get(to("office_decision", decision)).status_code == 200
    publish(decision, by=suld.people["uranchimeg"], at=timezone.now())
    assert solongo.get(to("office_decision", decision, "tal")).status_code == 404, "not sent there"
