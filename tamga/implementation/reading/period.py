"""Which period a report is about, by its title."""

import re
from datetime import date

from tamga.implementation.reading.texts import key

_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_HALF = key("хагас жил")
_SECOND = tuple(
    map(key, ("сүүлийн хагас", "2 дугаар хагас", "хоёрдугаар хагас", "2-р хагас", "сүүл хагас"))
)
_QUARTER = re.compile(rf"([1-4]) ?-?(?:{key('дүгээр')}|{key('дугаар')}|р) ?{key('улир')}")
_ROMAN = re.compile(rf"(?<!\w)(iv|i{{1,3}}) ?-?р? ?{key('улир')}")


def period_of(title: str, reported_on: date | None) -> str | None:
    """«2024-H1», «2024-H2», «2024-Q3», «2024»; None when no year is known.

    A year that the title lacks is that of the report's date; a title without any word for a part
    of the year is about the whole.
    """
    year = _YEAR.search(title)
    number = int(year[1]) if year else reported_on.year if reported_on else None
    if number is None:
        return None
    folded = key(title)
    if _HALF in folded:
        return f"{number}-H{2 if any(words in folded for words in _SECOND) else 1}"
    if quarter := _QUARTER.search(folded):
        return f"{number}-Q{quarter[1]}"
    if roman := _ROMAN.search(folded):
        return f"{number}-Q{('i', 'ii', 'iii', 'iv').index(roman[1]) + 1}"
    return str(number)
