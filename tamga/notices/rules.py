"""When to try again, what is an address. Pure."""

import re
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from tamga.notices.enums import Channel

MOST_ATTEMPTS = 8
_LONGEST_WAIT = timedelta(days=1)
# Mobile and office numbers of eight digits, 976 before them or not (domain page, section 7).
_PHONE = re.compile(r"(?:\+?976)?([6-9]\d{7})")


def wait_after(attempts: int) -> timedelta | None:
    """How long to wait after so many failures: 1, 4, 16 … minutes, a day at most, two days in
    all; None when it is time to give up."""
    if attempts >= MOST_ATTEMPTS:
        return None
    return min(timedelta(minutes=4 ** max(attempts - 1, 0)), _LONGEST_WAIT)


def clean_address(channel: Channel, address: str) -> str | None:
    """The address as it is used, a phone number as +976 and eight digits; None if it is none."""
    text = address.strip()
    if channel is Channel.SMS:
        found = _PHONE.fullmatch(re.sub(r"[\s\-()]", "", text))
        return f"+976{found[1]}" if found else None
    try:
        validate_email(text)
    except ValidationError:
        return None
    return text


def one_line(text: str) -> str:
    """A subject can't smuggle in another header: it is one line."""
    return " ".join(text.split())
