"""Whatever stands in an office file is found, wherever its author put it."""

import io

import docx
import openpyxl
import pytest
from docx.document import Document
from openpyxl.comments import Comment

from tamga.documents.texts.model import How, ReadText, Unread
from tamga.documents.texts.reader import text_of
from tests.documents.files import element, saved, saved_book, with_part, word, zipped
from tests.documents.texts.papers import REGISTER
from tests.workspace import made_files as made


def read(data: bytes) -> ReadText:
    found = text_of(data)
    assert found.why is None
    return found


def opened(**more) -> Document:
    return docx.Document(**more)


def test_a_number_cut_into_runs_is_whole_again():
    document = opened()
    paragraph = document.add_paragraph("Иргэн ")
    for piece in ("У", "Б9001", "0", "112"):
        paragraph.add_run(piece).bold = piece == "0"
    found = read(saved(document))
    assert found.how == How.WORD
    assert f"Иргэн {REGISTER}" in found.text


HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>УБ90010112</w:t></w:r>"
DELETED = "<w:del w:id='1'><w:r><w:delText>УБ90010112</w:delText></w:r></w:del>"
FIELD = "<w:r><w:instrText>HYPERLINK УБ90010112</w:instrText></w:r>"
BOX = (
    "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>УБ90010112</w:t></w:r></w:p>"
    "</w:txbxContent></w:pict></w:r>"
)


@pytest.mark.parametrize("inside", [HIDDEN, DELETED, FIELD, BOX])
def test_what_isnt_seen_on_paper_is_in_the_file_all_the_same(inside: str):
    document = opened()
    document.element.body.insert(0, element(f"<w:p>{inside}</w:p>"))
    assert REGISTER in read(saved(document)).text


def test_a_tracked_change_inside_a_number_hides_neither_reading():
    document = opened()
    cut = (
        "<w:r><w:t>УБ9001</w:t></w:r><w:del w:id='1'><w:r><w:delText>9999</w:delText></w:r></w:del>"
    )
    cut += "<w:ins w:id='2'><w:r><w:t>0112</w:t></w:r></w:ins>"
    document.element.body.insert(0, element(f"<w:p>{cut}</w:p>"))
    lines = read(saved(document)).text.split("\n")
    assert REGISTER in lines
    assert "УБ90019999" in lines


def test_head_foot_and_what_is_said_of_the_document():
    document = opened()
    document.sections[0].header.paragraphs[0].text = "Утас 99112233"
    document.core_properties.comments = "Данс 5012345678"
    text = read(saved(document)).text
    assert "Утас 99112233" in text
    assert "Данс 5012345678" in text


def test_an_account_gets_the_head_of_its_column_and_boxes_become_a_word():
    rows = [["№", "Дансны дугаар"], ["1", "5012345678"], list(REGISTER)]
    text = read(word(rows)).text
    assert "1 | Дансны дугаар 5012345678" in text
    assert REGISTER in text.split("\n")


def test_a_workbook_with_a_hidden_sheet_a_comment_and_a_phone_as_a_number():
    book = openpyxl.Workbook()
    book.active["A1"] = "Утас"
    book.active["A2"] = 99112233
    book.active["B2"].comment = Comment("РД УБ90010112", "а")
    away = book.create_sheet("Нуусан")
    away["C5"] = "УБ88121234"
    away.sheet_state = "hidden"
    found = read(saved_book(book))
    assert found.how == How.EXCEL
    for said in ("Утас 99112233", REGISTER, "УБ88121234"):
        assert said in found.text


def test_runs_of_a_cell_belong_together():
    book = openpyxl.Workbook()
    book.active["A1"] = "X"
    runs = "<is><r><t>УБ90</t></r><r><t>010112</t></r></is>"
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f"<row><c t='inlineStr'>{runs}</c><c><v>9.9112233E7</v></c></row></sheetData></worksheet>"
    )
    data = with_part(saved_book(book), "xl/worksheets/sheet1.xml", sheet.encode())
    assert f"{REGISTER} | 99112233" in read(data).text


def test_an_open_document_and_texts_in_old_encodings():
    content = (
        "<office:document-content xmlns:office='o' xmlns:text='t' xmlns:table='b'><text:p>УБ90"
        "<text:span>0101</text:span>12</text:p></office:document-content>"
    )
    odt = made.packed(
        {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()}
    )
    assert read(odt).how == How.OPEN_DOCUMENT
    assert read(odt).text == REGISTER
    for encoding in ("utf-8", "cp1251", "utf-16"):
        assert read(f"Утас 99112233, {REGISTER}".encode(encoding)).text.endswith(REGISTER)


ENTITY = (
    b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
)


def _bomb() -> bytes:
    inside = b"<w:document>" + b"A" * 60_000_000
    return with_part(saved(opened()), "word/big.xml", inside)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (with_part(saved(opened()), "word/document.xml", ENTITY), Unread.BOMB),
        (with_part(saved(opened()), "word/footnotes.xml", ENTITY), Unread.BOMB),
        (_bomb(), Unread.BOMB),
        (saved(opened())[:-400], Unread.BROKEN),
        (made.OLE + b"\0" * 504 + "WordDocument".encode("utf-16-le"), Unread.OLD_FORMAT),
        (made.OLE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le"), Unread.LOCKED),
        (zipped({"photo.jpg": b"..."}), Unread.KIND),
        (bytes(range(32)) * 20, Unread.KIND),
    ],
)
def test_a_hostile_or_strange_file_says_why_and_nothing_else_happens(data: bytes, why: Unread):
    found = text_of(data)
    assert (found.why, found.pages) == (why, ())


def test_an_object_inside_a_document_isnt_passed_over_in_silence():
    data = with_part(saved(opened()), "word/embeddings/oleObject1.bin", made.OLE)
    assert text_of(data).why == Unread.PARTS


def test_it_is_read_in_bounded_time_and_memory():
    """An .xlsx of a million cells ends by itself or is refused; the reader goes on either way."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for _row in range(20_000):
        sheet.append([1] * 40)
    out = io.BytesIO()
    book.save(out)
    assert text_of(out.getvalue()).why in (None, Unread.BOMB, Unread.TOO_LONG)
