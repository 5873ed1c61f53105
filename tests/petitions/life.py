"""A petition to which everything happens, and all that is said on the way, to search for."""

import uuid
from dataclasses import dataclass, field, replace
from datetime import timedelta

from tamga.documents.actions import store
from tamga.documents.models import StoredFile
from tamga.petitions.actions import (
    Incoming,
    Received,
    ask,
    change_kind,
    count_sent,
    count_wrong_code,
    extend,
    give_back,
    link,
    look,
    note,
    rate,
    receive,
    reopen,
    reply,
    route,
    write_back,
)
from tamga.petitions.actions.publishing import prepare, publish
from tamga.petitions.enums import Channel, Kind, LinkKind, Outcome, Reading
from tamga.petitions.models import Petition
from tamga.petitions.queries.answers import texts_of
from tamga.petitions.queries.clues import words_hash
from tamga.petitions.rules import Signer
from tamga.petitions.tasks import forget
from tests.petitions.letters import AT, DULMAA, WORDS, letter
from tests.stories import Soum

PAPER = "Нохойн хөлийн эмнэлгийн магадлагаа"
SCAN = "%PDF-1.7 Сувилагч Уламбаярын гарын үсэг"
ADDRESS = "203.0.113.77"  # the one from which she wrote
SAID = {
    "surname": DULMAA.surname,
    "given name": DULMAA.given_name,
    "register number": DULMAA.register_number,
    "its digits": "88121234",
    "phone": "88112233",
    "e-mail": DULMAA.email,
    "home": "Хужирт",
    "words": "насос эвдэрсэн",
    "a word": "насос",
    "who signed too": "Гомбосүрэн",
    "where they live": "Тахилт",
    "name of the file": "Дулмаагийн магадлагаа",
    "inside the file": PAPER,
    "the recording": "дуу хоолойн бичлэг",
    "instruction": "Хашаагаар нь очиж үзнэ үү",
    "given back": "Манай хөрөнгө биш гэжээ",
    "internal note": "Нөхөр нь архи уудаг гэнэ",
    "why looked at": "Хөрш рүү нь залгах",
    "extension": "Ордны инженер өвчтэй",
    "another kind": "Зарга мэт уншигдана",
    "question back": "Гэрчийн нэр хэн бэ",
    "what she wrote back": "Гэрч нь Балдорж гуай",
    "reply": "Танай хашааны насосыг сольсон",
    "ground": "Амины худаг хамаарахгүй",
    "file of the reply": "Уламбаярын гарын үсэг",
    "asked again": "Дахиад л ажиллахгүй",
    "prepared and not published": "Дулмаа гуайн талархал",
    "where it was sent from": ADDRESS,
}


@dataclass
class Life:
    """The petition, its secret code, and what nobody may find; ``reply_file`` is the last one's."""

    petition: Petition
    code: str
    reply_file: StoredFile
    said: dict[str, str] = field(default_factory=dict)


def written(soum: Soum) -> Received:
    """She and a neighbour write on the website, with a paper and a recording."""
    files = (
        Incoming("Дулмаагийн магадлагаа.txt", PAPER.encode()),
        Incoming("voice.ogg", b"OggS" + b"\0" * 30 + "дуу хоолойн бичлэг".encode()),
    )
    signer = Signer("Гомбосүрэн", "3-р баг, Тахилт")
    whole = letter(attachments=files, co_signers=(signer,), may_publish=True)
    count_sent(soum.unit, address=ADDRESS, at=AT)
    return receive(soum.unit, whole, by=None, at=AT, client_key=uuid.uuid4())


def whole_life(soum: Soum) -> Life:
    """Received, given back, extended, refused, opened again, answered, rated and published."""
    found = written(soum)
    head, oyun, clerk = (soum.people[name] for name in ("mandakh", "oyun", "uranchimeg"))
    petition, post = found.petition, soum.posts["finance_head"]
    route(petition, lead=post, instruction=SAID["instruction"], by=head, at=AT)
    give_back(petition, reason=SAID["given back"], by=oyun, at=AT)
    route(petition, lead=post, by=head, at=AT)
    note(petition, text=SAID["internal note"], by=oyun, at=AT)
    look(petition, why=Reading.OTHER, words=SAID["why looked at"], by=oyun, at=AT)
    extend(petition, days=10, reason=SAID["extension"], by=head, at=AT)
    change_kind(petition, kind=Kind.COMPLAINT, reason=SAID["another kind"], by=head, at=AT)
    ask(petition, text=SAID["question back"], by=oyun, at=AT)
    write_back(petition, text=SAID["what she wrote back"], at=AT)
    count_wrong_code(soum.unit, number=petition.number, address=ADDRESS, at=AT)
    again = receive(soum.unit, replace(letter(), channel=Channel.PHONE), by=clerk, at=AT)
    link(again.petition, of=petition, kind=LinkKind.REPEAT, by=clerk, at=AT)
    reply(
        petition, outcome=Outcome.REFUSED, text="Үгүй.", ground=SAID["ground"],
        appeal_to="Наран аймаг", by=oyun, at=AT,
    )  # fmt: skip
    reopen(petition, reason=SAID["asked again"], by=None, at=AT + timedelta(hours=1))
    route(petition, lead=post, by=head, at=AT)
    file = store(SCAN.encode(), name="reply.pdf", unit_id=soum.unit.pk, by=oyun, at=AT, sealed=True)
    reply(petition, outcome=Outcome.RESOLVED, text=SAID["reply"], file=file, by=oyun, at=AT)
    rate(petition, clear=4, content=5, by=None, at=AT)
    _publish(soum, petition)
    forget.defer(timestamp=0)  # as the worker does each hour
    petition.refresh_from_db()
    return Life(petition, found.code, file, {**SAID, "code": found.code})


def _publish(soum: Soum, petition: Petition) -> None:
    """First with her name in it, which nobody publishes; then without."""
    clerk, head = soum.people["uranchimeg"], soum.people["mandakh"]
    named = SAID["prepared and not published"]
    prepare(petition, title=named, text=WORDS, answer=named, by=clerk, at=AT)
    words = {"title": "Гүний худаг", "text": "Худгаа яах вэ?", "answer": "Засагдсан."}
    seen = words_hash(texts_of(prepare(petition, **words, by=clerk, at=AT)))
    publish(petition, seen=seen, by=head, at=AT)
