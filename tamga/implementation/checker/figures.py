"""Numbers in a text of progress that contradict each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

NUMBER = r"(?<![\d.,/-])\d{1,3}(?:[ \u00a0,]\d{3})+(?!\d)|(?<![\d.,/-])\d+(?:[.,]\d+)?(?![\d/-])"
# what a number is of says no quantity: a date, a year, an ordinal, a share
NO_QUANTITY = re.compile(
    r"\s*(?:-?(?:р|ны|ний|ын|ийн|н)\b|оны?\b|он\b|дугаар|дүгээр|сар|өдөр|өдр|хув|%|цаг|удаа)", re.I
)
TOTAL = re.compile(r"\b(?:нийт|бүгд|дүн)\b[^\d.;]{0,12}$", re.I)
LIST_BEGINS = re.compile(r":|\bүүнд\b", re.I)
THOUSANDS = re.compile(r"\s*(мянган?|мянга|сая)\b", re.I)
PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:%|(гаруй\s+)?хув)", re.I)
SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[А-ЯЁӨҮA-Z«\"])")
WORDS = re.compile(r"[а-яёөүa-z]{3,}", re.I)
# letters: how many came, how many were settled, how many are under way
CAME = re.compile(r"(\d+)\s+(?:албан\s+)?бичиг\s+(?:хүлээн\s+ав|ирс)", re.I)
SETTLED = re.compile(
    r"шийдвэрлэсэн(?:\s+бичиг)?\s+(\d+)|(\d+)\s+(?:бичг?ийг|бичиг)\s+шийдвэрлэ", re.I
)
UNDER_WAY = re.compile(r"(?:шатандаа|хянагдаж\s+байгаа)(?:\s+бичиг)?\s+(\d+)", re.I)


@dataclass(frozen=True)
class Quantity:
    """A number that counts something; ``of`` are the first letters of the two words after it."""

    value: int
    start: int
    end: int
    is_total: bool
    of: frozenset[str]


def quantities(text: str) -> Iterator[Quantity]:
    """The whole numbers of a text that count things; no dates, ordinals, shares."""
    for found in re.finditer(NUMBER, text):
        raw = re.sub(r"[ \u00a0]", "", found[0])
        if re.fullmatch(r"\d{1,3}(?:,\d{3})+", raw):
            raw = raw.replace(",", "")
        if not raw.isdigit() or NO_QUANTITY.match(text, found.end()):
            continue
        value = int(raw)
        if scale := THOUSANDS.match(text, found.end()):
            value *= 1_000_000 if scale[1].lower() == "сая" else 1_000
        after = WORDS.findall(text[found.end() : found.end() + 40])[:2]
        of = frozenset(word[:3].lower() for word in after)
        total = TOTAL.search(text, 0, found.start()) is not None
        yield Quantity(value, found.start(), found.end(), total, of)


def sum_differs(text: str) -> tuple[int, int] | None:
    """(printed total, sum of the parts) where a sentence lists parts and then says their total, or
    says a total and after a colon (or «үүнд») its parts.

    Parts before the total: three at least, all smaller than it, none of them small change: a list
    of two may be anything, and a count of people beside a count of trees is no part of it. A colon
    promises the whole list: there two are enough.
    """
    for sentence in SENTENCE.split(text):
        found = list(quantities(sentence))
        for place, total in enumerate(found):
            if not total.is_total:
                continue
            for parts, enough in (
                (found[:place], 3),
                (_listed_after(sentence, found[place:]), 2),
            ):
                if (added := _added(total, parts, enough)) is not None:
                    return total.value, added
    return None


def _listed_after(sentence: str, found: Sequence[Quantity]) -> Sequence[Quantity]:
    """What stands behind the colon that follows a total: ``found`` begins with the total."""
    total, *others = found
    colon = LIST_BEGINS.search(sentence, total.end)
    if colon is None or any(one.start < colon.start() for one in others):
        return ()
    return others


def _added(total: Quantity, parts: Sequence[Quantity], enough: int) -> int | None:
    """The sum of the parts where it should be the total and isn't."""
    own = [one for one in parts if not one.is_total and one.value < total.value]
    own = [one for one in own if one.value * 100 >= total.value]
    added = sum(one.value for one in own)
    near = total.value < 2 * added < 4 * total.value
    return added if len(own) >= enough and near and added != total.value else None


def percent_differs(text: str) -> tuple[int, int, str, int] | None:
    """(part, whole, percentage as printed, percentage as counted) where one share is said of a
    part and a whole of the same thing.
    """
    shares = list(PERCENT.finditer(text))
    found = list(quantities(text))
    if len(shares) != 1:
        return None
    said = float(shares[0][1].replace(",", "."))
    wholes = [one for one in found if one.is_total and one.end < shares[0].start()]
    if not wholes:
        return None
    whole = wholes[-1]
    parts = [one for one in found if one.end < whole.start and one.value < whole.value]
    parts = [one for one in parts if one.of & whole.of]
    if not parts:
        return None
    part = parts[-1]
    counted = 100 * part.value / whole.value
    more = shares[0][2] is not None  # «70 гаруй хувь» is 70 or more
    if (more and counted < said) or abs(counted - said) > 5:
        return part.value, whole.value, shares[0][1], round(counted)
    return None


def letters_unaccounted(text: str) -> tuple[int, int, int] | None:
    """(came, settled, under way) where the last two don't make the first."""
    came, settled, way = CAME.search(text), SETTLED.search(text), UNDER_WAY.search(text)
    if not (came and settled and way):
        return None
    numbers = int(came[1]), int(settled[1] or settled[2]), int(way[1])
    return numbers if numbers[1] + numbers[2] != numbers[0] else None
