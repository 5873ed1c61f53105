"""Which column of a table holds what, told by its heading in Mongolian or English."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tamga.kernel.mongolian.script import fold_key


class Column(StrEnum):
    """What a column of a list may hold."""

    RECEIVED_ON = "received_on"
    KIND = "kind"
    SURNAME = "surname"
    GIVEN_NAME = "given_name"
    FULL_NAME = "full_name"
    PHONE = "phone"
    REGISTER_NUMBER = "register_number"
    EMAIL = "email"
    ADDRESS = "address"
    TEXT = "text"
    CHANNEL = "channel"
    SUBJECT = "subject"
    SIGNERS = "signers"


TITLES: Mapping[Column, Promise] = {
    Column.RECEIVED_ON: _("Day of receipt"),
    Column.KIND: _("Kind"),
    Column.SURNAME: _("Surname"),
    Column.GIVEN_NAME: _("Given name"),
    Column.FULL_NAME: _("Surname and given name"),
    Column.PHONE: _("Phone"),
    Column.REGISTER_NUMBER: _("Register number"),
    Column.EMAIL: _("E-mail"),
    Column.ADDRESS: pgettext_lazy("of a citizen", "Home address"),
    Column.TEXT: _("What it is about"),
    Column.CHANNEL: _("How it came"),
    Column.SUBJECT: pgettext_lazy("of a petition", "Subject"),
    Column.SIGNERS: _("How many signed"),
}

# A heading that is one of these whole, before one that only holds such a word.
_WHOLE = {
    Column.RECEIVED_ON: "огноо, он сар өдөр, ирсэн, бүртгэсэн, хүлээн авсан, date, received, "
                        "received on, created, created at, created on, registered",
    Column.KIND: "төрөл, kind, type",
    Column.SURNAME: "овог, surname, last name, lastname, family name, patronymic",
    Column.GIVEN_NAME: "нэр, өөрийн нэр, name, given name, first name, firstname",
    Column.FULL_NAME: "овог нэр, нэр овог, full name, fullname, citizen, иргэн, "
                      "өргөдөл гаргагч, гаргагч, иргэний нэр",
    Column.PHONE: "утас, дугаар утас, phone, mobile, tel, telephone, contact, холбоо барих",
    Column.REGISTER_NUMBER: "регистр, рд, rd, register, register number, id number, citizen id",
    Column.EMAIL: "имэйл, мэйл, и мэйл, емайл, email, e mail, mail",
    Column.ADDRESS: "хаяг, address",
    Column.TEXT: "агуулга, утга, товч утга, тайлбар, юуны тухай, text, content, message, body, "
                 "description, about, өргөдөл гомдол, санал хүсэлт, өргөдөл",
    Column.CHANNEL: "суваг, хэлбэр, channel, via, source, how it came",
    Column.SUBJECT: "сэдэв, ангилал, чиглэл, салбар, subject, topic, category",
    Column.SIGNERS: "хүний тоо, signers, signatures",
}  # fmt: skip
# In this order: «цахим хаяг» is no address of a house, «утасны дугаар» no number of a register.
_WITHIN = (
    (Column.EMAIL, "имэйл, и мэйл, мэйл, цахим шуудан, цахим хаяг, email, e mail"),
    (Column.SIGNERS, "гарын үсэг зурсан, хүний тоо, хэдэн хүн, signed, signers"),
    (Column.PHONE, "утас, phone, mobile"),
    (Column.REGISTER_NUMBER, "регистр, register number, registration number of citizen"),
    (Column.FULL_NAME, "овог нэр, full name, гаргагчийн нэр, иргэний нэр, иргэний овог"),
    (Column.SURNAME, "овог, эцэг эх, эцгийн нэр, эхийн нэр, surname, last name, family name"),
    (Column.KIND, "төрөл, kind"),
    (Column.CHANNEL, "суваг, хэлбэр, хаанаас, эх сурвалж, channel, how it came"),
    (Column.SUBJECT, "сэдэв, ангилал, чиглэл, subject, topic"),
    (Column.TEXT, "агуулга, утга, юуны тухай, content, about, description"),
    (Column.ADDRESS, "хаяг, оршин суу, address"),
    (Column.RECEIVED_ON, "огноо, авсан өдөр, ирсэн өдөр, өгсөн өдөр, бүртгэсэн өдөр, date, day of"),
    (Column.GIVEN_NAME, "өөрийн нэр, given name, first name"),
)
# What an office did later, or somebody else: no column of these is what the citizen said.
_OTHERS = (
    "хариу, шийдвэр, хугацаа, төлөв, дуус, төрсөн, хаагдсан, албан тушаал, хариуц, цохолт, "
    "due, reply, answer, status, deadline, birth, closed, resolved, updated, responsible"
)


def key_of(text: str) -> str:
    """The words of a heading or a value, to compare: case, signs and mixed scripts don't count."""
    return " ".join(re.sub(r"[\W_]+", " ", fold_key(text)).split())


def _keys(words: str) -> tuple[str, ...]:
    return tuple(key_of(word) for word in words.split(","))


_EXACT = {key: column for column, words in _WHOLE.items() for key in _keys(words)}
_INSIDE = tuple((column, _keys(words)) for column, words in _WITHIN)
_NEVER = _keys(_OTHERS)


def recognised(heads: Sequence[str]) -> dict[int, Column]:
    """Place of a column (from 0) → what it holds, each thing once: the whole headings first.

    «Нэр» alone, without a surname beside it, is the whole name.
    """
    keys = [key_of(head) for head in heads]
    found: dict[int, Column] = {}
    for match in (_EXACT.get, _within):
        for place, key in enumerate(keys):
            column = match(key) if key and place not in found else None
            if column is not None and column not in found.values():
                found[place] = column
    taken = set(found.values())
    if Column.GIVEN_NAME in taken and not taken & {Column.SURNAME, Column.FULL_NAME}:
        return {
            place: Column.FULL_NAME if column is Column.GIVEN_NAME else column
            for place, column in found.items()
        }
    return found


def _within(key: str) -> Column | None:
    if len(key) > 80 or any(word in key for word in _NEVER):
        return None  # a cell of data, or another's column
    return next((column for column, words in _INSIDE if any(w in key for w in words)), None)
