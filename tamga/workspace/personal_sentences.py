"""Where personal data stands in a decision: each place in its sentence, for a person to judge."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tamga.decisions.models import Provision
from tamga.decisions.queries import PersonalPlace, ReadFile
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
_ENDS = re.compile(r"[.!?\n\f]\s")


@dataclass(frozen=True)
class Shown:
    """A place: what it is, where it stands, and the sentence around it in three parts."""

    kind: Promise
    where: str
    before: str
    personal: str
    after: str


def shown(
    places: list[PersonalPlace],
    texts: Mapping[str, str],
    provisions: list[Provision],
    files: Sequence[ReadFile] = (),
) -> list[Shown]:
    """The places in their sentences. ``texts`` are those that were searched
    (``decisions.queries.personal.texts_of``); what was read of ``files`` is shown masked, by the
    file's name and page.
    """
    numbers = {f"provision:{one.pk}": one.number_printed for one in provisions}
    known = {each.where: each for each in files}
    masks = {where: _masked(each, places) for where, each in known.items()}
    return [
        _shown(
            place,
            masks.get(place.where, texts.get(place.where, "")),
            _where(place, numbers, known),
        )
        for place in places
    ]


def _masked(file: ReadFile, places: list[PersonalPlace]) -> str:
    """The text of a file with every place in it masked; lengths stay."""
    text = file.known.text or ""
    for place in places:
        if place.where == file.where:
            found = place.found
            text = text[: found.start] + found.masked + text[found.end :]
    return text


def _where(place: PersonalPlace, numbers: Mapping[str, str], files: Mapping[str, ReadFile]) -> str:
    if place.where in numbers:
        return str(_("in provision %s") % numbers[place.where])
    if place.where in files:
        file = files[place.where]
        said = {"name": file.file.stored.name, "page": file.known.page(place.found.start)}
        if said["page"] is None:
            return str(_("in the file «%(name)s»") % said)
        return str(_("in the file «%(name)s», page %(page)s") % said)
    return str(_PLACES.get(place.where, place.where))


def _shown(place: PersonalPlace, text: str, where: str) -> Shown:
    found = place.found
    return Shown(KINDS[found.kind], where, *sentence_around(text, found.start, found.end))


def sentence_around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """``text[start:end]`` in its sentence: what stands before, itself, what stands after."""
    before = text[max(0, start - _AROUND) : start]
    after = text[end : end + _AROUND]
    if ends := list(_ENDS.finditer(before)):
        before = before[ends[-1].end() :]
    if stop := _ENDS.search(after):
        after = after[: stop.start() + 1]
    return before, text[start:end], after
