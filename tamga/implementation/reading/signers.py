"""Who signed: the blocks under the table, a name clean of the stamp that was scanned over it."""

import re
from dataclasses import dataclass, field

from tamga.implementation.reading.codes import Code
from tamga.implementation.reading.model import Part, Signer
from tamga.implementation.reading.rows import Notes
from tamga.kernel.mongolian.script import repair

_PARTS = (
    (Part.CHECKED, r"хянасан|хянав|хянаж баталсан"),
    (Part.APPROVED, r"батлав|батласан|баталсан|зөвшөөрсөн"),
    (
        Part.MADE,
        r"(?:(?:биелэлт|хэрэгжилт|тайлан|мэдээ|үнэлгээ|нэгтгэл)(?:ийг|г|ыг)? )?"
        r"(?:нэгтгэн )?(?:гаргасан|бэлтгэсэн|боловсруулсан|нэгтгэсэн|бичсэн)",
    ),
)
_LABELS = tuple((part, re.compile(rf"({words})\s*(?::|$|\s)", re.I)) for part, words in _PARTS)
_NAME = re.compile(
    r"((?:[А-ЯЁӨҮ][а-яёөү]?\. ?){1,2})([А-ЯЁӨҮ][А-ЯЁӨҮа-яёөү]+(?:-[А-ЯЁӨҮа-яёөү]+)*)"
)
_DOTS = re.compile(r"[._…/\\]{2,}|(?<!\w)/|/(?!\w)")
_ACRONYMS = frozenset({"ИТХ", "ЗДТГ", "АЗДТГ", "ХШҮ", "ХЭЗ", "ТЗХЭЗ"})
_MOST_LINES = 6
_LONGEST_LINE = 160


def label_of(text: str) -> tuple[Part, str] | None:
    """What a signer did, and the rest of the line.

    The label is the whole line or set in capitals: «Хянасан байна» in a text is none.
    """
    if len(text) > _LONGEST_LINE:
        return None
    for part, pattern in _LABELS:
        found = pattern.match(repair(text))
        if found and (found.end() == len(text) or found[1].isupper()):
            return part, text[found.end() :].strip(" :")
    return None


@dataclass
class Signers:
    """Takes line by line."""

    notes: Notes
    found: list[Signer] = field(default_factory=list)
    _part: Part | None = None
    _lines: list[str] = field(default_factory=list)

    def take(self, text: str) -> bool:
        """Whether the line belongs to a signature."""
        label = label_of(text)
        if label is not None:
            self.close()
            self._part, text = label
        if self._part is None:
            return False
        if text:
            self._lines.append(repair(_DOTS.sub(" ", text)))
        if _NAME.search(self._lines[-1] if self._lines else ""):
            self._sign(self._part)
        elif len(self._lines) >= _MOST_LINES:
            self.close()
        return True

    def close(self) -> None:
        """Ends a block; one without a name is a problem."""
        if self._part is not None:
            said = " ".join(self._lines)[:80]
            self.notes.add(Code.SIGNER_WITHOUT_NAME, text=said or str(self._part))
        self._part, self._lines = None, []

    def _sign(self, part: Part) -> None:
        printed = " ".join(" ".join(self._lines).split())
        names = list(_NAME.finditer(printed))
        words = (printed[: names[-1].start()] + printed[names[-1].end() :]).split()
        noise = _noise(words)
        if noise:
            self.notes.add(Code.STAMP_NOISE, text=" ".join(noise))
        role = " ".join(word for word in words if word not in noise)
        self.found.append(Signer(_cased_name(names[-1]), _cased(role), part, printed))
        self._part, self._lines = None, []


def _noise(words: list[str]) -> list[str]:
    """Words in another case than the rest of a block set in capitals: what a stamp left there."""
    long = [word for word in words if sum(map(str.isalpha, word)) > 2]
    capitals = sum(word.isupper() for word in long)
    if capitals * 2 <= len(long):
        return []
    return [word for word in words if any(map(str.islower, word))]


def _cased_name(found: re.Match[str]) -> str:
    initials = found[1].replace(" ", "")
    return initials + "-".join(part[:1].upper() + part[1:].lower() for part in found[2].split("-"))


def _cased(role: str) -> str:
    """A role in capitals in sentence case, acronyms kept."""
    if not role.isupper():
        return role
    words = [word if word.strip(",.") in _ACRONYMS else word.lower() for word in role.split()]
    text = " ".join(words)
    return text[:1].upper() + text[1:]
