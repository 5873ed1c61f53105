"""The fixed Mongolian words of the official form; it is printed in Mongolian in every interface."""

from decimal import ROUND_HALF_UP, Decimal

from tamga.implementation.report.model import Mark, Report
from tamga.kernel.scales import Summary

COLUMNS = (
    "Шийдвэр Д/д",
    "Заалт Д/д",
    "Шийдвэрийн нэр, огноо, дугаар",
    "Холбогдох заалтын агуулга",
    "Хэрэгжилтийн явц",
    "Өөрийн үнэлгээ",
    "Дээд шатны байгууллагын үнэлгээ",
)
NOT_DUE = "Хугацаа болоогүй"
OWN, SUPERIOR = "Өөрийн үнэлгээ", "Дээд шатны байгууллагын үнэлгээ"
CHECKED, MADE, APPROVED = "ХЯНАСАН", "БИЕЛЭЛТ ГАРГАСАН", "БАТАЛСАН"
ACTING = "Түр орлон гүйцэтгэгч, томилсон шийдвэр"
LETTER, VERSION = "Албан бичгийн дугаар", "Засварласан хувилбар"
REASON = "Засварласан шалтгаан"
TOTAL = "Хэрэгжилт гаргах нийт арга хэмжээний тоо"
OF_WHICH = "Үүнээс"
DRAFT = "ТӨСӨЛ"
UNNAMED = "Нэр нь уншигдаагүй шийдвэр"
BANDS = (
    ("effective", "Үр дүнтэй", "100%"),
    ("certain_result", "Тодорхой үр дүнд хүрсэн", "70-90%"),
    ("intensify", "Эрчимжүүлэх шаардлагатай", "30-50%"),
    ("no_result", "Үр дүнгүй", "0%"),
    ("not_due", "Хэрэгжих хугацаа болоогүй", "Х.Б"),
)


def score(mark: Mark) -> str:
    """The cell of a score: «70%», «Хугацаа болоогүй», or blank where it is missing or shared."""
    if mark.shared or mark.missing:
        return ""
    return NOT_DUE if mark.not_due else f"{mark.score}%"


def percent(mean: Decimal | None) -> str:
    """«75», «78.22»; «–» where nothing was scored."""
    if mean is None:
        return "–"
    shown = mean.quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
    return f"{shown:f}"


def bands(summary: Summary) -> list[tuple[str, str, str]]:
    """(name, range, count) of the five lines of a cover page; none is printed as a dash."""
    return [(name, limits, str(getattr(summary, code) or "-")) for code, name, limits in BANDS]


def notes(report: Report) -> list[str]:
    """The lines at the end of an issued report: its letter, and what a correction changed."""
    lines = [f"{LETTER}: {report.letter_number}"] if report.letter_number else []
    if report.version > 1:
        lines += [f"{VERSION}: {report.version}", *report.changes]
    return lines
