"""Pages cut, cells slid and merged at random: each number once, the totals kept or a word why."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tamga.documents.tables import Paragraph, Place, Row, Table
from tamga.implementation.reading import Code, Fate, Part, Side
from tamga.implementation.reading.answer import as_json
from tamga.implementation.reading.sentences import SENTENCES, sentence
from tamga.kernel.scales import DEFAULT, rounded, summary
from tests.implementation_reading.reports import (
    COLUMNS,
    HEADER,
    NOT_DUE,
    SIGNATURES,
    TITLE,
    document,
    lines,
    read,
)

pytestmark = pytest.mark.slow

SCORES = st.sampled_from([100, 90, 70, 50, 30, 0, None])
LABELS = (
    ("Үр дүнтэй", "100%", "effective"),
    ("Тодорхой үр дүнд хүрсэн", "70-90%", "certain_result"),
    ("Эрчимжүүлэх шаардлагатай", "30-50%", "intensify"),
    ("Үр дүнгүй", "0%", "no_result"),
    ("Хэрэгжих хугацаа болоогүй", "Х.Б", "not_due"),
)


@dataclass
class Line:
    """A row on its way: cells, and which of them are carried down."""

    cells: list[str]
    merged: frozenset[int] = frozenset()
    wide: bool = False  # has an eighth cell


def shown(score):
    return NOT_DUE if score is None else f"{score}%"


@st.composite
def honest(draw):
    """(scores, lines): numbered measures under decisions, nothing slid."""
    scores = draw(st.lists(SCORES, min_size=1, max_size=14))
    found, order = [], 0
    for number, score in enumerate(scores, start=1):
        decision, shown_order = "", ""
        if number == 1 or draw(st.booleans()):
            order += 1
            decision = f"Ажил {order} зохион байгуулах тухай 2025-02-03 Дугаар 2025_A/{order + 10}"
            shown_order = str(order)
        provision = f"{draw(st.integers(1, 9))}. Заалт {number} дүгээр ажлыг хийж дуусгах."
        progress = f"Ажил {number} хийгдэж байгаа бөгөөд үр дүнг тооцсон."
        cells = [shown_order, str(number), decision, provision, progress]
        found.append(Line([*cells, shown(score), shown(score)]))
    return scores, found


def cut(line, at):
    """A page break within the texts: their ends stand in a row of their own."""
    top, end = list(line.cells), [""] * len(line.cells)
    for column in (2, 3, 4):
        words = top[column].split()
        kept = max(1, min(at, len(words) - 1))
        if len(words) > 2 and not words[kept][:1].isdigit():
            top[column], end[column] = " ".join(words[:kept]), " ".join(words[kept:])
    rest = [Line(end)] if any(end) else []
    return [Line(top, line.merged, line.wide), *rest]


def mangled(draw, line):
    """The rows that a measure's row becomes; all of them can be put right."""
    kind = draw(st.sampled_from(["as it is"] * 3 + KINDS))
    cells = line.cells
    if kind == "cut":
        return cut(line, draw(st.integers(1, 4)))
    if kind == "number in the other column" and not cells[0]:
        return [Line([cells[1], "", *cells[2:]])]
    if kind == "scores to the left" and NOT_DUE not in cells:
        return [Line([*cells[:3], f"{cells[3]} {cells[4]}", *cells[5:], ""])]
    if kind == "scores to the right":
        return [Line([*cells[:5], "", *cells[5:]], wide=True)]
    if kind == "all to the right":
        return [Line(["", *cells], wide=True)]
    if kind == "number merged over a torn row":
        top, *rest = cut(line, 2)
        for each in rest:
            each.cells[1], each.merged = cells[1], frozenset({1})
        return [top, *rest]
    return [line]


KINDS = [
    "cut",
    "number in the other column",
    "scores to the left",
    "scores to the right",
    "all to the right",
    "number merged over a torn row",
]


@st.composite
def put_on_pages(draw, rows, figures):
    """The document: rows over tables, «1 2 … 7» on top of each, headings, two cover pages."""
    pages, page = [], []
    for line in rows:
        if page and draw(st.integers(0, 3)) == 0:
            pages.append(page)
            page = []
        page.append(line)
    pages.append(page)
    blocks = [*lines(TITLE)]
    for number, of_page in enumerate(pages, start=1):
        width = 8 if any(line.wide for line in of_page) else 7
        top = [HEADER, COLUMNS] if number == 1 else [COLUMNS]
        listed = [Line([*each, *[""] * (width - 7)]) for each in top]
        listed += [Line([*each.cells, ""][:width], each.merged) for each in of_page]
        made = (
            Row(Place(number, at), tuple(each.cells), each.merged)
            for at, each in enumerate(listed, start=1)
        )
        blocks.append(Table((), tuple(made)))
    blocks += lines(SIGNATURES)
    for offset, side in enumerate(("(Өөрийн үнэлгээ)", "(Дээд шатны байгууллагын үнэлгээ)"), 1):
        rows_ = [(name, limits, str(getattr(figures, code))) for name, limits, code in LABELS]
        blocks += [*lines([side]), Paragraph(f"Нийт арга хэмжээний тоо: {figures.total}")]
        place = len(pages) + offset
        made = (Row(Place(place, at), cells) for at, cells in enumerate(rows_, start=1))
        blocks.append(Table((), tuple(made)))
        if figures.mean is not None:
            blocks.append(Paragraph(f"Хэрэгжилт {rounded(figures.mean)} хувьтай байна."))
    return document(*blocks)


@st.composite
def reports(draw):
    """(scores, document) of a report that slid in ways that can be put right."""
    scores, rows = draw(honest())
    listed = [each for line in rows for each in mangled(draw, line)]
    return scores, draw(put_on_pages(listed, summary(scores)))


@settings(deadline=None, max_examples=300)
@given(reports())
def test_what_slid_is_put_right(found):
    scores, handed_in = found
    reading = read(handed_in)

    assert [each.number for each in reading.measures] == list(range(1, len(scores) + 1))
    assert [each.self_score for each in reading.measures] == scores
    assert (reading.own, reading.superior) == (summary(scores), summary(scores))
    assert Code.HEADLINE_DIFFERS not in {each.code for each in reading.problems}
    for number, measure in enumerate(reading.measures, start=1):
        assert f"Заалт {number} дүгээр ажлыг хийж дуусгах." in measure.provision
        decision = reading.decisions[measure.decision]
        assert decision.number == f"А/{(decision.order or 0) + 10}"
    check_account(handed_in, reading)


@st.composite
def damaged(draw):
    """The same with numbers and scores lost, shared cells, and rows that nobody can explain."""
    scores, rows = draw(honest())
    listed = []
    for at, line in enumerate(rows):
        kind = draw(st.sampled_from(["as it is"] * 4 + DAMAGE))
        cells = line.cells
        if kind == "number lost":
            cells = [cells[0], "", *cells[2:]]
        elif kind == "number misread":
            cells = [cells[0], str(draw(st.integers(0, 9999))), *cells[2:]]
        elif kind == "score lost":
            cells = [*cells[:5], "", cells[6]]
        elif kind == "scores lost":
            cells = [*cells[:5], "", ""]
        elif kind == "score off the scale":
            cells = [*cells[:5], draw(st.sampled_from(["65%", "170%", "7000%", "12.5%"])), cells[6]]
        elif kind == "row of nothing known":
            listed.append(Line([draw(st.text(max_size=8)) for _ in range(7)]))
        elif kind == "shares the score above" and at and _stands(listed[-1], scores[at - 1]):
            scores[at] = scores[at - 1]
            cells = [*cells[:5], *listed[-1].cells[5:7]]
            listed.append(Line(cells, frozenset({5, 6})))
            continue
        listed += mangled(draw, Line(cells, line.merged))
    return scores, draw(put_on_pages(listed, summary(scores)))


def _stands(line, score):
    """Whether a row has that score in both columns."""
    return line.cells[5:7] == [shown(score)] * 2


DAMAGE = [
    "number lost",
    "number misread",
    "score lost",
    "scores lost",
    "score off the scale",
    "row of nothing known",
    "shares the score above",
]


@settings(deadline=None, max_examples=400)
@given(damaged())
def test_each_number_once_and_the_totals_or_a_word_why(found):
    scores, handed_in = found
    reading = read(handed_in)

    numbers = [each.number for each in reading.measures]
    said = {each.code for each in reading.problems}
    assert len(set(numbers)) == len(numbers)
    if numbers != list(range(1, len(scores) + 1)):
        assert said & {Code.NUMBER_MISSING, Code.HEADLINE_DIFFERS, Code.NO_MEASURES}
    if (reading.own, reading.superior) != (summary(scores), summary(scores)):
        assert said & {Code.HEADLINE_DIFFERS, Code.NO_MEASURES}
    check_account(handed_in, reading)


CELL = st.one_of(
    st.just(""),
    st.text(max_size=12),
    st.sampled_from(["1", "2", "3", "70%", "100%", NOT_DUE, "Х.Б", "-", "ХЯНАСАН", "(үнэлгээ)"]),
    st.sampled_from(
        ["2025-02-03 Дугаар 2025_A/1", "1. Заалт", "тухай", "Нийт арга хэмжээ 5", "<p>"]
    ),
    st.sampled_from(HEADER),
)
ANY_ROW = st.tuples(st.lists(CELL, max_size=9), st.frozensets(st.integers(0, 8), max_size=3))


@settings(deadline=None, max_examples=400)
@given(st.lists(st.one_of(CELL, st.lists(ANY_ROW, min_size=1, max_size=8)), max_size=6))
def test_any_document(blocks):
    made, tables = [], 0
    for block in blocks:
        if isinstance(block, str):
            made += lines([block] if block.strip() else [])
            continue
        tables += 1
        placed = enumerate(block, start=1)
        rows = tuple(Row(Place(tables, at), tuple(cells), merged) for at, (cells, merged) in placed)
        made.append(Table((), rows))
    handed_in = document(*made)
    reading = read(handed_in)

    check_account(handed_in, reading)
    numbers = [each.number for each in reading.measures]
    assert len(set(numbers)) == len(numbers)


def check_account(handed_in, reading):
    """Every row has one fate, and that fate is true."""
    places = [row.place for table in handed_in.tables for row in table.rows]
    assert [each.place for each in reading.rows] == places
    by_number = {each.number: each for each in reading.measures}
    for each in reading.rows:
        if each.fate in (Fate.MEASURE, Fate.JOINED):
            measure = by_number[each.number]
            assert each.place in measure.places
            assert (each.place == measure.place) == (each.fate is Fate.MEASURE)
        else:
            assert each.number is None
        if each.fate is Fate.PROBLEM:
            assert each.place in {problem.place for problem in reading.problems}
    assert sum(len(each.places) for each in reading.measures) == sum(
        each.fate in (Fate.MEASURE, Fate.JOINED) for each in reading.rows
    )
    assert reading.own.total == reading.superior.total == len(reading.measures)
    for problem in reading.problems:
        assert "%(" not in sentence(problem)
    assert as_json(reading)["self"]["total"] == len(reading.measures)


def test_every_code_has_a_sentence():
    assert set(SENTENCES) == set(Code)
    assert (len(Part), len(Side)) == (3, 2)
    assert DEFAULT.values == (0, 30, 50, 70, 90, 100)
