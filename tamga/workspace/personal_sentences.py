"""Where personal data stands in a decision: each place in its sentence, for a person to judge."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tamga.decisions.models import Provision
from tamga.decisions.queries import PersonalPlace
from tamga.kernel.mongolian.personal import Personal

KINDS: Final[dict[Personal, Promise]] = {
    Personal.REGISTER_NUMBER: _("register number of a citizen"),
    Personal.PHONE: _("phone number"),
    Personal.BANK_ACCOUNT: _("bank account"),
    Personal.HOME_ADDRESS: _("home address"),
}
_PLACES: Final[dict[str, Promise]] = {
    "title": _("in the title"),
    "text": _("in the text"),
    "script_text": _("in the text in the Mongolian script"),
    "signer_name": _("in the name of who signed"),
}
_AROUND = 140  # letters of a sentence on each side; more hides what is meant
_ENDS = re.compile(r"[.!?\n]\s")


@dataclass(frozen=True)
class Shown:
    """A place: what it is, where it stands, and the sentence around it in three parts."""

    kind: Promise
    where: str
    before: str
    personal: str
    after: str


def shown(
    places: list[PersonalPlace], texts: Mapping[str, str], provisions: list[Provision]
) -> list[Shown]:
    """The places in their sentences. ``texts`` are those that were searched
    (``decisions.queries.personal.texts_of``).
    """
    numbers = {f"provision:{one.pk}": one.number_printed for one in provisions}
    return [_shown(place, texts.get(place.where, ""), numbers) for place in places]


def _shown(place: PersonalPlace, text: str, numbers: Mapping[str, str]) -> Shown:
    found = place.found
    before = text[max(0, found.start - _AROUND) : found.start]
    after = text[found.end : found.end + _AROUND]
    if ends := list(_ENDS.finditer(before)):
        before = before[ends[-1].end() :]
    if end := _ENDS.search(after):
        after = after[: end.start() + 1]
    if place.where in numbers:
        where = str(_("in provision %s") % numbers[place.where])
    else:
        where = str(_PLACES.get(place.where, place.where))
    return Shown(KINDS[found.kind], where, before, text[found.start : found.end], after)
