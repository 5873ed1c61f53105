"""What of a petition gives away who wrote it: each place in its sentence, and in the whole text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tamga.kernel.mongolian.personal import Personal
from tamga.petitions.queries.clues import Clue, Place
from tamga.workspace.personal_sentences import KINDS as PERSONAL
from tamga.workspace.personal_sentences import Shown, sentence_around

KINDS: Final[Mapping[Clue, Promise]] = {
    **{Clue(kind.value): PERSONAL[kind] for kind in Personal},
    Clue.EMAIL: _("e-mail address"),
    Clue.NAME: _("name of the citizen"),
    Clue.LIVES: _("where the citizen lives"),
    Clue.CO_SIGNER: _("name of somebody who signed too"),
    Clue.NUMBER: _("number of the petition"),
}
WHERE: Final[Mapping[str, Promise]] = {
    "title": _("in the title"),
    "text": _("in what was asked"),
    "answer": _("in what was answered"),
}


@dataclass(frozen=True)
class Part:
    """A stretch of a text; ``kind`` says what it gives away, None for what may stay."""

    text: str
    kind: Promise | None = None


def sentences(places: Iterable[Place], texts: Mapping[str, str]) -> list[Shown]:
    """Each place in its sentence, with what it is and in which text."""
    return [
        Shown(KINDS[each.clue], str(WHERE[each.where]), before, personal, after)
        for each in places
        for before, personal, after in [sentence_around(texts[each.where], each.start, each.end)]
    ]


def marked(places: Iterable[Place], texts: Mapping[str, str]) -> dict[str, list[Part]]:
    """The texts in parts, the places among them; ``places`` as ``clues_in`` gives them."""
    found = list(places)
    return {name: _parts(text, [p for p in found if p.where == name])
            for name, text in texts.items()}  # fmt: skip


def _parts(text: str, places: list[Place]) -> list[Part]:
    parts, at = [], 0
    for place in places:
        parts += [
            Part(text[at : place.start]),
            Part(text[place.start : place.end], KINDS[place.clue]),
        ]
        at = place.end
    return [part for part in (*parts, Part(text[at:])) if part.text]
