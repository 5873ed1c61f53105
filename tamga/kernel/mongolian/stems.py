"""Light stems: enough to meet a title inside inflected text, not a dictionary.

A word has several possible stems («орны» is ор+ны or орн+ы); two words are the same when they
share one. The vowel that Mongolian drops before an ending (гомдол, гомдлыг) is dropped always.
"""

import re

from tamga.kernel.mongolian.script import clean, repair

_VOWELS = "аоуэеёиыюя"  # after ө→о, ү→у
_CONSONANT = "[бвгджзйклмнпрстфхцчшщ]"
_WORD = re.compile(r"[^\W_]+(?:-[^\W\d_]+)?")

_FOLDED = str.maketrans("өү", "оу")
_ENDINGS = sorted(
    re.findall(
        r"\w+",
        (
            "ын ийн ны ний н гийн ы ий "  # genitive
            "д т нд ид ад эд од өд анд энд онд өнд "  # dative
            "ыг ийг г "  # accusative
            "аас ээс оос өөс наас нээс ноос нөөс гаас гээс гоос гөөс иас иос "  # ablative
            "аар ээр оор өөр наар нээр гаар гээр гоор гөөр иар иор "  # instrumental
            "тай тэй той гүй "  # with, without
            "руу рүү луу лүү "  # towards
            "ууд үүд нууд нүүд гууд гүүд чууд чүүд "  # plural
            "аа ээ оо өө гаа гээ гоо гөө"  # one's own
        ).translate(_FOLDED),
    ),
    key=len,
    reverse=True,
)
_SHORTEST = 3  # letters that must remain of a stem
_ROUNDS = 3  # plural, case, possession


def stems(word: str) -> frozenset[str]:
    """All possible stems of one word, folded; never empty for a word that has a letter or digit."""
    head, _, ending = _fold(word).partition("-")
    if ending:  # «ИТХ-ын»: the hyphen itself shows where the stem ends
        return frozenset({_core(head)}) if ending in _ENDINGS else frozenset({head + ending})
    found = level = {head}
    for _ in range(_ROUNDS):
        level = {
            stem[: -len(ending)]
            for stem in level
            for ending in _ENDINGS
            if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST
        }
        found = found | level
    return frozenset(map(_core, found))


def root(word: str) -> str:
    """The stem of a word that stands without an ending, such as a name in a list of names."""
    return _core(_fold(word))


def words_of(text: str) -> list[str]:
    """The words of a text; an abbreviation keeps its ending («ИТХ-ын»)."""
    return _WORD.findall(clean(text))


def same_words(one: str, other: str) -> bool:
    """Do both say the same words in the same order, whatever their case, endings and marks?

    Two texts without any word are not the same.
    """
    first, second = words_of(one), words_of(other)
    return len(first) == len(second) > 0 and all(
        stems(a) & stems(b) for a, b in zip(first, second, strict=True)
    )


def _fold(word: str) -> str:
    return re.sub("[ьъ]", "", repair(clean(word)).casefold().translate(_FOLDED))


def _core(stem: str) -> str:
    """Without the short vowels that come and go: дарга → дарг, төсөв → төсв."""
    if len(stem) > _SHORTEST and stem[-1] in _VOWELS and stem[-2] not in _VOWELS:
        return stem[:-1]
    if len(stem) > _SHORTEST and re.search(f"{_CONSONANT}[{_VOWELS}]{_CONSONANT}$", stem):
        return stem[:-2] + stem[-1]
    return stem
