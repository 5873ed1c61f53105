"""Phone, register number and e-mail out of a cell: the value, what is wrong, whether it stops."""

import re
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from tamga.petitions.forms import clean_phone
from tamga.petitions.reading.columns import Column
from tamga.petitions.rules import clean_register_number

Found = tuple[str, str, bool]


def phone_in(text: str) -> Found:
    """«8811-2233», «(976) 8811 2233»; of several, «88112233, 99001122», the first."""
    if not text:
        return "", "", False
    if found := clean_phone(text):
        return found, "", False
    parts = [clean_phone(part) for part in re.split(r"[,;/\n]", text) if part.strip()]
    if len(parts) > 1 and parts[0] and all(parts):
        return parts[0], "phones", False
    return "", "phone", True


def register_number_in(text: str) -> Found:
    """«УБ88121234», with spaces or in small letters."""
    found = clean_register_number(text) if text else ""
    return found or "", "" if found is not None else "register_number", True


def email_in(text: str) -> Found:
    """One address."""
    if not text:
        return "", "", False
    try:
        validate_email(text)
    except ValidationError:
        return "", "email", True
    return (text, "", False) if len(text) <= 200 else ("", "email", True)


READERS: dict[Column, Callable[[str], Found]] = {
    Column.PHONE: phone_in,
    Column.REGISTER_NUMBER: register_number_in,
    Column.EMAIL: email_in,
}
