"""Дулмаа agreed that her petition is published: Уранчимэг writes it anew, Мандах publishes it."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from tamga.petitions.actions import prepare, publish, receive, reply
from tamga.petitions.enums import Outcome
from tamga.petitions.models import Petition, PublishedAnswer
from tamga.petitions.queries.answers import texts_of
from tamga.petitions.queries.clues import words_hash
from tests.petitions.letters import AT, letter
from tests.stories import Soum

TITLE = "Багийн худгийн насос"
ASKED = "Багийн худгийн насосыг хэн засах вэ?"
TOLD = "Хөдөө аж ахуйн тасаг засаж, худгийг ажиллуулав."


def answered(soum: Soum, *, at: datetime = AT, **more: Any) -> Petition:
    """Her petition, which Мандах has answered."""
    told = {"may_publish": True, "received_on": timezone.localdate(at), **more}
    petition = receive(soum.unit, letter(**told), by=None, at=at).petition
    reply(petition, outcome=Outcome.RESOLVED, text="Насосыг сольсон.", by=_head(soum), at=at)
    petition.refresh_from_db()
    return petition


def prepared(
    soum: Soum, petition: Petition | None = None, *, at: datetime = AT, **words: str
) -> PublishedAnswer:
    """What Уранчимэг wrote of it."""
    said = {"title": TITLE, "text": ASKED, "answer": TOLD, **words}
    clerk = soum.people["uranchimeg"]
    return prepare(petition or answered(soum, at=at), **said, by=clerk, at=at)


def shown(soum: Soum, *, at: datetime = AT, **words: str) -> PublishedAnswer:
    """The same, which Мандах looked through and published."""
    made = prepared(soum, **words)
    return publish(made.petition, seen=seen(made), by=_head(soum), at=at)


def seen(answer: PublishedAnswer) -> str:
    """What somebody looked at."""
    return words_hash(texts_of(answer))


def _head(soum: Soum) -> Any:
    return soum.people["mandakh"]
