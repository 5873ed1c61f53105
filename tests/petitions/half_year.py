"""The petitions of a half-year in Сүлд, of every outcome."""

from datetime import date

from tamga.petitions.actions import forward, receive, reply, return_to_citizen, route
from tamga.petitions.enums import Channel, Kind, Outcome
from tamga.petitions.models import Petition, Subject
from tests.petitions.letters import letter
from tests.stories import Soum, moment


def lies(soum: Soum, day: str, **more: object) -> Petition:
    """It came on that day, and nobody has looked at it."""
    told = letter(received_on=date.fromisoformat(day), **more)
    return receive(soum.unit, told, by=None, at=moment(day)).petition


def came(soum: Soum, day: str, **more: object) -> Petition:
    """It came on that day, and Мандах gave it to finance."""
    petition = lies(soum, day, **more)
    route(petition, lead=soum.posts["finance_head"], by=soum.people["mandakh"], at=moment(day))
    return petition


def answered(soum: Soum, day: str, on: str, **more: object) -> None:
    """It came, and Оюун answered at half past eleven at night."""
    reply(
        came(soum, day, **more), outcome=Outcome.RESOLVED, text="Болсон.",
        by=soum.people["oyun"], at=moment(on, "23:30"),
    )  # fmt: skip


def tell_half_year(suld: Soum) -> Soum:
    """Seven of the first half of 2026, one before it and one after."""
    clerk = suld.people["uranchimeg"]
    land = Subject.objects.create(code="test-land", name="Газар")
    answered(suld, "2026-01-05", "2026-01-15", subject=land)  # Mon → Thu, 10 days
    answered(suld, "2026-03-02", "2026-04-01", channel=Channel.PHONE)  # Mon → Wed, the last day
    answered(suld, "2026-04-06", "2026-05-07")  # Mon → Thu, a day late
    answered(suld, "2026-06-29", "2026-07-02", kind=Kind.PROPOSAL)  # Mon → Thu, after the half-year
    came(suld, "2026-06-30", kind=Kind.COMPLAINT)  # Tuesday, still open
    moved = came(suld, "2026-05-04")
    forward(moved, to="Усны газар", reason="Тэднийх", by=clerk, at=moment("2026-05-05"))
    torn = came(suld, "2026-05-04")
    return_to_citizen(torn, reason="Хаяггүй", by=clerk, at=moment("2026-05-06"))
    answered(suld, "2025-12-31", "2026-01-05")  # Wednesday of another year
    answered(suld, "2026-07-01", "2026-07-02")  # Wednesday of the next half
    return suld
