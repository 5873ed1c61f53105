"""Болормаа imports the duty plan: reads it over, decides what is open, confirms."""

import io
import re
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from docx import Document

from tamga.duties.models import Duty, Occurrence, Plan, PlanImport, Section
from tamga.journal.models import Event
from tamga.organizations.models import Position, PositionAlias
from tamga.organizations.queries import find_position
from tests.samples import sample
from tests.stories import Soum

COLUMNS = ("№", "Хийгдэх ажлууд", "Хугацаа", "Хариуцах")


def word(*rows: tuple[str, str, str, str], title: str = "Ажлын төлөвлөгөө") -> bytes:
    """A plan as a Word file."""
    document = Document()
    document.add_paragraph(title)
    table = document.add_table(rows=0, cols=4)
    for texts in (COLUMNS, *rows):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


GOOD = ("1", "Ил тод байдал цэсний Шилэн данс туслах цэсийг мэдээллээр хангах", "Сар бүр", "ЗДО")
STRANGE = (
    "2",
    "Ил тод байдал цэсний Малын тооллого туслах цэсийг мэдээллээр хангах",
    "Борооны дараахан",
    "Малын эмч",
)


@pytest.fixture(autouse=True)
def in_english():
    """The English source strings are what the pages are looked at by."""
    with translation.override("en"):
        yield


@pytest.fixture
def bolormaa(suld: Soum, sign_in) -> Client:
    return sign_in(suld.people["bolormaa"])


def upload(
    client: Client,
    data: bytes,
    *,
    name: str = "plan.docx",
    year: int = 2026,
    since: str = "2026-01-01",
):
    """Choose a file in the browser."""
    return client.post(
        reverse("plan_import", args=["suld"]),
        {"file": SimpleUploadedFile(name, data), "year": year, "in_force_from": since},
    )


def preview_of(response) -> str:
    """The address to which the upload led."""
    assert response.status_code == 302, response.content.decode()
    return response["Location"]


def fields(page: str) -> dict[str, str | list[str]]:
    """What the form on the page would send as it stands."""
    form = re.search(r'<form method="post" id="rows".*?</form>', page, re.DOTALL)[0]
    sent: dict[str, str | list[str]] = {"row": []}
    for tag in re.findall(r"<input[^>]+>", form):
        name, value = (re.search(rf'{key}="([^"]*)"', tag) for key in ("name", "value"))
        if name is None or ("checkbox" in tag and "checked" not in tag):
            continue
        text = value[1] if value else ""
        if name[1] == "row":
            sent["row"].append(text)
        else:
            sent[name[1]] = "on" if "checkbox" in tag else text
    for name, options in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        sent[name] = chosen[1] if chosen else ""
    texts = re.findall(r'<textarea name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL)
    return sent | dict(texts)


def confirm(client: Client, address: str):
    """Press the confirming button of the page as it stands."""
    page = client.get(address).content.decode()
    assert 'name="confirm"' in page
    return client.post(address, {**fields(page), "confirm": "1"})


def test_the_sample_plan_asks_for_one_year_and_becomes_21_duties(bolormaa, suld):
    address = preview_of(upload(bolormaa, sample("duty-plan.docx"), name="duty-plan.docx"))
    page = bolormaa.get(address).content.decode()
    assert "<strong>21</strong> duties in the file" in page
    assert "<strong>20</strong> of 21 are ready" in page
    assert "<strong>1</strong> of 21 wait for a decision" in page
    assert "which year is the first?" in page
    assert 'name="confirm"' not in page
    assert not Plan.objects.exists()
    assert not Duty.objects.exists()

    sent = fields(page)
    (asked,) = [name for name in sent if name.endswith("-first_year") and "when" not in name]
    bolormaa.post(address, {**sent, asked: "2024"})
    assert not Plan.objects.exists(), "nothing is saved until it is confirmed"

    answer = confirm(bolormaa, address)
    assert answer["Location"] == reverse("plan", args=["suld", 2026])
    plan = Plan.objects.get()
    assert plan.duties.count() == 21
    assert plan.in_force_from == date(2026, 1, 1)
    assert plan.confirmed_by == suld.people["bolormaa"]
    four_yearly = plan.duties.get(number=16)
    assert four_yearly.schedules[0] == {"kind": "every_n_years", "every": 4, "first_year": 2024}
    assert not four_yearly.occurrences.exists(), "2026 isn't its turn"
    assert Occurrence.objects.filter(duty__plan=plan, duty__number=5).count() == 12


def test_the_real_plan_reads_as_a_careful_person_would(real_plan, bolormaa):
    address = preview_of(upload(bolormaa, real_plan.read_bytes(), name="duty-plan.docx", year=2017))
    page = bolormaa.get(address + "?only=open").content.decode()
    assert "nothing of it can be late" in page
    assert "<strong>21</strong> duties in the file" in page
    assert re.findall(r"<h2>№ (\d+)</h2>", page) == ["16"]
    sent = fields(page)
    (asked,) = [name for name in sent if name.endswith("-first_year") and "when" not in name]
    bolormaa.post(address, {**sent, asked: "2016"})
    confirm(bolormaa, address)
    assert Plan.objects.get().duties.count() == 21


def test_what_was_not_understood_waits_for_a_decision(bolormaa, suld):
    address = preview_of(upload(bolormaa, word(GOOD, STRANGE)))
    page = bolormaa.get(address).content.decode()
    assert "has no section “Малын тооллого”" in page
    assert "“Борооны дараахан” is not understood" in page
    assert "No post is known as “Малын эмч”" in page
    assert "Which section is “Ил тод байдал › Малын тооллого”?" in page

    sent = fields(page)
    sent["r1-3-section0"] = "+"
    sent["r1-3-post0"] = "+"
    bolormaa.post(address, sent)
    page = bolormaa.get(address).content.decode()
    assert "1</strong> of 2 wait for a decision" in page, "the term is still open"
    sent = fields(page)
    assert sent["r1-3-section0"] == "+", "what was chosen is kept"
    sent |= {"r1-3-when-kind": "by_date", "r1-3-when-due": "12-20"}
    bolormaa.post(address, sent)
    assert not Section.objects.filter(title="Малын тооллого").exists()

    confirm(bolormaa, address)
    duty = Duty.objects.get(number=2)
    assert [str(s) for s in duty.sections.all()] == ["Ил тод байдал › Малын тооллого"]
    assert [p.name for p in duty.positions.all()] == ["Малын эмч"]
    assert duty.schedules == [{"kind": "by_date", "due": "12-20"}]
    assert suld.page("il-tod-baidal/malyn-toollogo").title == "Малын тооллого"
    assert find_position(suld.unit, "малын эмч") == duty.positions.get()


def test_a_row_may_be_taken_over_without_anything_if_somebody_says_so(bolormaa):
    address = preview_of(upload(bolormaa, word(GOOD, STRANGE)))
    sent = fields(bolormaa.get(address).content.decode())
    sent |= {"r1-3-section0": "-", "r1-3-post0": "-", "r1-3-when-kind": "none"}
    bolormaa.post(address, sent)
    confirm(bolormaa, address)
    duty = Duty.objects.get(number=2)
    assert (duty.schedules, duty.sections.count(), duty.positions.count()) == ([], 0, 0)


def test_a_row_is_left_out_with_its_reason(bolormaa):
    address = preview_of(upload(bolormaa, word(GOOD, STRANGE)))
    sent = fields(bolormaa.get(address).content.decode())
    bolormaa.post(address, {**sent, "r1-3-skip": "Өөр байгууллагын ажил"})
    page = bolormaa.get(address).content.decode()
    assert "Left out: Өөр байгууллагын ажил" in page
    confirm(bolormaa, address)
    assert [duty.number for duty in Duty.objects.all()] == [1]


def test_a_spelling_is_remembered_for_the_rows_below_and_the_years_to_come(bolormaa, suld):
    rows = [(str(n), GOOD[1], GOOD[2], "Цахим хуудасны хүн") for n in (1, 2, 3)]
    address = preview_of(upload(bolormaa, word(*rows)))
    sent = fields(bolormaa.get(address).content.decode())
    sent["r1-2-post0"] = "admin_legal_specialist"
    bolormaa.post(address, sent)
    assert "<strong>3</strong> of 3 are ready" in bolormaa.get(address).content.decode()
    assert not PositionAlias.objects.filter(text="Цахим хуудасны хүн").exists()
    confirm(bolormaa, address)
    assert find_position(suld.unit, "цахим  хуудасны хүн") == suld.posts["admin_legal_specialist"]
    assert {duty.positions.get() for duty in Duty.objects.all()} == {
        suld.posts["admin_legal_specialist"]
    }


def test_an_empty_and_a_doubled_number_are_asked_for(bolormaa):
    rows = [GOOD, ("1", *GOOD[1:]), ("", *GOOD[1:])]
    address = preview_of(upload(bolormaa, word(*rows)))
    page = bolormaa.get(address).content.decode()
    assert "The number stands twice." in page
    assert "The row has no number." in page
    sent = fields(page)
    bolormaa.post(address, {**sent, "r1-3-number": "2", "r1-4-number": "2"})
    page = bolormaa.get(address).content.decode()
    assert "<strong>1</strong> of 3 wait for a decision" in page
    sent = fields(page)
    bolormaa.post(address, {**sent, "r1-4-number": "3"})
    confirm(bolormaa, address)
    assert [duty.number for duty in Duty.objects.order_by("number")] == [1, 2, 3]


def test_an_answer_that_cannot_be_kept_is_said_beside_its_field_and_not_lost(bolormaa):
    address = preview_of(upload(bolormaa, word(GOOD, STRANGE)))
    sent = fields(bolormaa.get(address).content.decode())
    sent |= {"r1-3-when-kind": "window", "r1-3-when-opens": "4-31", "r1-3-post0": "+"}
    answer = bolormaa.post(address, sent)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "There is no such day." in page
    assert "This kind of term needs it." in page
    assert fields(page)["r1-3-when-opens"] == "4-31"
    assert fields(page)["r1-3-post0"] == "+"


def test_the_same_file_twice_changes_nothing_and_asks_nothing(bolormaa):
    address = preview_of(upload(bolormaa, word(GOOD, STRANGE)))
    sent = fields(bolormaa.get(address).content.decode())
    bolormaa.post(
        address,
        sent | {"r1-3-section0": "-", "r1-3-post0": "-", "r1-3-when-kind": "monthly"},
    )
    confirm(bolormaa, address)
    before = list(Occurrence.objects.order_by("pk").values())
    events = Event.everything.filter(code__startswith="plan.").count()

    address = preview_of(upload(bolormaa, word(GOOD, STRANGE), name="once-more.docx"))
    page = bolormaa.get(address).content.decode()
    assert "Nothing changes: the plan of 2026 says the same already." in page
    assert "<strong>2</strong> of 2 are ready" in page
    assert 'name="confirm"' not in page
    bolormaa.post(address, {**fields(page), "confirm": "1"})
    assert list(Occurrence.objects.order_by("pk").values()) == before
    assert Event.everything.filter(code__startswith="plan.").count() == events


@pytest.mark.slow
def test_a_newer_file_shows_by_number_what_changes(bolormaa):
    third = ("3", "Мэдээ цэсний Фото мэдээ туслах цэсийг мэдээллээр хангах", "Сар бүр", "ТЗХЭЗМ")
    confirm(bolormaa, preview_of(upload(bolormaa, word(GOOD, ("2", *third[1:])))))
    newer = word(("1", GOOD[1], "Улирал бүр", GOOD[3]), third)
    address = preview_of(upload(bolormaa, newer))
    page = bolormaa.get(address).content.decode()
    changed = re.search(r'<section aria-labelledby="difference".*?</section>', page, re.DOTALL)[0]
    assert "<del>Сар бүр</del>" in changed
    assert "<ins>Улирал бүр</ins>" in changed
    assert "№ 3" in changed.split("Changed")[0], "3 is added"
    assert "№ 2" in changed.split("No longer in the plan")[1]
    assert Duty.objects.get(number=1).when_text == "Сар бүр"

    confirm(bolormaa, address)
    living = Duty.objects.filter(ended_on=None).order_by("number")
    assert [(duty.number, duty.when_text) for duty in living] == [
        (1, "Улирал бүр"),
        (3, "Сар бүр"),
    ]


def test_confirming_twice_is_confirming_once(bolormaa):
    address = preview_of(upload(bolormaa, word(GOOD)))
    sent = {**fields(bolormaa.get(address).content.decode()), "confirm": "1"}
    first, second = bolormaa.post(address, sent), bolormaa.post(address, sent)
    assert first["Location"] == second["Location"] == reverse("plan", args=["suld", 2026])
    assert Plan.objects.count() == Duty.objects.count() == 1
    assert Event.everything.filter(code="plan.confirmed").count() == 1


@pytest.mark.slow
def test_two_people_with_two_files_see_each_other(bolormaa, suld, sign_in):
    mandakh = sign_in(suld.people["mandakh"])
    hers = preview_of(upload(bolormaa, word(GOOD)))
    his = preview_of(upload(mandakh, word(("1", GOOD[1], "Улирал бүр", GOOD[3]))))
    what_he_saw = fields(mandakh.get(his).content.decode())
    confirm(bolormaa, hers)

    answer = mandakh.post(his, {**what_he_saw, "confirm": "1"}, follow=True)
    assert "The plan isn&#x27;t what it was when this page was shown." in answer.content.decode()
    assert Duty.objects.get().when_text == "Сар бүр"
    confirm(mandakh, his)
    assert Duty.objects.get().when_text == "Улирал бүр"


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "plan.docx", "The file is empty."),
        (b"PK\x03\x04 nothing behind it", "plan.docx", "damaged"),
        (b"%PDF-1.7 ...", "plan.pdf", "PDF can&#x27;t be read as a table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "plan.doc", "old format"),
        (word(("1", "a", "b", "c"))[:3000], "plan.docx", "damaged"),
        (b"x" * (21 * 1024 * 1024), "plan.txt", "the most that is read is 20 MB"),
    ],
    ids=["empty", "broken", "pdf", "old word", "cut off", "21 MB"],
)
def test_a_bad_file_is_named_and_the_rest_of_the_form_stays(bolormaa, data, name, said):
    answer = upload(bolormaa, data, name=name, year=2027, since="2027-02-01")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert said in page
    assert 'value="2027"' in page
    assert 'value="2027-02-01"' in page
    assert not PlanImport.objects.exists()


def test_a_renamed_archive_is_no_plan(bolormaa):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("notes.txt", "тэмдэглэл")
    page = upload(bolormaa, file.getvalue()).content.decode()
    assert "The file is an archive, not a Word or Excel document." in page


def test_a_table_without_the_columns_says_which_it_should_have(bolormaa):
    document = Document()
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Нэр", "Утас", "Сургууль", "99"), strict=True):
        cell.text = text
    file = io.BytesIO()
    document.save(file)
    page = upload(bolormaa, file.getvalue()).content.decode()
    assert "No table with the columns of a duty plan was found" in page
    assert "Check that the file holds the plan" in page


def test_a_year_that_contradicts_the_title_is_noticed(bolormaa):
    address = preview_of(upload(bolormaa, word(GOOD, title="2025 оны ажлын төлөвлөгөө")))
    assert "The title speaks of 2025, the plan is read for 2026." in (
        bolormaa.get(address).content.decode()
    )


def test_an_import_is_dropped_and_nothing_was(bolormaa):
    address = preview_of(upload(bolormaa, word(GOOD)))
    answer = bolormaa.post(address + "discard/", follow=True)
    assert "The import was dropped" in answer.content.decode()
    assert not PlanImport.objects.exists()
    assert not Plan.objects.exists()


def test_officials_and_neighbours_may_not_import(suld, sign_in, stories):
    for username, refused in (("oyun", 403), ("solongo", 403)):
        client = sign_in(type(suld.people["oyun"]).objects.get(username=username))
        assert client.get(reverse("plan_import", args=["suld"])).status_code == refused


@pytest.mark.slow
def test_a_preview_of_many_rows_asks_the_database_no_more_often(
    bolormaa, django_assert_max_num_queries
):
    for rows in ([GOOD], [(str(n), *STRANGE[1:]) for n in range(1, 61)]):
        address = preview_of(upload(bolormaa, word(*rows)))
        with django_assert_max_num_queries(20):
            assert bolormaa.get(address).status_code == 200


@pytest.mark.slow
def test_a_long_plan_full_of_questions_can_be_answered_in_steps(bolormaa):
    rows = [(str(n), STRANGE[1], f"Үл мэдэх {n}", STRANGE[3]) for n in range(1, 61)]
    address = preview_of(upload(bolormaa, word(*rows)))
    for _step in range(6):
        page = bolormaa.get(address).content.decode()
        if 'name="confirm"' in page:
            break
        sent = fields(page)
        assert len(sent) < 900, "Django takes 1,000 fields"
        for key in sent["row"]:
            sent |= {f"r{key}-section0": "-", f"r{key}-post0": "-", f"r{key}-when-kind": "monthly"}
        assert bolormaa.post(address, sent).status_code == 302
    confirm(bolormaa, address)
    assert Duty.objects.count() == 60


def test_positions_are_not_doubled_when_two_rows_name_the_same_new_one(bolormaa):
    rows = [(str(n), GOOD[1], GOOD[2], "Малын эмч") for n in (1, 2)]
    address = preview_of(upload(bolormaa, word(*rows)))
    sent = fields(bolormaa.get(address).content.decode())
    bolormaa.post(address, {**sent, "r1-2-post0": "+"})
    confirm(bolormaa, address)
    assert Position.objects.filter(name="Малын эмч").count() == 1
