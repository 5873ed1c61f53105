"""What is personal in a decision, and what of it a citizen may be shown."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tamga.decisions.enums import FileKind
from tamga.decisions.models import Decision, DecisionFile, Waiver
from tamga.decisions.queries.misread import find_in_file
from tamga.kernel.mongolian.personal import Found, find_personal, masked


@dataclass(frozen=True)
class PersonalPlace:
    """A place with personal data: in which text of the decision, and where there.

    ``where`` is title, text, script_text, signer_name, «provision:<key>», or «file:<SHA-256>».
    """

    where: str
    found: Found


def texts_of(decision: Decision) -> dict[str, str]:
    """Everything of a decision that a page would show, by place."""
    texts = {
        "title": decision.title,
        "text": decision.text,
        "script_text": decision.script_text,
        "signer_name": decision.signer_name,
    }
    for provision in decision.provisions.all():
        texts[f"provision:{provision.pk}"] = f"{provision.text}\n{provision.responsible_text}"
    return texts


def text_hash(texts: Mapping[str, str]) -> str:
    """SHA-256 of the texts: a waiver holds for exactly these."""
    digest = hashlib.sha256()
    for where, text in texts.items():
        digest.update(f"{where}\0{text}\0".encode())
    return digest.hexdigest()


def personal_places(
    decision: Decision, *, also: Mapping[str, str] | None = None
) -> list[PersonalPlace]:
    """Every place with personal data in the texts of a decision, in reading order; ``also`` are
    texts that were read from its files (``file_texts``): in these digits may be misread.
    """
    typed = [
        PersonalPlace(where, found)
        for where, text in texts_of(decision).items()
        for found in find_personal(text)
    ]
    return typed + [
        PersonalPlace(where, found)
        for where, text in (also or {}).items()
        for found in find_in_file(text)
    ]


def counted(places: list[PersonalPlace]) -> dict[str, int]:
    """How many of each kind: what may be journalled."""
    return dict(sorted(Counter(place.found.kind.value for place in places).items()))


def is_waived(decision: Decision, *, also: Mapping[str, str] | None = None) -> bool:
    """Whether what stands in the texts now was let through with a reason."""
    texts = {**texts_of(decision), **(also or {})}
    return Waiver.everything.filter(decision=decision, text_hash=text_hash(texts)).exists()


def has_cleared_copy(decision: Decision) -> bool:
    """Whether a copy without personal data is attached."""
    return DecisionFile.everything.filter(decision=decision, kind=FileKind.CLEARED_COPY).exists()


@dataclass(frozen=True)
class PublicTexts:
    """What a citizen is shown of a decision: texts by place, and the files."""

    texts: dict[str, str]
    files: tuple[DecisionFile, ...]
    masked: bool
    """Whether personal data was masked; then the cleared copy alone is shown of the files."""


def public_texts(decision: Decision) -> PublicTexts:
    """The texts and files of a decision as its public page shows them.

    With a cleared copy the texts are masked and no scan is shown, which would say what the copy
    leaves out; also when the texts had been let through with a reason before. Else everything is
    shown. A file that was attached afterwards is shown once it was searched (``shown_at``).
    """
    texts = texts_of(decision)
    files = tuple(
        DecisionFile.everything.filter(decision=decision).select_related("stored").order_by("pk")
    )
    shown = tuple(file for file in given(files) if file.shown_at is not None)
    if any(file.kind == FileKind.CLEARED_COPY for file in files):
        return PublicTexts({where: masked(text) for where, text in texts.items()}, shown, True)
    return PublicTexts(texts, shown, False)


def given(files: Iterable[DecisionFile]) -> list[DecisionFile]:
    """Those of the files that citizens are meant to get: the cleared copies where there are any,
    else all.
    """
    every = list(files)
    return [file for file in every if file.kind == FileKind.CLEARED_COPY] or every
