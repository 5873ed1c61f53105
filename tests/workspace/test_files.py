"""What an attached file really is, is told by its content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamga.workspace.forms import files
from tests.workspace import made_files as made

GOOD = [
    ("Төсөв.pdf", made.PDF),
    ("Төсөв.docx", made.word()),
    ("Төсөв.XLSX", made.excel()),
    ("a.odt", made.open_document()),
    ("a.ods", made.open_document("spreadsheet")),
    ("a.txt", "Сайн байна уу".encode()),
    ("хуучин.txt", "Сайн байна уу".encode("cp1251")),
    ("a.csv", "№;Нэр\n1;Бат\n".encode("utf-16")),
    ("зураг.png", made.picture()),
    ("зураг.jpg", made.picture("JPEG")),
    ("зураг.jpeg", made.picture("JPEG")),
    ("зураг.webp", made.picture("WEBP")),
]
BAD = [
    ("empty", "a.pdf", b""),
    ("too_large", "a.txt", b"a" * (files.LARGEST + 1)),
    ("kind", "a.zip", made.packed({"a": b"a"})),
    ("kind", "a.html", b"<script>"),
    ("kind", "a.svg", b"<svg/>"),
    ("kind", "a", b"text"),
    ("program", "тайлан.pdf", b"MZ\x90\x00" + made.PDF),
    ("program", "a.docx", b"\x7fELF\x02\x01"),
    ("program", "a.txt", b"#!/bin/sh\nrm -rf /\n"),
    ("old", "a.doc", made.OLE + b"\0" * 600),
    ("locked", "a.docx", made.OLE + "EncryptedPackage".encode("utf-16-le")),
    ("locked", "a.pdf", made.PDF.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 5 0 R")),
    ("not_what_it_says", "a.docx", made.packed({"readme.txt": b"renamed"})),
    ("not_what_it_says", "a.docx", made.excel()),
    ("not_what_it_says", "a.odt", made.open_document("spreadsheet")),
    ("not_what_it_says", "a.pdf", made.word()),
    ("not_what_it_says", "a.jpg", made.picture("PNG")),
    ("not_what_it_says", "a.png", b"\x89PNG\r\n\x1a\nbroken"),
    ("not_what_it_says", "a.txt", b"\x00\x01\x02"),
    ("not_what_it_says", "a.csv", made.excel()),
    ("broken", "a.docx", made.word()[:-400]),
    ("broken", "a.pdf", made.PDF[:-8]),
    ("macro", "a.docx", made.with_macro()),
    ("double", "a.pdf", made.PDF[:-6] + made.packed({"a.js": b"x"}) + b"%%EOF"),
    ("double", "a.png", made.picture() + made.packed({"a.js": b"x"})),
    ("double", "a.jpg", made.picture("JPEG") + made.packed({"a.class": b"x"})),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data"), GOOD, ids=[name for name, _ in GOOD])
def test_what_offices_have_is_taken(name, data):
    files.check(data, name=name)


@pytest.mark.parametrize(("code", "name", "data"), BAD, ids=[f"{c}-{n}" for c, n, _ in BAD])
def test_the_rest_is_refused_in_words(code, name, data):
    with pytest.raises(files.Refused) as refused:
        files.check(data, name=name)
    assert refused.value.code == code
    assert "%(" not in refused.value.sentence()


def test_a_bomb_is_refused_before_it_is_unpacked():
    with pytest.raises(files.Refused) as refused:
        files.check(made.bomb(), name="a.docx")
    assert refused.value.code == "bomb"


@given(st.binary(max_size=400), st.sampled_from(["pdf", "docx", "ods", "txt", "png", "exe", ""]))
def test_whatever_comes_is_taken_or_refused_but_never_breaks(data, extension):
    for start in (b"", b"%PDF-", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n"):
        try:
            files.check(start + data, name=f"a.{extension}")
        except files.Refused:
            continue
