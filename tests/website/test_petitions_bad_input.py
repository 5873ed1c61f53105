"""Bad and hostile input: a sentence beside the field, nothing that was typed is lost."""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tamga.documents.queries import read
from tamga.petitions.actions import Incoming, check_all
from tamga.petitions.models import Petition
from tests.stories import Soum
from tests.website.test_petitions import NEW, WORDS, code_on, typed

ADDRESS = "2-р баг, Хужирт"


@pytest.fixture
def citizen(suld: Soum) -> Client:
    """Somebody with a phone, at the site of Сүлд."""
    return Client()


def beside(page: str, field: str) -> str:
    """What stands in the part of a field."""
    begin = page.index(f'data-field="{field}"')
    end = page.find("data-field=", begin + 12)
    return page[begin : end if end > 0 else None]


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"kind": ""}, "kind", "аль нэгийг"),
        ({"kind": "x' OR 1=1 --"}, "kind", ""),
        ({"text": " \n "}, "text", "дуугаар хэлж"),
        ({"text": "а" * 100_000}, "text", "100000"),
        ({"given_name": ""}, "given_name", "Нэрээ бичих"),
        ({"given_name": "\u202e \u200b"}, "given_name", "Нэрээ бичих"),
        ({"phone": "", "address": ""}, "phone", "Хариу өгөх утас"),
        ({"phone": "123"}, "phone", "8811 2233"),
        ({"register_number": "УБ88133234"}, "register_number", "УБ88121234"),  # a month 13
        ({"email": "дулмаа"}, "email", ""),
    ],
)
def test_the_error_stands_beside_its_field_and_nothing_is_lost(
    citizen: Client, wrong: dict[str, Any], field: str, said: str
):
    sent = typed(**wrong)
    page = citizen.post(NEW, sent).text
    assert 'class="error"' in beside(page, field)
    assert said in beside(page, field)
    assert 'id="errors"' in page
    for name, value in sent.items():
        if name in {"text", "surname", "address"} and value.strip():
            assert value[:50_000] in page, name
    assert sent["client_key"] in page, "the same letter, once it is right"
    assert not Petition.everything.exists()


@pytest.mark.parametrize(
    "phone",
    ["88112233", "8811 2233", "8811-2233", "+976 88112233", "976-8811-2233", "(976) 8811.2233"],
)
def test_a_phone_in_any_common_writing(citizen: Client, phone: str):
    citizen.post(NEW, typed(phone=phone))
    assert Petition.everything.get().petitioner.phone == "+97688112233"


@pytest.mark.parametrize(
    "text",
    [
        "'); DROP TABLE petitions_petition; --",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "{{ settings.SECRET_KEY }} {% load x %}",
        "😀 ᠮᠣᠩᠭᠣᠯ \ud7ff",
    ],
)
def test_tricks_are_kept_as_words_and_shown_as_words(citizen: Client, text: str):
    page = citizen.post(NEW, typed(text=text)).text
    assert code_on(page)
    assert Petition.everything.get().words.text == text
    again = citizen.post(NEW, typed(text=text, phone="1")).text
    assert "<script>alert" not in again
    assert "onerror=alert(1)>" not in again.replace("&gt;", "›")


def test_what_turns_a_line_around_is_left_out(citizen: Client):
    citizen.post(NEW, typed(text="Зүүн \u202eрдаат\u202c баруун"))
    assert Petition.everything.get().words.text == "Зүүн рдаат баруун"


def test_nul_is_left_out(citizen: Client):
    citizen.post(NEW, typed(text="Худаг\0 эвдэрсэн"))
    assert Petition.everything.get().words.text == "Худаг эвдэрсэн"
    page = citizen.post(NEW, typed(text="Өөр", surname="Бат\0Очир"))
    assert page.status_code == 200


@pytest.mark.parametrize("key", ["", "x", "' OR 1=1", "0" * 5000])
def test_a_key_of_nonsense_is_an_error_and_no_500(citizen: Client, key: str):
    page = citizen.post(NEW, typed(client_key=key))
    assert page.status_code == 200
    assert not Petition.everything.exists()
    assert WORDS in page.text


def picture(form: str = "JPEG", **more: Any) -> bytes:
    """A picture as a phone takes it."""
    data = io.BytesIO()
    Image.new("RGB", (40, 30), "#0a5a9c").save(data, form, **more)
    return data.getvalue()


def located() -> bytes:
    """One that says where it was taken, and by whom, in three places."""
    exif = Image.Exif()
    exif[0x010E] = "Хужиртын худаг"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (46.0, 54.0, 12.0)
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>GPSLatitude=46</x:xmpmeta>"
    return picture(exif=exif, xmp=xmp, comment=b"GPSLatitude 46 54")


def test_where_a_picture_was_taken_is_taken_out_of_it(citizen: Client):
    data = located()
    assert b"GPSLatitude" in data
    file = SimpleUploadedFile("Дулмаагийн худаг.jpg", data)
    assert code_on(citizen.post(NEW, typed(attached=[file])).text)
    (kept,) = Petition.everything.get().attachments.all()
    clean = read(kept.stored)
    assert kept.stored.name == "attachment-1.jpg"
    with Image.open(io.BytesIO(clean)) as shown:
        assert not shown.getexif()
        assert "xmp" not in shown.info
        assert shown.size == (40, 30)
    assert b"GPSLatitude" not in clean


def polyglot() -> bytes:
    """A picture that is an archive too."""
    hidden = io.BytesIO()
    with zipfile.ZipFile(hidden, "w") as archive:
        archive.writestr("run.exe", b"MZ")
    return picture() + hidden.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("зураг.jpg", b"MZ\x90\x00" + b"\0" * 200),
        ("IMG_1.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 50),
        ("худаг.png", picture("JPEG")),
        ("хоёр.jpg", polyglot()),
        ("дуу.mp3", b"MZ" + b"\0" * 200),
        ("баримт.pdf", b"<html><script>alert(1)</script>"),
        ("бичиг.exe", b"MZ"),
        ("хоосон.jpg", b""),
        ("big.ogg", b"OggS" + b"\0" * (20 * 1024 * 1024)),
    ],
)
def test_what_is_not_what_it_says_is_refused_by_name(citizen: Client, name: str, data: bytes):
    good = SimpleUploadedFile("зураг-2.jpg", picture())
    page = citizen.post(NEW, typed(attached=[good, SimpleUploadedFile(name, data)])).text
    assert f"«{name}»" in beside(page, "attached")
    assert "дахин сонгоно" in beside(page, "attached")
    assert WORDS in page
    assert not Petition.everything.exists()


def test_fifty_files_and_files_too_large_together(citizen: Client):
    many = [SimpleUploadedFile(f"{number}.jpg", picture()) for number in range(50)]
    assert "10 файл" in beside(citizen.post(NEW, typed(attached=many)).text, "attached")
    large = [SimpleUploadedFile(f"{n}.ogg", b"OggS" + b"\0" * 18_000_000) for n in range(3)]
    page = citizen.post(NEW, {"attached": large, **typed()}).text
    assert "50 МБ" in beside(page, "attached")
    assert WORDS in page, "what stood behind the files isn't lost"
    assert not Petition.everything.exists()


def test_a_voice_lies_in_clear_on_no_disk(citizen: Client, monkeypatch):
    """Three megabytes, which Django would write into a folder."""

    def refuse(*args: object, **more: object) -> None:
        raise AssertionError("a file of a citizen was written to the disk")

    monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.__init__", refuse)
    said = b"OggS" + b"a voice " * 400_000
    assert code_on(citizen.post(NEW, typed(attached=[SimpleUploadedFile("дуу.ogg", said)])).text)
    (kept,) = Petition.everything.get().attachments.all()
    assert read(kept.stored) == said


def white(wide: int, high: int) -> bytes:
    """A sheet of paper of so many points: some hundred kilobytes, and unpacked ever so many."""
    data = io.BytesIO()
    Image.new("1", (wide, high), 1).save(data, "PNG")
    return data.getvalue()


def test_pictures_that_are_too_large_together_are_not_unpacked(citizen: Client):
    huge = white(7_500, 7_500)
    sent = [SimpleUploadedFile(f"{n}.png", huge) for n in range(3)]
    told = beside(citizen.post(NEW, typed(attached=sent)).text, "attached")
    assert "Зургууд нийлээд хэт том" in told
    of_a_phone = Incoming("зураг.png", white(4_032, 3_024))
    assert len(check_all([of_a_phone] * 10)) == 10, "as many as the form promises"


def test_a_picture_is_drawn_anew_once(citizen: Client):
    """By the form; then it is as it will be kept, and nothing of it is lost again."""
    checked = check_all([Incoming("худаг.jpg", located())])
    assert check_all(checked)[0] is checked[0]
    citizen.post(NEW, typed(attached=[SimpleUploadedFile("худаг.jpg", located())]))
    (kept,) = Petition.everything.get().attachments.all()
    assert read(kept.stored) == checked[0].data


def test_a_picture_alone_says_nothing_but_a_recording_does(citizen: Client):
    alone = SimpleUploadedFile("зураг.jpg", picture())
    page = citizen.post(NEW, typed(text="", attached=[alone])).text
    assert "дуугаар хэлж" in beside(page, "text")
    for number, said in enumerate((b"#!AMR\n" + b"\0" * 40, b"ID3\3" + b"\0" * 40,
                                   b"\0\0\0\x18ftypM4A " + b"\0" * 40,
                                   b"RIFF\x40\0\0\0WAVEfmt " + b"\0" * 40)):  # fmt: skip
        voice = SimpleUploadedFile(f"дуу{number}.amr", said)
        assert code_on(citizen.post(NEW, typed(text="", attached=[voice])).text)
