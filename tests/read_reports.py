"""A half-year of Сүлд as the stories of reports need it: four measures, scored by the soum."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from django.utils import timezone

from tamga.accounts.enums import Role
from tamga.accounts.models import User
from tamga.implementation.actions import save_reading
from tamga.implementation.actions.checking import check_off
from tamga.implementation.actions.correcting import correct, take_back
from tamga.implementation.actions.issuing import issue
from tamga.implementation.actions.scanning import attach_scan
from tamga.implementation.actions.signing_off import sign_off
from tamga.implementation.enums import Side
from tamga.implementation.exports.excel import workbook
from tamga.implementation.models import Assessment, IssuedReport, Measure, Period, Source
from tamga.implementation.reading import read_report
from tamga.implementation.report import Cover, Group, Mark, Report, Row, words
from tamga.implementation.rules import figures
from tamga.kernel.scales import DEFAULT
from tamga.organizations.actions import appoint
from tests.stories import START, Soum, hire, moment

DAY = moment("2026-07-06")  # Monday
ROWS = (
    Row(1, 1, "Мал тоолох тухай 2025-11-24 Дугаар 2025_А/635", "2. Мал тоолох", "Тоолсон.",
        Mark(100), Mark(90)),
    Row(2, None, "", "4. Тооллогыг санхүүжүүлэх", "Санхүүжүүлсэн.", Mark(70), Mark()),
    Row(3, 2, "Ой сэргээх тухай 2026-01-05 Дугаар 2026_А/27", "1. Мод тарих", "Намар тарина.",
        Mark(not_due=True), Mark(not_due=True)),
    Row(4, None, "", "3. Мод хамгаалах", "Хамгаалсан.", Mark(50), Mark()),
)  # fmt: skip


def half_year(
    soum: Soum, *rows: Row, code: str = "2026-H1", source: str = "governor-orders"
) -> Period:
    """The period with these measures, read in from a table that the office had."""
    listed = rows or ROWS
    covers = (
        Cover(name, figures(marks, DEFAULT), "")
        for name, marks in (
            (words.OWN, [row.own for row in listed]),
            (words.SUPERIOR, [row.superior for row in listed]),
        )
    )
    own, superior = covers
    report = Report(
        unit=soum.unit.name, headline="ХЭРЭГЖИЛТ", period="", place="Баянгол",
        reported_on=date(2026, 6, 25), groups=(Group("Засаг даргын захирамж", listed),),
        own=own, superior=superior,
    )  # fmt: skip
    reading = read_report(workbook(report), "хагас жил.xlsx", scale=DEFAULT)
    done = save_reading(
        soum.unit, reading, DEFAULT, source=Source.objects.get(code=source), code=code, file=None,
        by=soum.people["bolormaa"], at=START,
    )  # fmt: skip
    return done.period


def scored(period: Period, number: int, score: int, *, by: User, side: Side = Side.OWN) -> None:
    """A later score of a measure."""
    measure = Measure.objects.get(period=period, number=number, dropped_at__isnull=True)
    Assessment.objects.create(
        measure=measure, side=side, score=score, scored_at=timezone.now(), scored_by=by
    )


def governor(soum: Soum) -> User:
    """Цэрэн, the governor who approves what leaves the office."""
    return hire(soum, "tseren", "Цэрэн", Role.OFFICIAL, "governor")


def acting_head(soum: Soum) -> User:
    """Уянга, who acts for the head this July by order Б/17."""
    uyanga = hire(soum, "uyanga", "Уянга", Role.OFFICE_HEAD)
    appoint(
        soum.posts["office_head"], uyanga, starts_on=date(2026, 7, 1), ends_on=date(2026, 7, 31),
        acting=True, order="Б/17", by=None, at=START,
    )  # fmt: skip
    return uyanga


def issued(
    soum: Soum, period: Period, *, number: str = "1/245", at: datetime = DAY, **more: object
) -> IssuedReport:
    """The report checked by Болормаа, signed by Мандах, issued by Болормаа an hour later each."""
    bolormaa, mandakh = soum.people["bolormaa"], soum.people["mandakh"]
    hour = timedelta(hours=1)
    check_off(period, by=bolormaa, at=at)
    sign_off(period, by=mandakh, at=at + hour)
    return issue(period, letter_number=number, by=bolormaa, at=at + 2 * hour, **more)


def on_their_way(soum: Soum) -> dict[str, object]:
    """A report at each step of its way out; the issued one was corrected and its paper scanned."""
    bolormaa, mandakh = soum.people["bolormaa"], soum.people["mandakh"]
    check, sign, leave, out = (
        half_year(soum, code=code) for code in ("2023-H1", "2023-H2", "2024-H1", "2024-H2")
    )
    check_off(check, by=bolormaa, at=DAY)
    take_back(check, why="4 дэх арга хэмжээг нягтална уу", by=mandakh, at=DAY)
    check_off(sign, by=bolormaa, at=DAY)
    check_off(leave, by=bolormaa, at=DAY)
    sign_off(leave, by=mandakh, at=DAY)
    scored(leave, 2, 90, by=bolormaa)
    issued(soum, out)
    correct(out, why="Аймгаас үнэлгээ ирсэн", by=bolormaa, at=DAY)
    scored(out, 4, 70, by=bolormaa)
    last = issued(soum, out, number="1/300", at=DAY + timedelta(days=1))
    name = "гарын-үсэг-тамгатай-хувь-" * 4 + ".pdf"
    attach_scan(last, b"%PDF-1.4", name=name, by=bolormaa, at=last.issued_at or DAY)
    return {"to_check": check.pk, "to_sign": sign.pk, "to_issue": leave.pk, "issued": out.pk}


def changed(row: Row, **fields: object) -> Row:
    """A row that says something else."""
    return replace(row, **fields)  # type: ignore[arg-type]
