"""Petitions to Сүлд: Дулмаа the herder writes about her well, and what the office does with it."""

from datetime import date
from typing import Any

from tamga.organizations.models import Position
from tamga.petitions.actions import Letter, Received, receive, route
from tamga.petitions.enums import Channel, Kind
from tamga.petitions.models import Petition
from tamga.petitions.rules import Person
from tests.stories import Soum, moment

MONDAY = date(2026, 11, 23)
AT = moment("2026-11-23")
WORDS = "Манай багийн худгийн насос эвдэрсэн тул засаж өгнө үү."
DULMAA = Person(
    surname="Бат-Очир",
    given_name="Дулмаа",
    register_number="УБ88121234",
    phone="+97688112233",
    email="dulmaa@example.mn",
    address="2-р баг, Хужирт",
)


def letter(**more: Any) -> Letter:
    """What Дулмаа wrote on the website on Monday."""
    told: dict[str, Any] = {
        "kind": Kind.APPLICATION,
        "channel": Channel.WEB,
        "text": WORDS,
        "person": DULMAA,
        "received_on": MONDAY,
    }
    return Letter(**{**told, **more})


def received(soum: Soum, **more: Any) -> Received:
    """It is received."""
    return receive(soum.unit, letter(**more), by=None, at=AT)


def routed(soum: Soum, post: str = "finance_head", **more: Any) -> Petition:
    """Мандах gives it to a post."""
    petition = received(soum, **more).petition
    give(soum, petition, soum.posts[post])
    petition.refresh_from_db()
    return petition


def give(soum: Soum, petition: Petition, post: Position) -> None:
    """Мандах decides who answers."""
    route(petition, lead=post, by=soum.people["mandakh"], at=AT)
