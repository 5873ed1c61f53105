"""The codes of reporting periods: «2024-H1», «2024-Q3», «2024»."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tamga.kernel.mongolian.numbers import ordinal

CODE = re.compile(r"(?P<year>\d{4})(?:-(?P<part>H[12]|Q[1-4]))?")


class SpanKind(StrEnum):
    """How long a period is."""

    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


@dataclass(frozen=True)
class Span:
    """A period by its code; ``starts_on`` and ``ends_on`` are both inside."""

    code: str
    kind: SpanKind
    starts_on: date
    ends_on: date

    @property
    def words(self) -> str:
        """«2024 оны хагас жил», «2024 оны 3 дугаар улирал», «2024 он», as a heading says it.

        The first half is printed without «эхний»: the report of the second half covers the year.
        """
        if self.kind is SpanKind.YEAR:
            return f"{self.starts_on.year} он"
        return f"{self.starts_on.year} оны {self._part('жил', 'улирал')}"

    @property
    def of(self) -> str:
        """«2024 оны хагас жилийн», «2024 оны 3 дугаар улирлын», «… жилийн эцсийн» хэрэгжилт."""
        year = f"{self.starts_on.year} оны"
        if self.kind is SpanKind.YEAR:
            return f"{year} жилийн эцсийн"
        return f"{year} {self._part('жилийн', 'улирлын')}"

    def _part(self, year: str, quarter: str) -> str:
        part = self.code[5:]
        if self.kind is SpanKind.HALF:
            return f"хагас {year}" if part == "H1" else f"сүүлийн хагас {year}"
        return f"{ordinal(int(part[1]))} {quarter}"


def span_of(code: str) -> Span:
    """The period that a code names; raises ValueError for anything else."""
    found = CODE.fullmatch(code.strip().upper())
    if not found or not 1992 <= int(found["year"]) <= 2200:
        raise ValueError(code)
    year, part = int(found["year"]), found["part"]
    if part is None:
        return Span(str(year), SpanKind.YEAR, date(year, 1, 1), date(year, 12, 31))
    months = 6 if part[0] == "H" else 3
    first = (int(part[1]) - 1) * months + 1
    kind = SpanKind.HALF if part[0] == "H" else SpanKind.QUARTER
    after = date(year + (first + months > 12), (first + months - 1) % 12 + 1, 1)
    return Span(f"{year}-{part}", kind, date(year, first, 1), after - timedelta(days=1))
