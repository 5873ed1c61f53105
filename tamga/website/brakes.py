"""How often one connection may ask on the website for what costs the machine work."""

from datetime import datetime
from enum import Enum

from django.http import HttpRequest

from config.proxy import client_address
from tamga.organizations.models import Unit
from tamga.petitions.actions import count_sent
from tamga.petitions.queries import too_many_sent


class Costly(Enum):
    """What is counted apart from the petitions that are received, with the most in an hour."""

    FILES = 40  # two tries for each petition that is taken; a picture is unpacked and drawn anew
    ALIKE = 600  # half a soum behind one mobile connection, each stopping to think now and then


def braked(request: HttpRequest, unit: Unit, what: Costly, *, at: datetime) -> bool:
    """Whether there were too many before this one; else it is counted."""
    address = f"{client_address(request)} {what.name}"
    if too_many_sent(unit, address=address, at=at, most=what.value):
        return True
    count_sent(unit, address=address, at=at)
    return False
