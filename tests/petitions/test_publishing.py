"""What of Дулмаа's petition everybody may read: four eyes, and nothing by which she is known."""

from datetime import timedelta

import pytest

from tamga.journal.models import Event
from tamga.petitions.actions import (
    ClueLeft,
    WrongStep,
    mend_answers,
    prepare,
    publish,
    reopen,
    reply,
    take_down,
    withdraw_consent,
)
from tamga.petitions.enums import Kind, Outcome
from tamga.petitions.models import Petitioner, PublishedAnswer
from tamga.petitions.queries.answers import texts_of, why_unpublishable
from tamga.petitions.queries.clues import Clue, clues_in
from tamga.petitions.rules import Person, Signer
from tamga.search.models import Entry
from tamga.search.queries import find
from tests.petitions.letters import AT, DULMAA, received
from tests.petitions.published import ASKED, TITLE, TOLD, answered, prepared, seen, shown
from tests.stories import Soum


def found(soum: Soum, words: str = "насос") -> list[str]:
    return [hit.key for hit in find(words, unit_id=soum.unit.pk).hits]


def test_one_writes_another_publishes_and_the_search_finds_it(suld: Soum):
    made, head = prepared(suld), suld.people["mandakh"]
    assert found(suld) == [], "what nobody looked through isn't in the index"
    assert not Entry.objects.filter(text__contains=ASKED).exists()
    published = publish(made.petition, seen=seen(made), by=head, at=AT)
    assert (published.published_by, published.prepared_by.username) == (head, "uranchimeg")
    assert found(suld) == [f"petition-answer:{made.pk}"]
    hit = find("насос", unit_id=suld.unit.pk).hits[0]
    assert (hit.url, hit.title) == (f"/petitions/answers/{made.pk}/", TITLE)
    codes = Event.everything.filter(code__startswith="petition.answer").order_by("pk")
    assert [event.code for event in codes] == [
        "petition.answer_prepared",
        "petition.answer_published",
    ]
    assert not any(TITLE in str(event.data) for event in codes)


def test_who_wrote_it_may_not_publish_it(suld: Soum):
    made = prepared(suld)
    with pytest.raises(ValueError, match="өөр хүн"):
        publish(made.petition, seen=seen(made), by=suld.people["uranchimeg"], at=AT)
    prepare(
        made.petition, title=TITLE, text=ASKED, answer="Өөрчилсөн.", by=suld.people["mandakh"],
        at=AT,
    )  # fmt: skip
    made.refresh_from_db()
    with pytest.raises(ValueError, match="өөр хүн"):
        publish(made.petition, seen=seen(made), by=suld.people["mandakh"], at=AT)
    publish(made.petition, seen=seen(made), by=suld.people["uranchimeg"], at=AT)
    assert len(found(suld)) == 1


def test_what_was_changed_meanwhile_is_looked_at_again(suld: Soum):
    made, head = prepared(suld), suld.people["mandakh"]
    before = seen(made)
    prepared(suld, made.petition, answer="Утас: тасгаас лавлана уу.")
    with pytest.raises(WrongStep, match="дахин хянана"):
        publish(made.petition, seen=before, by=head, at=AT)
    made.refresh_from_db()
    publish(made.petition, seen=seen(made), by=head, at=AT)
    with pytest.raises(WrongStep, match="хүлээж буй"):
        publish(made.petition, seen=seen(made), by=head, at=AT)
    with pytest.raises(WrongStep, match="сайт дээр"):
        prepared(suld, made.petition)


@pytest.mark.parametrize(
    ("said", "clue"),
    [
        ("Дулмаагийн худаг эвдэрсэн.", Clue.NAME),
        ("бат-очирын Дyлмaа бичсэн", Clue.NAME),
        ("Миний утас 8811-22-33 байна.", Clue.PHONE),
        ("Утас: 88 1 12 233.", Clue.PHONE),
        ("УБ88121234 дугаартай", Clue.REGISTER_NUMBER),
        ("Данс нь 5012345678.", Clue.BANK_ACCOUNT),
        ("dulmaa@example.mn руу бичнэ үү", Clue.EMAIL),
        ("Хужиртын худаг", Clue.LIVES),
        ("12 дугаар гудамжны 4 тоотод", Clue.HOME_ADDRESS),
        ("Хишигийн хамт гарын үсэг зурав", Clue.CO_SIGNER),
        ("Энэ бол ө-1/2026 дугаартай өргөдөл", Clue.NUMBER),
    ],
)
@pytest.mark.parametrize("where", ["title", "text", "answer"])
def test_nothing_that_says_who_wrote_is_published(suld: Soum, said: str, clue: Clue, where: str):
    petition = answered(suld, co_signers=(Signer("Пунцаг Хишиг", "4-р баг"),), signers=2)
    made = prepared(suld, petition, **{where: said})
    places = clues_in(petition, texts_of(made))
    assert clue in {place.clue for place in places}
    assert {place.where for place in places} == {where}
    with pytest.raises(ClueLeft):
        publish(petition, seen=seen(made), by=suld.people["mandakh"], at=AT)
    assert not Entry.objects.filter(key__startswith="petition-answer").exists()


def test_what_everybody_has_in_their_address_gives_nobody_away(suld: Soum):
    person = Person(given_name="Дулмаа", address="Наран аймаг, Сүлд сум, 2-р баг")
    petition = answered(suld, person=person)
    texts = {"text": "Наран аймгийн Сүлд сумын багийн төвд худаг гаргах уу? 2026 онд 40 худаг."}
    assert clues_in(petition, texts) == []
    shown(suld)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"may_publish": False}, "зөвшөөрөөгүй"),
        ({"kind": Kind.COMPLAINT, "person": Person()}, "Хүний талаарх"),
        ({"kind": Kind.COMPLAINT, "against": "land_manager"}, "Хүний талаарх"),
    ],
)
def test_some_are_never_published(suld: Soum, more: dict, why: str):
    if "against" in more:
        more = {**more, "against": suld.posts[more["against"]]}
    petition = answered(suld, **more)
    assert why in why_unpublishable(petition)
    with pytest.raises(ValueError, match=why):
        prepared(suld, petition)


def test_neither_is_one_whose_citizen_was_forgotten(suld: Soum):
    petition = answered(suld)
    assert why_unpublishable(petition) == ""
    Petitioner.everything.filter(petition=petition).update(code=None)
    petition.refresh_from_db()
    assert "устгасан" in why_unpublishable(petition)


def test_neither_is_one_without_an_answer_or_without_words(suld: Soum):
    with pytest.raises(ValueError, match="хариу өгсөн"):
        prepared(suld, received(suld, may_publish=True).petition)
    petition = answered(suld)
    with pytest.raises(ValueError, match="Гарчиг"):
        prepared(suld, petition, title=" \n")
    with pytest.raises(ValueError, match="урт"):
        prepared(suld, petition, title="х" * 201)
    with pytest.raises(ValueError, match="урт"):
        prepared(suld, petition, answer="х" * 20_001)


def test_what_is_taken_down_is_gone_at_once_and_may_be_written_anew(suld: Soum):
    made, clerk = shown(suld), suld.people["uranchimeg"]
    with pytest.raises(ValueError, match="Яагаад"):
        take_down(made.petition, reason=" ", by=clerk, at=AT)
    take_down(made.petition, reason="Айлыг таньжээ", by=clerk, at=AT)
    assert found(suld) == []
    with pytest.raises(WrongStep):
        take_down(made.petition, reason="Дахин", by=clerk, at=AT)
    assert "Айлыг" not in str(list(Event.everything.values_list("data", flat=True)))
    assert "Айлыг таньжээ" in made.petition.steps.get(kind="noted").note
    again = prepared(suld, made.petition, text="Худгийг хэн засдаг вэ?")
    assert (again.pk, again.published_at, again.taken_down_at) == (made.pk, None, None)


@pytest.mark.parametrize("published", [True, False])
def test_the_citizen_s_no_deletes_the_words_too(suld: Soum, published: bool):
    made = shown(suld) if published else prepared(suld)
    assert withdraw_consent(made.petition, by=None, at=AT)
    assert not PublishedAnswer.everything.exists()
    assert found(suld) == []
    assert Event.everything.get(code="petition.consent_withdrawn").by_id is None
    assert withdraw_consent(made.petition, by=None, at=AT) is False, "once"
    made.petition.refresh_from_db()
    with pytest.raises(ValueError, match="зөвшөөрөөгүй"):
        prepared(suld, made.petition)


def test_opened_again_its_answer_is_no_last_word(suld: Soum):
    made, head = shown(suld), suld.people["mandakh"]
    petition = reopen(made.petition, reason="Дахин эвдэрлээ", by=None, at=AT + timedelta(days=1))
    assert found(suld) == []
    assert not PublishedAnswer.everything.exists()
    reply(petition, outcome=Outcome.EXPLAINED, text="Шинэ насос.", by=head,
          at=AT + timedelta(days=2))  # fmt: skip
    with pytest.raises(WrongStep):
        publish(petition, seen=seen(made), by=head, at=AT + timedelta(days=2))


def test_an_index_that_was_lost_is_mended_with_what_is_public_alone(suld: Soum):
    kept, waiting = shown(suld), prepared(suld)
    Entry.objects.all().delete()
    assert mend_answers(at=AT) == 1
    assert found(suld) == [f"petition-answer:{kept.pk}"]
    PublishedAnswer.everything.filter(pk=kept.pk).update(taken_down_at=AT, taken_down_by=1)
    Entry.objects.filter(key=f"petition-answer:{waiting.pk}").delete()
    assert (mend_answers(at=AT), found(suld), mend_answers(at=AT)) == (1, [], 0)


def test_nothing_of_it_can_be_read_in_the_table(suld: Soum):
    made = prepared(suld)
    raw = PublishedAnswer.everything.extra(select={"raw": "title || text || answer"}).get()
    assert TOLD not in raw.raw
    assert DULMAA.given_name not in raw.raw
    assert texts_of(made)["answer"] == TOLD
