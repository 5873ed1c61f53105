"""What stands around the table: title, unit, date, place, and the figures of the cover pages."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from tamga.documents.tables import Place, Row
from tamga.implementation.reading.codes import Code
from tamga.implementation.reading.model import Fate, Headline, Side
from tamga.implementation.reading.rows import Notes
from tamga.implementation.reading.signers import Signers, label_of
from tamga.implementation.reading.texts import is_not_due, key, tidy
from tamga.kernel.mongolian.date_reading import DateError, read_date
from tamga.kernel.scales import Scale

_DATE = re.compile(
    r"(?:19|20)[0-9]{2} ?(?:оны?|он) ?[0-9]{1,2} ?(?:дугаар|дүгээр|-р|р)? ?сарын [0-9]{1,2}"
    r"(?: ?-?н[ыи]й?)?(?: ?өдөр)?|(?:19|20)[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2}",
    re.I,
)
_PERCENT = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,4})?) ?(?:%|хув)", re.I)
_LAST_NUMBER = re.compile(r"([0-9]{1,5})\D{0,20}$")
_COUNT = re.compile(r"[0-9]{1,5}|[-–—]")
_PAGE_NUMBER = re.compile(r"[-–— ]*[0-9]{1,4}(?: ?/ ?[0-9]{1,4})?[-–— .]*")
_DRAFT = key("төсөл")
_ASSESSMENT, _ABOVE = key("үнэлгээ"), key("дээд")
_TOTAL = (key("нийт"), key("арга хэмжээ"))
_RESULT = tuple(map(key, ("хэрэгжилт", "биелэлт", "дундаж")))
# The first that fits: «үр дүнгүй» and «тодорхой үр дүнд хүрсэн» hold the words of «үр дүнтэй».
_BANDS = tuple(
    (key(words), code)
    for words, code in (
        ("болоогүй", "not_due"),
        ("тодорхой үр дүн", "certain_result"),
        ("эрчимжүүл", "intensify"),
        ("үр дүнгүй", "no_result"),
        ("үр дүнтэй", "effective"),
    )
)
_LONGEST_LABEL, _LONGEST_LINE = 80, 200


@dataclass
class Cover:
    """Takes the lines and rows outside of the table, in order."""

    scale: Scale
    notes: Notes
    signers: Signers
    title_lines: list[str] = field(default_factory=list)
    unit: str = ""
    place: str = ""
    reported_on: date | None = None
    headlines: dict[Side, Headline] = field(default_factory=dict)
    title_open: bool = True
    _side: Side | None = None
    _after_date: bool = False

    @property
    def title(self) -> str:
        """The title's lines as one."""
        return " ".join(self.title_lines)

    def ends_table(self, text: str) -> bool:
        """Whether a line within the table can only stand after its end."""
        return bool(
            label_of(text)
            or self._is_date(text)
            or self._is_side(text)
            or self._is_title(text)
            or _total(text) is not None
            or _mean(text) is not None
        )

    def take_line(self, text: str, place: Place | None) -> Fate | None:
        """What the line is; None when nobody knows."""
        after_date, self._after_date = self._after_date, False
        if self._is_side(text) or self._is_title(text) or self._is_date(text):
            self.signers.close()
        elif self.signers.take(text):
            self.title_open = False
            return Fate.SIGNATURE
        if text.startswith("(") and text.endswith(")"):
            return self._take_bracketed(text)
        if self._is_date(text):
            return self._take_date(text)
        if after_date and _is_place(text):
            self.place = self.place or text
            return Fate.LINE
        if (figure := _total(text)) is not None:
            return self._take_figure("total", figure, place)
        if (mean := _mean(text)) is not None:
            return self._take_figure("mean", mean, place)
        if self._is_title(text) or _PAGE_NUMBER.fullmatch(text) or key(text) == _DRAFT:
            return Fate.LINE
        if self.title_open and len(text) <= _LONGEST_LINE:
            self.title_lines.append(text)
            return Fate.LINE
        return None

    def take_figures(self, row: Row) -> bool:
        """Whether the row is one of a cover page's, «Үр дүнтэй | 100% | 14»; it is taken then."""
        cells = [text for text in map(tidy, row.cells) if text]
        if not 2 <= len(cells) <= 5 or any(len(text) > _LONGEST_LABEL for text in cells):
            return False
        if not _COUNT.fullmatch(cells[-1]):
            return False
        count = int(cells[-1]) if cells[-1].isdigit() else 0
        code = self._band(cells[:-1])
        if code is None and all(word in key(cells[0]) for word in _TOTAL):
            code = "total"
        if code is None:
            return False
        self._take_figure(code, count, row.place)
        return True

    def _band(self, cells: list[str]) -> str | None:
        for text in cells:
            for words, code in _BANDS:
                if words in key(text):
                    return code
        if any(map(is_not_due, cells)):
            return "not_due"
        return None

    def _take_figure(self, code: str, figure: int | Decimal, place: Place | None) -> Fate:
        self.title_open = False
        side = self._side or Side.OWN
        page = self.headlines.get(side)
        if page is not None and code == "total" and self._side is None and page.total is not None:
            side = Side.SUPERIOR  # a second page that doesn't say whose: the superior's follows
            self._side, page = side, self.headlines.get(side)
        page = page or Headline(side, place=place)
        if getattr(page, code) is None:
            page = replace(page, **{code: figure, "place": page.place or place})  # type: ignore[arg-type]
        self.headlines[side] = page
        return Fate.HEADLINE

    def _is_side(self, text: str) -> bool:
        inner = text.strip("()")
        return len(text) < _LONGEST_LABEL and inner != text and _ASSESSMENT in key(inner)

    def _take_bracketed(self, text: str) -> Fate | None:
        self.title_open = self.title_open and not self.title_lines
        inner = text.strip("() ")
        if self._is_side(text):
            self._side = Side.SUPERIOR if _ABOVE in key(inner) else Side.OWN
            return Fate.LINE
        if self.unit and key(inner) != key(self.unit):
            return None
        self.unit = self.unit or inner
        return Fate.LINE

    def _is_title(self, text: str) -> bool:
        """Whether it repeats the title, or one end of it."""
        short, whole = key(text), key(self.title)
        known = not self.title_open and len(short) > 12
        return known and (whole.startswith(short) or whole.endswith(short))

    def _is_date(self, text: str) -> bool:
        found = _DATE.search(text)
        if not found or len(text) > _LONGEST_LABEL:
            return False
        before, after = text[: found.start()].strip(), text[found.end() :].strip(" ,.")
        return (not before or _is_place(before)) and (not after or _is_place(after))

    def _take_date(self, text: str) -> Fate | None:
        found = _DATE.search(text)
        assert found is not None
        self.title_open = False
        try:
            day = read_date(tidy(found[0]))
        except DateError:
            return None
        if self.reported_on is not None and day != self.reported_on:
            one, other = self.reported_on.isoformat(), day.isoformat()
            self.notes.add(Code.DATES_DIFFER, one=one, other=other)
        self.reported_on = self.reported_on or day
        beside = (text[: found.start()] + text[found.end() :]).strip(" ,.")
        self.place = self.place or beside
        self._after_date = not beside
        return Fate.LINE


def _is_place(text: str) -> bool:
    """A name: few words, no digits, a capital first."""
    plain = len(text) <= 40 and len(text.split()) <= 3 and not any(map(str.isdigit, text))
    return plain and text[:1].isupper() and label_of(text) is None


def _total(text: str) -> int | None:
    if len(text) > _LONGEST_LINE or not all(word in key(text) for word in _TOTAL):
        return None
    found = _LAST_NUMBER.search(text)
    return int(found[1]) if found and "%" not in text else None


def _mean(text: str) -> Decimal | None:
    """The result in a sentence of the cover page, «… хэрэгжилт 75% хувьтай байна»."""
    if len(text) > _LONGEST_LINE or not any(word in key(text) for word in _RESULT):
        return None
    found = _PERCENT.findall(text)
    return Decimal(found[-1].replace(",", ".")) if len(found) == 1 else None
