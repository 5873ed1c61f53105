"""Title, unit, place, date, figures and signatures around the table."""

from datetime import date
from decimal import Decimal

import pytest

from tamga.documents.tables import Paragraph
from tamga.implementation.reading import Code, Part, Side
from tamga.implementation.reading.period import period_of
from tests.implementation_reading.reports import (
    COLUMNS,
    HEADER,
    TITLE,
    codes,
    document,
    document_of,
    first,
    lines,
    read,
    row,
    table_of,
)


def with_lines(before=TITLE, after=()):
    return read(document_of(first(), before=before, after=after))


def test_the_head():
    reading = with_lines()

    assert reading.title == "АЙМГИЙН ЗАСАГ ДАРГЫН ЗАХИРАМЖИЙН 2025 ОНЫ ХАГАС ЖИЛИЙН ХЭРЭГЖИЛТ"
    assert (reading.unit_name, reading.place) == ("Хүрэнбулаг сум", "Булаг")
    assert (reading.period, reading.reported_on) == ("2025-H1", date(2025, 6, 20))  # Friday


@pytest.mark.parametrize(
    "line",
    [
        "2025 оны 06 дугаар сарын 20 Булаг",
        "2025 оны 6-р сарын 20-ны өдөр    Булаг",
        "Булаг 2025-06-20",
    ],
)
def test_date_and_place_on_one_line(line):
    reading = with_lines(before=(*TITLE[:3], line))

    assert (reading.reported_on, reading.place) == (date(2025, 6, 20), "Булаг")  # Friday


def test_what_is_not_there_is_named():
    reading = with_lines(before=())

    assert codes(reading) >= {
        Code.YEAR_MISSING,
        Code.UNIT_MISSING,
        Code.DATE_MISSING,
        Code.PLACE_MISSING,
        Code.SIGNERS_MISSING,
    }


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("… 2025 ОНЫ ХАГАС ЖИЛИЙН ХЭРЭГЖИЛТ", "2025-H1"),
        ("… 2025 оны эхний хагас жилийн биелэлт", "2025-H1"),
        ("… 2025 оны сүүлийн хагас жилийн биелэлт", "2025-H2"),
        ("… 2025 оны жилийн эцсийн хэрэгжилт", "2025"),
        ("… 2025 оны 3 дугаар улирлын хэрэгжилт", "2025-Q3"),
        ("… 2025 оны 1-р улирал", "2025-Q1"),
        ("… 2025 оны IV улирал", "2025-Q4"),
        ("Хагас жилийн хэрэгжилт", "2024-H1"),
    ],
)
def test_periods(title, period):
    assert period_of(title, date(2024, 6, 20)) == period  # Thursday


def test_without_any_year_there_is_no_period():
    assert period_of("Хагас жилийн хэрэгжилт", None) is None


@pytest.mark.parametrize(
    ("signature", "name", "role", "part"),
    [
        (("ХЯНАСАН", "ДАРГА Б.СҮХ"), "Б.Сүх", "Дарга", Part.CHECKED),
        (("ХЯНАСАН: ЗДТГ-ын дарга Б.Сүх",), "Б.Сүх", "ЗДТГ-ын дарга", Part.CHECKED),
        (("Хянасан", "Дарга ......... /Б.Сүх/"), "Б.Сүх", "Дарга", Part.CHECKED),
        (("БАТЛАВ", "ЗАСАГ ДАРГА", "Л.ОЮУН-ЭРДЭНЭ"), "Л.Оюун-Эрдэнэ", "Засаг дарга", Part.APPROVED),
        (
            ("ТАЙЛАН ГАРГАСАН", "ИТХ-ЫН НАРИЙН БИЧГИЙН ДАРГА Д. НОМИН"),
            "Д.Номин",
            "Итх-ын нарийн бичгийн дарга",
            Part.MADE,
        ),
        (("БЭЛТГЭСЭН", "АРХИВЧ Д.НOМИН"), "Д.Номин", "Архивч", Part.MADE),  # a Latin O
    ],
)
def test_signatures(signature, name, role, part):
    (signer,) = with_lines(after=signature).signers

    assert (signer.name, signer.part) == (name, part)
    assert signer.role.casefold() == role.casefold()


def test_the_trace_of_a_stamp_is_left_out_and_named():
    reading = with_lines(after=("ХЯНАСАН", "ТАМГЫН ГАЗРЫН", "ДАРГА Тэмдгтэн Б.СҮХ"))

    assert reading.signers[0].role == "Тамгын газрын дарга"
    assert [each.params["text"] for each in reading.problems if each.code is Code.STAMP_NOISE] == [
        "Тэмдгтэн"
    ]


def test_a_signature_without_a_name_and_words_that_are_no_label():
    reading = with_lines(after=("ХЯНАСАН", "ТАМГЫН ГАЗРЫН ДАРГА"))
    assert Code.SIGNER_WITHOUT_NAME in codes(reading)

    progress = ("", "", "", "", "Хянасан байна.", "", "")
    reading = read(document_of(first(), progress, row(2)))
    assert reading.measures[0].progress == "Зассан. Хянасан байна."
    assert len(reading.measures) == 2


def figures(total, mean, *counts):
    names = ("Үр дүнтэй", "Тодорхой үр дүнд хүрсэн", "Эрчимжүүлэх", "Үр дүнгүй", "Хугацаа болоогүй")
    limits = ("100%", "70-90%", "30-50%", "0%", "Х.Б")
    rows = [("", *each) for each in zip(names, limits, counts, strict=True)]
    return [
        Paragraph(f"Нийт арга хэмжээ: {total}"),
        table_of(*rows, number=9),
        Paragraph(f"Хэрэгжилт {mean} хувьтай байна."),
    ]


def test_the_cover_pages_may_stand_in_front():
    own, above = lines(["(Өөрийн үнэлгээ)"]), lines(["(Дээд шатны байгууллагын үнэлгээ)"])
    reading = read(
        document(
            *lines(TITLE[:2]),
            *own,
            *lines(TITLE[3:]),
            *figures(1, 70, "-", "1", "-", "-", "-"),
            *above,
            *figures(1, 70, "0", "1", "0", "0", "0"),
            *lines(TITLE),
            table_of(HEADER, COLUMNS, first()),
        )
    )

    assert set(reading.headlines) == {Side.OWN, Side.SUPERIOR}
    assert reading.headlines[Side.OWN].mean == Decimal(70)
    assert reading.headlines[Side.SUPERIOR].certain_result == 1
    assert codes(reading) == {Code.SIGNERS_MISSING}
    assert reading.unit_name == "Хүрэнбулаг сум"


def test_a_headline_that_differs_names_both_numbers():
    after = figures(2, "72.5", "1", "1", "-", "-", "-")
    reading = read(
        document(
            *lines(TITLE),
            table_of(HEADER, COLUMNS, first(), number=1),
            *lines(["ХЯНАСАН", "Б.СҮХ"]),
            *after,
        )
    )

    differing = {
        each.params["figure"]: (each.params["printed"], each.params["counted"])
        for each in reading.problems
        if each.code is Code.HEADLINE_DIFFERS
    }
    assert differing == {"total": ("2", "1"), "effective": ("1", "0"), "mean": ("72.5", "70")}


@pytest.mark.parametrize(("printed", "agrees"), [("66.67", True), ("67", True), ("66.6", False)])
def test_a_mean_agrees_as_exactly_as_it_is_printed(printed, agrees):
    rows = (first(self_="100%"), row(2, self_="70%"), row(3, self_="30%"))
    after = figures(3, printed, "1", "1", "1", "-", "-")
    reading = read(
        document(
            *lines(TITLE), table_of(HEADER, COLUMNS, *rows), *lines(["(Өөрийн үнэлгээ)"]), *after
        )
    )

    assert (Code.HEADLINE_DIFFERS not in codes(reading)) is agrees


def test_a_second_date_is_named():
    assert Code.DATES_DIFFER in codes(with_lines(after=("2025 оны 06 дугаар сарын 21",)))


def test_a_line_of_nothing_is_named():
    reading = with_lines(after=("ххх",))
    assert [
        each.params["text"] for each in reading.problems if each.code is Code.LINE_NOT_UNDERSTOOD
    ] == ["ххх"]
