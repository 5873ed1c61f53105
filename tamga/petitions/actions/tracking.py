"""Wrong codes are counted, and forgotten."""

from datetime import datetime

from tamga.organizations.models import Unit
from tamga.petitions.models import WrongCode
from tamga.petitions.queries.tracking import WINDOW, tried_key


def count_wrong_code(unit: Unit, *, number: str, address: str, at: datetime) -> None:
    """Remember that a wrong code was tried for a number from an address, as a hash of both."""
    WrongCode.everything.create(tried=tried_key(unit, number=number, address=address), at=at)


def forget_wrong_codes(*, at: datetime) -> int:
    """Forget the wrong codes that no longer count; how many."""
    count, _each = WrongCode.everything.filter(at__lt=at - WINDOW).delete()
    return count
