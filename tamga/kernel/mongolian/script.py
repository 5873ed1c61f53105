"""Letters: repair of mixed scripts, keys to compare and to sort by, Latin addresses."""

import re
import unicodedata

ALPHABET = "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя"

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]")

# Old fonts and keyboards without ө and ү left these behind; they stand for nothing else here.
_STAND_INS = str.maketrans("єЄїЇѳѲɵƟ", "өӨүҮөӨөӨ")
_LOOK_ALIKES = str.maketrans("ABCEHKMOPTXYaceopxykvë", "АВСЕНКМОРТХҮасеорхукүё")
_LOOKS_CYRILLIC = re.compile(r"[ABCEHKMOPTXYaceopxyk]+")

_FOLDS = (("ө", "о"), ("ү", "у"), ("э", "е"), ("ы", "ии"), ("ий", "ии"), ("я", "иа"), ("ь", ""))

# Letters move to one unbroken run of code points, so that plain comparison sorts them.
_SORT = str.maketrans({letter: chr(0x0430 + at) for at, letter in enumerate(ALPHABET)})

_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "j", "з": "z",
    "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "ө": "u", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ү": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "sh", "ъ": "", "ы": "y", "ь": "i", "э": "e", "ю": "yu", "я": "ya",
    # Kazakh names of Bayan-Ölgii
    "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ұ": "u", "һ": "h", "і": "i",
}  # fmt: skip


def clean(text: str) -> str:
    """NFC, invisible characters dropped, every run of white space one space, ends trimmed."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def repair(text: str) -> str:
    """Latin look-alikes inside Cyrillic words made Cyrillic, one letter for one letter.

    A word that is wholly Latin stays: "A/93" may be meant so.
    """
    return _WORD.sub(_repair_word, text.translate(_STAND_INS))


def _repair_word(found: re.Match[str]) -> str:
    word = found[0]
    return word.translate(_LOOK_ALIKES) if _CYRILLIC.search(word) else word


def fold_key(text: str, *, loose: bool = False) -> str:
    """The key under which two spellings of the same words are equal.

    Case, white space, mixed scripts, and the letters that keyboards lack: ө→о, ү→у, э→е, ы and
    ий→ии, я→иа, ь dropped; `loose` (Latin typing, slips) makes у→о as well. A word made only of
    look-alikes counts as Cyrillic: in a key both scripts must meet somewhere.
    """
    text = cyrillic_words(repair(clean(text))).casefold()
    for letters, folded in _FOLDS:
        text = text.replace(letters, folded)
    return text.replace("у", "о") if loose else text


def cyrillic_words(text: str) -> str:
    """Words made only of look-alikes read as Cyrillic («cap» typed for сар), letter for letter."""
    return _WORD.sub(_all_cyrillic, text)


def _all_cyrillic(found: re.Match[str]) -> str:
    word = found[0]
    return word.translate(_LOOK_ALIKES) if _LOOKS_CYRILLIC.fullmatch(word) else word


def sort_key(text: str) -> str:
    """A string whose code points sort in Mongolian order: ё after е, ө after о, ү after у.

    Case is ignored and numbers sort by value, so that «2 дугаар» stands before «10 дугаар».
    """
    folded = repair(clean(text)).casefold().translate(_SORT)
    return re.sub(r"[0-9]+", lambda number: number[0].lstrip("0").zfill(8), folded)


def slugify(text: str, *, longest: int = 80) -> str:
    """A Latin address: «Шилэн данс» → "shilen-dans"; empty when nothing can be spelled.

    Source: the letters of MNS 5217:2012 without accents (ө and ү are u); е is e inside a word,
    ye at its head, as place names are written.
    """
    text = re.sub(r"\bе", "ye", repair(clean(text)).casefold())
    spelled = "".join(_LATIN.get(letter, letter) for letter in text)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:longest]
        if len(longer) > longest:
            break
        slug = longer
    return slug
