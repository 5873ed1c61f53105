"""Whatever the bytes: tables or UnreadableFile, and no row of what was put in is lost."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tamga.documents.tables import UnreadableFile, read_tables
from tests.documents.files import cells, excel, part_of, with_part, word

pytestmark = pytest.mark.slow

LETTERS = st.characters(categories=("Lu", "Ll", "Nd"), include_characters=" .-", codec="utf-8")
CELL = st.text(LETTERS, max_size=12).map(str.strip)
GRID = st.lists(st.tuples(CELL, CELL, CELL), min_size=2, max_size=8)
STARTS = st.sampled_from([b"", b"PK\x03\x04", b"%PDF-", b"\xff\xfe", b"{\\rtf", b"\t", b"|"])


@settings(deadline=None, max_examples=200)
@given(STARTS, st.binary(max_size=600))
def test_any_bytes(start, rest):
    with contextlib.suppress(UnreadableFile):
        assert read_tables(start + rest, "plan.docx")


@settings(deadline=None, max_examples=60)
@given(st.sampled_from([word, excel]), st.data())
def test_any_text_in_place_of_a_part(make, data):
    content = make([("№", "Ажил"), ("1", "Мэдээ")])
    name = "word/document.xml" if make is word else "xl/worksheets/sheet1.xml"
    part = part_of(content, name)
    at = data.draw(st.integers(0, len(part)))
    junk = data.draw(st.binary(max_size=40) | st.just(b"<w:tbl><w:tr><w:tc/></w:tr></w:tbl>"))
    with contextlib.suppress(UnreadableFile):
        assert read_tables(with_part(content, name, part[:at] + junk + part[at:]), "plan")


def written(grid):
    """The rows that hold anything."""
    return [row for row in grid if any(row)]


@settings(deadline=None, max_examples=15)
@given(GRID)
def test_no_row_of_a_word_table_is_lost(grid):
    try:
        (table,) = read_tables(word(grid), "plan.docx")
    except UnreadableFile:
        assert not written(grid)
    else:
        assert cells(table) == written(grid)


@settings(deadline=None, max_examples=40)
@given(GRID)
def test_no_row_of_a_sheet_is_lost(grid):
    try:
        (table,) = read_tables(excel(grid), "plan.xlsx")
    except UnreadableFile:
        assert not written(grid)
    else:
        read = [tuple(cell for cell in row if cell) for row in cells(table)]
        assert read == [tuple(cell for cell in row if cell) for row in written(grid)]


@settings(deadline=None)
@given(GRID, st.sampled_from(["\t", ";"]))
def test_no_row_of_separated_text_is_lost(grid, sign):
    rows = [(f"а{one}", two, three) for one, two, three in grid]
    text = "\n".join(sign.join(row) for row in rows)

    (table,) = read_tables(text.encode(), "plan.txt")

    assert [row[0] for row in cells(table)] == [row[0] for row in rows]
