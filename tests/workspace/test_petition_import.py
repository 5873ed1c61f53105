"""Уранчимэг reads in the centre's list: file, preview, button, and what was left."""

import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import load_workbook

from tamga.accounts.enums import Role
from tamga.petitions.actions.receiving_rows import receive_rows
from tamga.petitions.models import ImportedRow, Petition, PetitionImport
from tamga.petitions.reading import LARGEST, read_table
from tests.petitions.lists import HEADS
from tests.stories import Soum, hire

UPLOAD = "office_petition_import"


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def clerk(suld: Soum, sign_in) -> Client:
    """Уранчимэг, the records officer."""
    return sign_in(suld.people["uranchimeg"])


def line(what: str = "Худгийн насос", *, ago: int = 2, phone: str = "8811 2233") -> str:
    day = timezone.localdate() - timedelta(days=ago)
    return f"{day};өргөдөл;Бат-Очир;Дулмаа;{phone};УБ88121234;2-р баг;{what};утсаар"


def file(*rows: str, heads: str = HEADS, name: str = "list.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, "\n".join([heads, *rows]).encode("utf-8-sig"))


def to(room: str = "", pk: int | None = None) -> str:
    return reverse(f"{UPLOAD}{room}", args=["suld", *([pk] if pk else [])])


def uploaded(client: Client, *rows: str, **more: str) -> PetitionImport:
    answer = client.post(to(), {"file": file(*rows, **more)})
    assert answer.status_code == 302, answer.context["form"].errors
    return PetitionImport.everything.latest("pk")


def press(client: Client, started: PetitionImport) -> str:
    """The button of the preview, with what the page says was seen."""
    page = client.get(to("_list", started.pk)).text
    mark = re.search(r'name="mark" value="(\w+)"', page)[1]
    return client.post(to("_receive", started.pk), {"mark": mark}, follow=True).text


def work_off(started: PetitionImport) -> None:
    while receive_rows(started, at=timezone.now()):
        pass


def test_from_the_file_to_the_petitions_by_buttons(clerk: Client):
    wrong = line("Хашаа", phone="12").replace("УБ88121234", "УБ99999999")
    started = uploaded(clerk, line(), wrong, line("Замын гэрэл"))
    page = clerk.get(to("_list", started.pk)).text
    assert "of 3 rows will be received" in page
    assert "That is no phone number" in page
    assert "That is no register number" in page
    assert "Receive 2 petitions" in page
    assert "2 citizens get a receipt" in page
    assert not Petition.everything.exists(), "nothing before the button"
    assert "0 of 2 are done" in press(clerk, started)
    receive_rows(started, at=timezone.now(), most=1)
    assert "1 of 2 are done" in clerk.get(to("_list", started.pk)).text
    assert "being received" in clerk.get(to()).text
    work_off(started)
    page = clerk.get(to("_list", started.pk)).text
    assert "Done: 2 petitions were received." in page
    assert "1 row was left" in page
    assert "That is no phone number" in page
    assert {each.words.text for each in Petition.everything.all()} == {
        "Худгийн насос", "Замын гэрэл",
    }  # fmt: skip


def test_who_left_no_way_to_be_told_gets_a_receipt_on_paper(clerk: Client):
    started = uploaded(clerk, line(), line("Хашаа", phone=""))
    press(clerk, started)
    work_off(started)
    page = clerk.get(to("_list", started.pk)).text
    alone = Petition.everything.get(petitioner__phone_hash="")
    told = Petition.everything.exclude(pk=alone.pk).get()
    assert f"/petitions/{alone.pk}/receipt/" in page
    assert f"/petitions/{told.pk}/receipt/" not in page


def test_a_file_without_its_letters_is_refused_and_says_how_to_save_it(clerk: Client):
    data = "\n".join([HEADS, line("Хөрөө, түлээ")]).encode("cp1251", "replace")
    answer = clerk.post(to(), {"file": SimpleUploadedFile("list.csv", data)})
    assert answer.status_code == 422
    assert "CSV UTF-8" in answer.text
    assert not PetitionImport.everything.exists()
    assert uploaded(clerk, line("Юу?яагаад?яаж хөрөө авах вэ")), "questions are no lost letters"


def test_what_was_left_is_mended_and_read_in_again(clerk: Client):
    started = uploaded(clerk, line(), line("Хашаа", phone="12"))
    press(clerk, started)
    work_off(started)
    data = clerk.get(to("_left", started.pk)).content
    sheet = load_workbook(io.BytesIO(data)).active
    assert "no phone number" in sheet.cell(2, 1).value
    assert sheet.max_row == 2, "the good one isn't in it"
    sheet.cell(2, 6).value = "99001122"
    target = io.BytesIO()
    sheet.parent.save(target)
    mended = SimpleUploadedFile("left.xlsx", target.getvalue())
    clerk.post(to(), {"file": mended})
    again = PetitionImport.everything.latest("pk")
    press(clerk, again)
    work_off(again)
    assert Petition.everything.count() == 2
    assert Petition.everything.latest("pk").petitioner.phone == "+97699001122"


def test_what_is_here_already_is_said_with_its_number(clerk: Client):
    first = uploaded(clerk, line())
    press(clerk, first)
    work_off(first)
    number = Petition.everything.get().number
    second = uploaded(clerk, line(), line("Хашаа"), line("Хашаа"))
    page = clerk.get(to("_list", second.pk) + "?only=here").text
    assert number in page
    assert "the same as row 3" in page
    press(clerk, second)
    work_off(second)
    assert Petition.everything.count() == 2
    assert "2 were here already." in clerk.get(to("_list", second.pk)).text


def test_the_columns_are_put_right_by_choices(clerk: Client):
    day = timezone.localdate()
    started = uploaded(clerk, f"Мод тарих;{day};Дорж;x", heads="Юу;Хэзээ;Хэн;Тэмдэглэл")
    address = to("_list", started.pk)
    assert "Which column holds what" in clerk.get(address).text
    chosen = {"column0": "text", "column1": "received_on", "column2": "full_name",
              "kind": "proposal", "channel": "centre", "day": ""}  # fmt: skip
    twice = clerk.post(address, {**chosen, "column3": "text"})
    assert twice.status_code == 422
    assert "choose one of them" in twice.text
    to_come = clerk.post(address, {**chosen, "day": day + timedelta(days=1)})
    assert set(to_come.context["form"].errors) == {"day"}
    page = clerk.post(address, chosen, follow=True).text
    assert "Receive 1 petition" in page
    press(clerk, started)
    work_off(started)
    petition = Petition.everything.get()
    assert (petition.kind, petition.channel) == ("proposal", "centre")
    assert petition.petitioner.given_name == "Дорж"


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"MZ\x90\x00 program", "list.xlsx", "program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "list.xls", "old format"),
        (b"a,b\n1,2\n", "list.pdf", "Choose an Excel"),
        (b"x" * (LARGEST + 5000), "list.csv", "larger than 10 MB"),
        (b"", "list.csv", "empty"),
    ],
)
def test_a_file_that_is_no_list_is_told_beside_the_field(
    clerk: Client, data: bytes, name: str, said: str
):
    answer = clerk.post(to(), {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 422
    assert said in answer.context["form"].errors["file"][0]
    assert not PetitionImport.everything.exists()


def test_the_upload_never_lies_on_a_disk(clerk: Client, monkeypatch):
    """Three megabytes, which Django would write into a folder; and its token is asked for."""

    def refuse(*args: object, **more: object) -> None:
        raise AssertionError("a file of citizens was written to the disk")

    monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.__init__", refuse)
    long = [line("я" * 19_000 + str(number)) for number in range(90)]
    assert uploaded(clerk, *long).rows.count() == 90
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = clerk.cookies
    assert strict.post(to(), {"file": file(line())}).status_code == 403


def test_nobody_else_sees_a_list(suld: Soum, tal: Soum, clerk: Client, sign_in):
    started = uploaded(clerk, line())
    head = sign_in(suld.people["mandakh"])
    bag = sign_in(hire(suld, "erdene", "Эрдэнэ", Role.BAG_GOVERNOR, "bag_governor"))
    for other in (head, bag):
        assert other.get(to()).status_code == 200
        assert str(started.pk) not in other.get(to()).context["lists"]
        assert other.get(to("_list", started.pk)).status_code == 404
        assert other.get(to("_left", started.pk)).status_code == 404
        assert other.post(to("_receive", started.pk), {"mark": "x"}).status_code == 404
        other.post(to("_discard", started.pk))
    assert PetitionImport.everything.filter(pk=started.pk).exists()
    assert sign_in(suld.people["oyun"]).get(to()).status_code == 403


def test_a_list_is_dropped_by_a_button(clerk: Client):
    started = uploaded(clerk, line())
    page = clerk.post(to("_discard", started.pk), follow=True).text
    assert "The list was shredded." in page
    assert not ImportedRow.everything.exists()
    assert clerk.post(to("_discard", started.pk)).status_code == 302, "gone is as good"
    other = uploaded(clerk, line())
    press(clerk, other)
    assert "wait until that is done" in clerk.post(to("_discard", other.pk), follow=True).text
    assert "received already" in clerk.post(
        to("_receive", other.pk), {"mark": "x"}, follow=True
    ).text  # fmt: skip


def test_the_template_is_a_list_itself(clerk: Client):
    data = clerk.get(to("_template")).content
    table = read_table(data, "t.xlsx")
    assert len(table.columns) == 12
    assert to() in clerk.get(reverse("office_petitions", args=["suld"])).text


def test_as_many_queries_for_one_row_as_for_many(clerk: Client):
    def cost(*rows: str) -> tuple[int, int]:
        started = uploaded(clerk, *rows)
        return asked(started), asked_when_done(started)

    def asked(started: PetitionImport) -> int:
        with CaptureQueriesContext(connection) as found:
            clerk.get(to("_list", started.pk))
        return len(found)

    def asked_when_done(started: PetitionImport) -> int:
        press(clerk, started)
        work_off(started)
        return asked(started)

    clerk.get(to())
    one = cost(line("нэг"), line("нэг бус", phone="1"))
    many = cost(*[line(f"олон {n}") for n in range(12)], *[line("муу", phone="1")] * 4)
    assert many == one
