"""Nomin of the legal unit pastes rows as they come; each rule has a row of its own."""

import pytest

from tamga.implementation.reading import Code, DecisionKind, Fate
from tests.implementation_reading.reports import (
    COLUMNS,
    HEADER,
    NOT_DUE,
    TITLE,
    codes,
    document,
    document_of,
    first,
    lines,
    read,
    read_rows,
    row,
    scores,
    table_of,
)


def test_rows_in_order_leave_nothing_to_say():
    reading = read_rows(first(), row(2), row(3, self_="Х.Б", superior="Х.Б"))

    assert scores(reading) == {1: (70, 70), 2: (70, 70), 3: (None, None)}
    assert codes(reading) == set()
    assert [each.decision for each in reading.measures] == [0, 0, 0]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("70%", "100%"), (70, 100)),
        (("70 %", "100 %"), (70, 100)),
        (("70", "100"), (70, 100)),
        (("70.0%", "100,0%"), (70, 100)),
        (("70% 100%", ""), (70, 100)),
        (("0%", "0%"), (0, 0)),
        (("Х.Б", "ХБ"), (None, None)),
        (("хугацаа болоогүй байна.", "Хэрэгжих хугацаа болоогүй"), (None, None)),
        (("Хугацaа болоогүй", "Х/Б"), (None, None)),  # a Latin a
    ],
)
def test_ways_to_write_a_score(cells, expected):
    assert scores(read_rows(first(), row(2, self_=cells[0], superior=cells[1])))[2] == expected


@pytest.mark.parametrize("score", ["65%", "170%", "1000%", "0.7", "99999%", "12,5%"])
def test_a_score_off_the_scale_is_kept_out(score):
    reading = read_rows(first(), row(2, self_=score))

    assert Code.SCORE_OFF_SCALE in codes(reading, of=2) or Code.STRAY_CELL in codes(reading, of=2)
    measure = reading.measures[1]
    assert (measure.self_score, measure.self_missing) == (None, True)
    assert (reading.own.missing, reading.own.not_due) == (1, 0)
    assert (reading.superior.missing, reading.superior.certain_result) == (0, 2)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("", "70%"), Code.SELF_MISSING),
        (("70%", ""), Code.SUPERIOR_MISSING),
        (("70%", "-"), Code.SUPERIOR_MISSING),
        (("", ""), Code.SCORES_MISSING),
    ],
)
def test_a_missing_score_is_no_zero_and_no_not_due(cells, code):
    reading = read_rows(first(), row(2, self_=cells[0], superior=cells[1]), row(3))

    assert code in codes(reading, of=2)
    assert [each.number for each in reading.measures] == [1, 2, 3]
    assert reading.own.missing + reading.superior.missing == cells.count("") + cells.count("-")


def test_a_blank_beside_not_due_is_not_due_and_named():
    reading = read_rows(first(), row(2, self_=NOT_DUE, superior=""))

    assert reading.superior.not_due == 1
    assert codes(reading, of=2) == {Code.BLANK_BESIDE_NOT_DUE}


def test_an_unnumbered_provision_fills_the_missing_number_and_shares_the_score():
    shared = row(provision="4. Зардлыг гаргах.", progress="", self_="", superior="")
    reading = read_rows(first(), shared, row(3))

    assert [(each.number, each.joint_with) for each in reading.measures] == [
        (1, None),
        (2, 1),
        (3, None),
    ]
    assert scores(reading)[2] == (70, 70)
    assert codes(reading) == {Code.NUMBER_SHARES}


def test_where_no_number_is_missing_it_joins():
    shared = row(provision="4. Зардлыг гаргах.", progress="", self_="", superior="")
    reading = read_rows(first(), shared, row(2))

    assert [each.number for each in reading.measures] == [1, 2]
    assert reading.measures[0].provision.endswith("4. Зардлыг гаргах.")
    assert codes(reading) == {Code.PROVISION_WITHOUT_NUMBER}


def test_the_printed_total_tells_of_a_last_number_that_is_blank():
    last = row(provision="4. Зардлыг гаргах.", progress="", self_="", superior="")
    after = ("Нийт арга хэмжээний тоо: 2",)
    reading = read(document_of(first(), last, after=after))

    assert [(each.number, each.joint_with) for each in reading.measures] == [(1, None), (2, 1)]


def test_a_blank_number_between_two():
    reading = read_rows(first(), row("", self_="30%", superior="30%"), row(3))

    assert scores(reading)[2] == (30, 30)
    assert codes(reading) == {Code.NUMBER_BLANK}


def test_a_torn_row_takes_the_side_whose_scores_it_repeats():
    not_due = row(2, self_=NOT_DUE, superior=NOT_DUE)
    torn = row(provision="ажлыг дуусгах;", self_="100%", superior="100%")
    reading = read_rows(first(), not_due, torn, row(3, self_="100%", superior="100%"))

    assert scores(reading) == {1: (70, 70), 2: (None, None), 3: (100, 100)}
    assert len(reading.measures[2].places) == 2
    assert codes(reading) == {Code.TORN_ROW}


def test_scores_below_a_page_break_belong_to_the_number_above_it():
    top = row(2, provision="1. Хашааг", progress="", self_="", superior="")
    end = row(provision="засах.", progress="Зассан.", self_="50%", superior="50%")
    reading = read_rows(first(), top, COLUMNS, end, row(3))

    assert scores(reading)[2] == (50, 50)
    assert reading.measures[1].provision == "1. Хашааг засах."


def test_scores_that_contradict_are_named_and_the_first_kept():
    torn = row(provision="үргэлжлэл", self_="30%", superior="30%")
    reading = read_rows(first(), torn, row(2, self_="100%", superior="100%"))

    assert scores(reading) == {1: (70, 70), 2: (100, 100)}
    assert Code.SCORES_CONTRADICT in codes(reading, of=1)


def test_a_number_printed_twice_counts_once():
    reading = read_rows(first(), row(2), row(2, self_="30%", superior="30%"), row(4))

    assert scores(reading) == {1: (70, 70), 2: (70, 70), 3: (30, 30), 4: (70, 70)}
    assert Code.NUMBER_TWICE in codes(reading)


@pytest.mark.parametrize("misread", ["570", "0", "9999"])
def test_a_misread_number_moves_no_other(misread):
    reading = read_rows(first(), row(misread), row(3), row(4))

    assert [each.number for each in reading.measures] == [1, 2, 3, 4]
    assert Code.NUMBER_UNLIKELY in codes(reading)


def test_a_missing_number_is_named():
    reading = read_rows(first(), row(2), row(6))

    missing = next(each for each in reading.problems if each.code is Code.NUMBER_MISSING)
    assert (missing.numbers, missing.params["missing"]) == ((3, 4, 5), "3–5")


def test_what_stands_alone_among_numbers_is_the_measures_unless_a_decision_begins():
    reading = read_rows(
        first(),
        ("2", "", "", "2. Ус зөөх.", "Зөөсөн.", "70%", "70%"),
        ("2", "3", "Мод тарих тухай 2025-02-02 Дугаар 2025_A/20", "1. Тарих.", "", "70%", "70%"),
        ("4", "", "", "2. Услах.", "Усалсан.", "70%", "70%"),
    )

    assert [each.number for each in reading.measures] == [1, 2, 3, 4]
    assert [each.order for each in reading.decisions] == [1, 2]
    assert [each.decision for each in reading.measures] == [0, 0, 1, 1]


def test_cells_one_column_off_are_put_back():
    reading = read_rows(
        first(),
        ("", "", "2", "", "2. Ус зөөх.", "Зөөсөн.", "30%", "50%"),
        ("", "3", "", "", "3. Мод тарих.", "Тарьсан.", "50%", "30%"),
        ("4", "Мод тарих тухай 2025-02-02 Дугаар 2025_A/20", "1. Тарих.", "Явж.", "0%", "30%", ""),
    )

    assert scores(reading) == {1: (70, 70), 2: (30, 50), 3: (50, 30), 4: (0, 30)}
    texts = [(each.provision, each.progress) for each in reading.measures[1:]]
    assert texts == [
        ("2. Ус зөөх.", "Зөөсөн."),
        ("3. Мод тарих.", "Тарьсан."),
        ("1. Тарих.", "Явж."),
    ]
    assert reading.decisions[-1].number == "А/20"
    assert Code.CELLS_SHIFTED in codes(reading)


def test_a_cell_that_no_column_takes_is_named():
    reading = read_rows(first(), (*row(2), "гар бичмэл"), ("", "3а", *row(3)[2:]), row(4))

    assert {each.params["text"] for each in reading.problems if each.code is Code.STRAY_CELL} == {
        "гар бичмэл",
        "3а",
    }
    assert [each.number for each in reading.measures] == [1, 2, 3, 4]


def test_headings_name_the_kind_of_decision():
    reading = read_rows(
        ("Засаг даргын захирамж", *[""] * 6),
        first(),
        ("Тамгын газрын даргын тушаал", *[""] * 6),
        row(2, order=2, decision="Жижүүр гаргах тухай 2025-02-01 Дугаар Б/7"),
        ("Засаг даргын албан даалгавар", *[""] * 6),
        row(3, order=3, decision="Галаас сэргийлэх тухай 2025-02-01 Дугаар 2025_03"),
    )

    assert [(each.kind, each.number) for each in reading.decisions] == [
        (DecisionKind.GOVERNOR_ORDER_A, "А/12"),
        (DecisionKind.OFFICE_ORDER_B, "Б/7"),
        (DecisionKind.OFFICIAL_ASSIGNMENT, "3"),
    ]
    assert [each.fate for each in reading.rows].count(Fate.HEADING) == 3


def test_a_table_without_a_header_is_read_by_its_form():
    reading = read(document_of(before=(), after=()))
    assert codes(reading) >= {Code.NO_MEASURES, Code.YEAR_MISSING}

    bare = read_of(first(), row(2))
    assert [each.number for each in bare.measures] == [1, 2]


def read_of(*rows):
    """The reading of a table with nothing around it."""
    return read(document(table_of(*rows)))


def test_hostile_cells_are_texts():
    evil = "=HYPERLINK(0)<script>alert(1)</script>%(x)s{{ x }}\u202e"
    reading = read_rows(first(provision=evil, progress="<p onclick=x>Зассан</p>"), row(2))

    assert "<script>" in reading.measures[0].provision
    assert reading.measures[0].progress == "Зассан"
    assert Code.MARKUP_LEFT in codes(reading, of=1)


def test_a_table_without_the_column_of_running_numbers():
    header = ("№", "Шийдвэрийн нэр", "Заалт", "Явц", "Өөрийн үнэлгээ", "Дээд шатны үнэлгээ")
    decision = "Мод тарих тухай 2025-02-02 Дугаар 2025_A/20"
    reading = read_of(
        header,
        ("1", decision, "1. Тарих.", "Тарьсан.", "70%", "50%"),
        ("2", "", "2. Услах.", "Усалсан.", NOT_DUE, NOT_DUE),
    )

    assert scores(reading) == {1: (70, 50), 2: (None, None)}
    assert reading.decisions[0].number == "А/20"


def test_a_number_out_of_order_stays_its_own():
    reading = read_rows(first(), row(9), row(2), row(3), row(4), row(""), row(6))

    assert [each.number for each in reading.measures] == [1, 2, 3, 4, 5, 6]
    assert Code.NUMBER_UNLIKELY in codes(reading)
    swapped = read_rows(first(), row(2), row(4), row(3), row(""), row(6))
    assert [each.number for each in swapped.measures] == [1, 2, 3, 4, 5, 6]
    assert Code.NUMBER_OUT_OF_ORDER in codes(swapped)


def test_scores_torn_off_make_no_measure_of_their_own():
    top = row(2, provision="1. Хашааг", progress="", self_="", superior="")
    end = row(provision="засах.", self_="50%", superior="50%")
    reading = read_rows(first(), top, end, row(4))

    assert scores(reading) == {1: (70, 70), 2: (50, 50), 4: (70, 70)}
    assert codes(reading, of=3) == {Code.NUMBER_MISSING}


def test_a_line_between_the_pages_is_a_heading_if_rows_follow():
    pages = [
        table_of(HEADER, COLUMNS, first()),
        table_of(COLUMNS, row(2), number=2),
        table_of(HEADER, row(3), number=3),
    ]
    groups, notes = ("Засаг даргын захирамж", "Албан даалгавар"), ("ххх", "2025-06-20")
    reading = read(
        document(
            *lines((*TITLE, groups[0])),
            pages[0],
            *lines(groups[1:]),
            pages[1],
            *lines(notes),
            pages[2],
        )
    )

    assert [each.group for each in reading.measures] == [groups[0], groups[1], groups[1]]
    unknown = [each for each in reading.problems if each.code is Code.LINE_NOT_UNDERSTOOD]
    assert [each.params["text"] for each in unknown] == ["ххх"]


def test_a_header_in_another_order_is_none():
    reading = read_of(HEADER[::-1], first(), row(2))

    assert reading.rows[0].fate is not Fate.HEADER
    assert [each.number for each in reading.measures] == [1, 2]
