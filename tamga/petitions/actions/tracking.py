"""Wrong codes and sendings are counted, and forgotten."""

from datetime import datetime

from tamga.organizations.models import Unit
from tamga.petitions.models import SentFrom, WrongCode
from tamga.petitions.queries.tracking import WINDOW, sent_key, tried_key


def count_wrong_code(unit: Unit, *, number: str, address: str, at: datetime) -> None:
    """Remember that a wrong code was tried for a number from an address, as a hash of both."""
    WrongCode.everything.create(tried=tried_key(unit, number=number, address=address), at=at)


def count_sent(unit: Unit, *, address: str, at: datetime) -> None:
    """Remember that a petition was sent from an address, as a hash."""
    SentFrom.everything.create(sent=sent_key(unit, address=address), at=at)


def forget_wrong_codes(*, at: datetime) -> int:
    """Forget the wrong codes and sendings that no longer count; how many."""
    codes, _each = WrongCode.everything.filter(at__lt=at - WINDOW).delete()
    sent, _each = SentFrom.everything.filter(at__lt=at - WINDOW).delete()
    return codes + sent
