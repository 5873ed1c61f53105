"""Уранчимэг takes the half-year's figures out; Нэргүй of the aimag sees all soums beside each
other.
"""

import io
import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document
from openpyxl import load_workbook

from tests.decisions.offices import evaluator
from tests.petitions.half_year import lies, tell_half_year
from tests.petitions.letters import DULMAA
from tests.stories import Soum, make_soum

ROOM = "/office/suld/petitions/figures/"
AIMAG = "/office/naran/petitions/figures/"
ASKED = "?period=2026-H1&on=2026-07-31"  # Friday
Lines = list[tuple[str, ...]]


@pytest.fixture
def half_year(suld: Soum) -> Soum:
    return tell_half_year(suld)


@pytest.fixture
def clerk(half_year: Soum, sign_in) -> Client:
    return sign_in(half_year.people["uranchimeg"])


def on_page(text: str) -> Lines:
    """The lines of all tables as somebody reads them."""
    lines = []
    for row in re.findall(r"<tr>(.*?)</tr>", text, re.DOTALL):
        cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        words = (unescape(re.sub(r"<.*?>", " ", cell, flags=re.DOTALL)) for cell in cells)
        lines.append(tuple(said for said in (" ".join(word.split()) for word in words) if said))
    return [line for line in lines if any(re.fullmatch(r"\d+", cell) for cell in line)]


def in_word(data: bytes) -> Lines:
    rows = [row for table in Document(io.BytesIO(data)).tables for row in table.rows]
    lines = [tuple(cell.text for cell in row.cells if cell.text.strip("█")) for row in rows]
    return [line for line in lines if any(cell.isdecimal() for cell in line)]


def in_excel(data: bytes) -> Lines:
    book = load_workbook(io.BytesIO(data))
    return [
        tuple(str(cell) for cell in row if cell is not None)
        for sheet in book.worksheets[1:]
        for row in sheet.iter_rows(min_row=2, values_only=True)
    ]


def low(lines: Lines) -> Lines:
    """Names begin with a capital on the page."""
    return [(line[0].casefold(), *line[1:]) for line in lines]


@pytest.mark.parametrize("language", ["", "/en"])
def test_page_word_and_excel_say_the_same(clerk: Client, language: str):
    page = clerk.get(f"{language}{ROOM}{ASKED}")
    files = [
        clerk.get(f"{language}{ROOM}figures.{form}{ASKED}").content for form in ("docx", "xlsx")
    ]
    lines = low(on_page(page.text))
    assert len(lines) > 20
    assert lines == low(in_word(files[0])) == low(in_excel(files[1]))
    paragraphs = [each.text for each in Document(io.BytesIO(files[0])).paragraphs]
    summary = [row[0] for row in load_workbook(io.BytesIO(files[1])).worksheets[0].values]
    for said in (*paragraphs[1:3], *(f"<dd>{days}</dd>" for days in ("18.5", "20.0"))):
        assert said in re.sub(r"\s*(</?dd>)\s*", r"\1", unescape(page.text)), said
    assert paragraphs[:4] == summary[:4], "unit, period, day and rate"
    assert "42.9%" in paragraphs[3]
    assert "3 / 7" in page.text


def test_every_table_has_its_chart(clerk: Client):
    book = load_workbook(io.BytesIO(clerk.get(f"{ROOM}figures.xlsx{ASKED}").content))
    assert [len(sheet._charts) for sheet in book.worksheets] == [0, 1, 1, 1, 1, 1]
    assert '<rect class="part" width="42.9"' in clerk.get(ROOM + ASKED).text


def test_the_cut_off_day_stands_in_the_address(clerk: Client):
    early = clerk.get(f"{ROOM}?period=2026-H1&on=2026-07-01").context["told"]  # Wednesday
    assert (early.totals.on_time, early.totals.in_progress) == (2, 2)
    quarter = clerk.get(f"{ROOM}?period=2026-Q1&on=2026-07-31").context["told"]
    assert quarter.totals.received == 2
    assert clerk.get(f"{ROOM}?period=2025").context["told"].totals.received == 1


@pytest.mark.parametrize(
    "query",
    ["?period=2026-H9", "?period=2190", "?on=2026-02-30", "?on=2190-01-01", "?on=x&period=%00"],
)
def test_nonsense_in_the_address_shows_the_half_year_that_runs(clerk: Client, query: str):
    today = clerk.get(ROOM).context["told"]
    found = clerk.get(ROOM + query).context["told"]
    assert (found.span, found.as_of) == (today.span, today.as_of)
    assert clerk.get(f"{ROOM}figures.pdf").status_code == 404


def test_nobody_is_named(clerk: Client):
    for address in (ROOM, f"{ROOM}figures.docx", f"{ROOM}figures.xlsx"):
        answer = clerk.get(address + ASKED)
        assert DULMAA.given_name not in str(answer.content, "utf-8", "replace")
        assert DULMAA.given_name not in answer.headers.get("Content-Disposition", "")


def test_who_enters(half_year: Soum, tal: Soum, clerk: Client, sign_in):
    assert ROOM in clerk.get("/office/suld/petitions/").text
    for name, status in (("mandakh", 200), ("oyun", 403), ("bolormaa", 403)):
        assert sign_in(half_year.people[name]).get(ROOM).status_code == status, name
    refused = sign_in(tal.people["solongo"]).get(ROOM)
    assert refused.status_code == 403
    assert "танд нээлттэй биш" in refused.text, "in a sentence, with a way back"
    assert clerk.get(AIMAG).status_code == 403
    nergui = sign_in(evaluator(half_year))
    for address in (AIMAG, ROOM, f"{ROOM}figures.docx"):
        assert nergui.get(address).status_code == 200
    assert nergui.get("/office/suld/petitions/book/").status_code == 403
    for room in ("league", "board"):
        assert f'href="{AIMAG}"' in nergui.get(f"/office/naran/{room}/").text, room


def test_the_aimag_sees_its_soums_beside_each_other(half_year: Soum, tal: Soum, sign_in):
    lies(tal, "2026-03-02")
    nergui = sign_in(evaluator(half_year))
    page = nergui.get(AIMAG + ASKED)
    found = {line.unit.slug: (*line.cells, line.rate) for line in page.context["told"].lines}
    assert list(found) == ["naran", "suld", "tal"], "its own line first"
    assert found["suld"] == (7, 3, 1, 1, 1, 1, "42.9%")
    assert found["tal"] == (1, 0, 0, 0, 0, 1, "0.0%")
    assert found["naran"] == (0, 0, 0, 0, 0, 0, "–")
    whole = page.context["told"].whole
    assert (*whole.cells, whole.rate) == (8, 3, 1, 1, 1, 2, "37.5%")
    assert f"{ROOM}?period=2026-H1&amp;on=2026-07-31" in page.text
    data = nergui.get(f"{AIMAG}figures.docx{ASKED}").content
    assert low(on_page(page.text)) == low(in_word(data))
    assert low(in_excel(nergui.get(f"{AIMAG}figures.xlsx{ASKED}").content)) == low(in_word(data))


def test_more_soums_ask_no_more_questions(half_year: Soum, tal: Soum, sign_in):
    nergui = sign_in(evaluator(half_year))

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert nergui.get(AIMAG + ASKED).status_code == 200
        return len(asked)

    questions()
    before = questions()
    for number in range(3):
        make_soum(f"soum{number}", f"{number} дугаар сум", aimag=half_year.unit.parent)
    assert questions() == before
    assert before <= 20
