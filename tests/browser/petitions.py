"""Petitions in every state, to be looked at: long words, several signers, a complaint."""

from datetime import timedelta

from django.utils import timezone

from tamga.petitions.actions import (
    Letter,
    ask,
    extend,
    link,
    note,
    propose,
    receive,
    reply,
    route,
    write_back,
)
from tamga.petitions.enums import Channel, Kind, LinkKind, Outcome
from tamga.petitions.models import Petition
from tamga.petitions.rules import Person, Signer
from tests.browser.answers import furnish_answers
from tests.browser.desk import furnish_desk
from tests.petitions.letters import DULMAA
from tests.petitions.lists import ROAD, WELL, WRONG, read_in, uploaded
from tests.stories import Soum

LONG = "Бэлчээрийн-хуваарийн-маргааныг-шийдвэрлүүлэх-тухай хүсэлт. " * 3


def furnish_petitions(soum: Soum) -> dict[str, object]:
    """The keys of their addresses."""
    clerk, head, oyun = (soum.people[name] for name in ("uranchimeg", "mandakh", "oyun"))
    now, today = timezone.now(), timezone.localdate()
    finance = soum.posts["finance_head"]

    def sent(days: int = 0, **more) -> Petition:
        told = {
            "kind": Kind.APPLICATION, "channel": Channel.IN_PERSON, "text": LONG, "person": DULMAA,
            "received_on": today - timedelta(days=days),
        }  # fmt: skip
        return receive(soum.unit, Letter(**{**told, **more}), by=clerk, at=now).petition

    fresh = sent(person=Person(), kind=Kind.COMPLAINT, against=soum.posts["land_manager"])
    proposed = sent(2, co_signers=(Signer("Гэндэн Дорж", "4-р баг"), Signer("Пунцаг Хишиг")))
    propose(proposed, lead=finance, instruction=LONG, by=clerk, at=now)
    given = sent(25)
    route(given, lead=finance, others=[soum.posts["land_manager"]], by=head, at=now)
    extend(given, days=None, reason="Баримт хүлээж байна", by=head, at=now)
    note(given, text=LONG, by=oyun, at=now)
    ask(given, text=LONG, by=oyun, at=now)
    write_back(given, text=LONG, at=now)
    link(given, of=proposed, kind=LinkKind.REPEAT, by=clerk, at=now)
    late = sent(40, kind=Kind.COMPLAINT, channel=Channel.WEB)
    route(late, lead=finance, by=head, at=now)
    answered = sent(10)
    reply(
        answered, outcome=Outcome.REFUSED, text=LONG, ground="Газрын тухай хууль, 32 дугаар зүйл",
        appeal_to="Аймгийн Засаг дарга", by=head, at=now,
    )  # fmt: skip
    return {
        **furnish_answers(soum, sent),
        "letter": fresh.pk,
        "letter_proposed": proposed.pk,
        "letter_given": given.pk,
        "letter_late": late.pk,
        "letter_answered": answered.pk,
        "list_new": uploaded(
            soum,
            WELL,
            ROAD,
            ROAD,
            WRONG.replace("УБ", "x" * 80),
            WELL.replace("насос", "насосны" * 40),
        ).pk,
        "list_done": read_in(soum, WELL, WRONG).pk,
        **furnish_desk(soum, sent),
    }
