"""PDF files with text are read by their pages; pictures of letters are recognised."""

import io

import pytest
from PIL import Image

from tamga.documents.texts.model import How, Unread, page_of
from tamga.documents.texts.reader import text_of
from tests.documents.texts.papers import (
    PHONE,
    REGISTER,
    REST,
    TOLD,
    joined,
    locked,
    needs_tesseract,
    picture,
    printed,
    saved,
    with_attachment,
)

pytestmark = pytest.mark.slow


def scanned(*lines: str) -> bytes:
    """A PDF that holds a picture alone."""
    with Image.open(io.BytesIO(picture(*lines))) as sheet:
        return saved(sheet, "PDF")


def test_a_printed_pdf_knows_the_page_of_a_place():
    found = text_of(joined(printed(REST), printed("Нэг. " + TOLD)))
    assert (found.how, found.why) == (How.PDF, None)
    assert found.pages[0] == REST
    assert page_of(found.text, found.text.index(REGISTER)) == 2


def test_what_lies_under_a_black_box_is_still_in_the_file():
    blackened = f"#place(rect(width: 100%, height: 2cm, fill: black))\n{TOLD}"
    assert REGISTER in text_of(printed(blackened)).text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (joined(), Unread.BROKEN),  # no page at all
        (locked(printed(TOLD)), Unread.LOCKED),
        (b"%PDF-1.7 scan", Unread.BROKEN),
    ],
)
def test_a_pdf_that_cant_be_read_says_why(data: bytes, why: Unread):
    assert (text_of(data).why, text_of(data).pages) == (why, ())


def test_a_file_inside_a_pdf_is_told():
    found = text_of(with_attachment(printed(REST)))
    assert found.why == Unread.PARTS
    assert REST in found.text


@needs_tesseract
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_scanned_picture_is_recognised(kind: str):
    found = text_of(picture(TOLD, REST, kind=kind))
    assert (found.how, found.why) == (How.RECOGNISED, None)
    assert PHONE in found.text
    assert "мод тарих" in found.text
    assert "tesseract" in found.program


@needs_tesseract
def test_of_a_mixed_pdf_only_the_pictures_are_recognised():
    found = text_of(joined(printed(REST), scanned(TOLD, REST)))
    assert (found.how, found.why) == (How.PDF, None)
    assert found.pages[0] == REST
    assert PHONE in found.pages[1]


@needs_tesseract
def test_a_sheet_that_lay_sideways_and_an_empty_one():
    with Image.open(io.BytesIO(picture(TOLD, REST))) as sheet:
        assert PHONE in text_of(saved(sheet.rotate(90, expand=True), "PNG")).text
    blank = text_of(saved(Image.new("L", (1200, 1600), 255), "PNG"))
    assert (blank.text, blank.why) == ("", None)


@needs_tesseract
def test_a_picture_without_a_language_is_not_said_to_be_read():
    assert text_of(saved(Image.effect_noise((1000, 1400), 90), "PNG")).why == Unread.DIM


def test_where_nothing_can_be_recognised_it_is_told(monkeypatch: pytest.MonkeyPatch):
    """A machine without tesseract: the path on which programs are looked for is empty."""
    from tamga.documents.texts import tesseract

    monkeypatch.setenv("PATH", "/nowhere")
    tesseract.program.cache_clear()
    found = text_of(picture(TOLD))
    tesseract.program.cache_clear()
    assert (found.text, found.why) == ("", Unread.NO_RECOGNITION)
