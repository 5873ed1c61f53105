"""Letters with fields in braces that an official can read: «{дугаар}», «{хүлээн авсан өдөр}». Pure.

A field about a day ends with the word «өдөр» in the case that its sentence needs: «{хариу өгөх
өдрийн дотор}», «{өнөөдрөөс}». None says who the citizen is: names lie apart, behind a reason.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from tamga.kernel.mongolian.dates import DayForm, long_date
from tamga.petitions.enums import Kind

_FIELD = re.compile(r"\{([^{}\n]*)\}")
_KINDS: Final = {  # as it is, and as the object of a sentence
    Kind.PROPOSAL: ("санал", "саналыг"),
    Kind.APPLICATION: ("өргөдөл", "өргөдлийг"),
    Kind.COMPLAINT: ("гомдол", "гомдлыг"),
}


@dataclass(frozen=True)
class Facts:
    """What fills the fields; "" for what isn't known. ``appeal_until`` counts from ``today``."""

    number: str
    kind: Kind
    received_on: date
    due_on: date
    today: date
    appeal_until: date
    office: str
    above: str = ""
    post: str = ""
    subject: str = ""


Value = Callable[[Facts], str]


def _days(name: str, day: Callable[[Facts], date]) -> dict[str, Value]:
    def said(form: DayForm) -> Value:
        return lambda facts: long_date(day(facts), form)

    return {name + form.value: said(form) for form in DayForm}


FIELDS: Final[Mapping[str, Value]] = {
    "дугаар": lambda facts: facts.number,
    "төрөл": lambda facts: _KINDS[facts.kind][0],
    "төрлийг": lambda facts: _KINDS[facts.kind][1],
    "сэдэв": lambda facts: facts.subject,
    "байгууллага": lambda facts: facts.office,
    "дээд байгууллага": lambda facts: facts.above,
    "албан тушаал": lambda facts: facts.post,
    **_days("хүлээн авсан ", lambda facts: facts.received_on),
    **_days("хариу өгөх ", lambda facts: facts.due_on),
    **_days("гомдол гаргах ", lambda facts: facts.appeal_until),
    **_days("өнө", lambda facts: facts.today),
}
OFFERED: Final = (
    "дугаар", "төрөл", "төрлийг", "сэдэв", "хүлээн авсан өдөр", "хүлээн авсан өдрийн",
    "хариу өгөх өдрийн дотор", "өнөөдөр", "өнөөдрийн", "байгууллага", "албан тушаал",
    "дээд байгууллага", "гомдол гаргах өдрийн дотор", "гомдол гаргах өдөр хүртэл",
)  # fmt: skip
"""Those that a page lists; a day in another case is known too."""
SAMPLE: Final = Facts(
    number="Ө-12/2026",
    kind=Kind.APPLICATION,
    received_on=date(2026, 11, 23),  # Monday
    due_on=date(2026, 12, 23),
    today=date(2026, 12, 4),
    appeal_until=date(2027, 1, 4),
    office="Сумын Засаг даргын Тамгын газар",
    above="Аймгийн Засаг дарга",
    post="Газрын даамал",
    subject="Газар",
)
"""An invented petition, to look at a template by."""


def fill(text: str, facts: Facts) -> str:
    """The text with its fields filled in; what isn't known stays in its braces, to be seen."""

    def value(found: re.Match[str]) -> str:
        known = FIELDS.get(_clean(found[1]))
        return (known(facts) if known else "") or found[0]

    return _FIELD.sub(value, text)


def wrong_fields(text: str) -> list[str]:
    """What stands in braces and is no field, and braces that aren't closed or opened: as written,
    cut after 40 letters, each once.
    """
    unknown = [found[0] for found in _FIELD.finditer(text) if _clean(found[1]) not in FIELDS]
    alone = re.findall(r"[{}][^{}\n]{0,39}", _FIELD.sub("", text))
    return list(dict.fromkeys([*(found[:40] for found in unknown), *(a.strip() for a in alone)]))


def left_over(text: str) -> list[str]:
    """The fields that still stand in a text that was filled, each once."""
    known = (found[0] for found in _FIELD.finditer(text) if _clean(found[1]) in FIELDS)
    return list(dict.fromkeys(known))


def begun(typed: str, letter: str) -> str:
    """A letter begun from a template: after what was typed already, which is never lost."""
    return f"{typed.rstrip()}\n\n{letter}" if typed.strip() else letter


def _clean(name: str) -> str:
    return " ".join(name.split()).lower()
