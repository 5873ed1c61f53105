"""Files that can't be read say so in one sentence, quickly, and nothing else happens."""

import zipfile
from io import BytesIO

import pytest

from tamga.documents.tables import DEFAULT_LIMITS, Limits, UnreadableFile, read_tables
from tamga.documents.tables.errors import SENTENCES, sentence
from tests.documents.files import excel, part_of, with_part, word, zipped

ROWS = [("№", "Ажил"), ("1", "Мэдээ")]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MEGABYTE = 1024 * 1024


def refused(content: bytes, name: str = "plan.docx", limits: Limits = DEFAULT_LIMITS) -> str:
    """The code with which a file is refused; its sentence can be said."""
    with pytest.raises(UnreadableFile) as raised:
        read_tables(content, name, limits=limits)
    assert "%(" not in sentence(raised.value)
    return raised.value.code


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n...", "pdf"),
        (OLE + wide("WordDocument"), "old_word"),
        (OLE + wide("Workbook"), "old_word"),
        (OLE + wide("EncryptedPackage"), "locked"),
        (b"{\\rtf1 \\trowd}", "old_word"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "not_a_table"),
        ("Зөвхөн нэг мөр бичвэр".encode(), "not_a_table"),
        (b"   \n\n", "not_a_table"),
        (zipped({"photo.jpg": b"..."}), "wrong_zip"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "wrong_zip"),
        (zipped({}), "wrong_zip"),
        (b"PK\x03\x04 and no archive", "broken"),
    ],
)
def test_what_is_no_readable_file(content, code):
    assert refused(content) == code


def test_the_old_format_is_named_as_the_person_knows_it():
    with pytest.raises(UnreadableFile) as raised:
        read_tables(OLE, "төлөвлөгөө.xls")
    assert raised.value.params == {"format": ".xls"}
    assert ".xls" in sentence(raised.value)


def test_fifty_megabytes_are_refused_unread():
    with pytest.raises(UnreadableFile) as raised:
        read_tables(bytes(50 * MEGABYTE), "plan.docx")
    assert raised.value.code == "too_large"
    assert raised.value.params == {"size_mb": 50, "limit_mb": 20}


@pytest.mark.parametrize("make", [word, excel])
def test_a_file_cut_short(make):
    content = make(ROWS)

    assert refused(content[: len(content) // 2]) == "broken"


@pytest.mark.parametrize(
    ("make", "part"), [(word, "word/document.xml"), (excel, "xl/worksheets/sheet1.xml")]
)
def test_a_damaged_part(make, part):
    content = make(ROWS)

    assert refused(with_part(content, part, b"<w:document><broken")) == "broken"


@pytest.mark.slow
@pytest.mark.parametrize("make", [word, excel])
def test_a_flipped_byte_never_gives_other_words(make):
    content = make(ROWS)
    expected = read_tables(content, "plan")
    for at in range(30, len(content), 1 + len(content) // 40):
        flipped = content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :]
        try:
            assert read_tables(flipped, "plan") == expected
        except UnreadableFile:
            continue


def test_an_archive_with_a_password():
    content = bytearray(word(ROWS))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(mark, at + 4)

    assert refused(bytes(content)) == "locked"


def test_a_part_that_swells():
    bomb = b"<w:document>" + b" " * (30 * MEGABYTE)

    assert refused(with_part(word(ROWS), "word/document.xml", bomb)) == "zip_bomb"


def test_many_parts_that_swell_together():
    parts = {f"word/media/{n}.bin": bytes(900_000) for n in range(30)}

    assert refused(zipped(parts), limits=Limits(inflated_size=20 * MEGABYTE)) == "zip_bomb"


def test_thousands_of_parts():
    assert refused(zipped({f"{n}.bin": b"" for n in range(2_001)})) == "zip_bomb"


def test_a_part_that_lies_about_its_size():
    """The directory says 100 bytes, inside wait 30 MB."""
    content = bytearray(with_part(word(ROWS), "word/document.xml", b" " * (30 * MEGABYTE)))
    with zipfile.ZipFile(BytesIO(bytes(content))) as archive:
        name = archive.infolist()[-1].filename.encode()
    directory = content.rfind(b"PK\x01\x02", 0, content.rfind(name))
    content[directory + 24 : directory + 28] = (100).to_bytes(4, "little")

    assert refused(bytes(content)) == "broken"


BILLION_LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;">]><w:document xmlns:w="w">&c;</w:document>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<w:document xmlns:w="w">&a;</w:document>"""


@pytest.mark.parametrize(
    ("make", "part"),
    [
        (word, "word/document.xml"),
        (word, "word/styles.xml"),
        (excel, "xl/workbook.xml"),
        (excel, "xl/worksheets/sheet1.xml"),
        (excel, "xl/styles.xml"),
    ],
)
@pytest.mark.parametrize("bomb", [BILLION_LAUGHS, OUTSIDE])
def test_entities_are_refused(make, part, bomb):
    assert refused(with_part(make(ROWS), part, bomb)) == "xml_bomb"


def test_bottomless_nesting():
    content = word(ROWS)
    document = part_of(content, "word/document.xml")
    deep = document.replace(b"<w:body>", b"<w:body>" + b"<w:sdt>" * 50_000 + b"</w:sdt>" * 50_000)

    assert refused(with_part(content, "word/document.xml", deep)) == "xml_bomb"


@pytest.mark.parametrize("make", [word, excel])
def test_too_many_rows(make):
    content = make([(str(n), "ажил") for n in range(12)])

    assert refused(content, limits=Limits(rows=11)) == "too_many_rows"
    assert len(read_tables(content, "plan", limits=Limits(rows=12))[0].rows) == 12


def test_too_many_lines():
    assert refused(b"1;a\n" * 12, limits=Limits(rows=11)) == "too_many_rows"


def test_a_sheet_that_claims_a_row_beyond_excel():
    content = excel(ROWS)
    sheet = part_of(content, "xl/worksheets/sheet1.xml")
    far = sheet.replace(b'<row r="2"', b'<row r="99999999999"').replace(b'"A2"', b'"A9"')

    assert refused(with_part(content, "xl/worksheets/sheet1.xml", far)) == "too_many_rows"


def test_a_workbook_without_sheets_or_words():
    assert refused(excel([])) == "not_a_table"


def test_every_code_has_a_sentence():
    codes = "empty too_large not_a_table broken locked old_word pdf wrong_zip zip_bomb xml_bomb "
    codes += "pdf_of_pictures too_many_pages pdf_too_busy"
    assert set(SENTENCES) == {*codes.split(), "too_many_rows"}
