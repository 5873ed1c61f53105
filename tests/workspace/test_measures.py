"""The seven-column table: three officials and the legal specialist write at once, cell by cell."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tamga.accounts.enums import Role
from tamga.implementation.actions import close_period, score_own, send_back
from tamga.implementation.models import Evidence, Measure, Period, ProgressNote
from tamga.implementation.queries import lines_of
from tamga.workspace.forms.figure import FigureField
from tests.decisions.offices import evaluator
from tests.implementation.half_years import AT, assigned, half_year, ordered
from tests.stories import Soum, hire

pytestmark = pytest.mark.usefixtures("suld")
HTMX = {"HX-Request": "true"}


def signed_in(soum: Soum, who: str) -> Client:
    client = Client()
    client.force_login(soum.people[who])
    return client


@pytest.fixture
def measures(suld: Soum) -> list[Measure]:
    """An open half-year; the school's director Энх has the second row too."""
    hire(suld, "enkh", "Энх", Role.OFFICIAL, "school_director")
    return half_year(suld)


def at(measure: Measure, room: str) -> str:
    return f"/office/suld/measures/{measure.pk}/{room}"


def table(measure: Measure, rows: str = "") -> str:
    return f"/office/suld/reports/{measure.period_id}/measures/{rows}"


def seen_in(answer: str) -> str:
    return re.search(r'name="seen" value="(\d*)"', answer)[1]


def test_the_legal_specialist_opens_a_half_year_from_empty(suld: Soum):
    assigned(suld, ordered(suld))
    bolormaa = signed_in(suld, "bolormaa")
    source = re.search(
        r'<option value="(\d+)"[^>]*>Аймгийн Засаг даргын захирамж',
        bolormaa.get("/office/suld/reports/open/").text,
    )[1]
    typed = {"source": source, "code": f"{timezone.localdate().year}-H1", "place": "Сүлд"}
    answer = bolormaa.post("/office/suld/reports/open/", typed)
    period = Period.objects.get()
    assert answer.url == f"/office/suld/reports/{period.pk}/measures/"
    page = bolormaa.get(answer.url).text
    assert page.count("<textarea") == 3
    again = bolormaa.post("/office/suld/reports/open/", typed)
    assert again.status_code == 200
    assert (
        "This period was opened already"
        in signed_in(suld, "bolormaa").post("/en/office/suld/reports/open/", typed).text
    )
    assert 'value="Сүлд"' in again.text, "nothing typed is lost"


def test_everybody_writes_their_own_rows_alone(suld: Soum, measures: list[Measure]):
    oyun = signed_in(suld, "oyun")  # finance: the second row
    page = oyun.get(table(measures[0])).text
    assert page.count("<textarea") == 1
    assert at(measures[1], "progress/") in page
    assert "<select" not in page, "the score is the legal specialist's"
    own = oyun.get(table(measures[0], "?rows=own")).text
    assert measures[1].provision.text in own
    assert measures[0].provision.text not in own
    assert oyun.post(at(measures[0], "progress/"), {"text": "x"}).status_code == 403
    assert oyun.post(at(measures[1], "score/"), {"score": "100"}).status_code == 403
    assert (
        signed_in(suld, "uranchimeg").post(at(measures[1], "progress/"), {"text": "x"}).status_code
        == 403
    )
    assert not ProgressNote.objects.exists()


def test_a_cell_is_saved_by_itself_and_says_so(suld: Soum, measures: list[Measure]):
    oyun = signed_in(suld, "oyun")
    saved = oyun.post(
        "/en" + at(measures[1], "progress/"), {"text": "120 хүүхэд", "seen": ""}, headers=HTMX
    ).text
    assert "Saved." in saved
    note = ProgressNote.objects.get()
    assert seen_in(saved) == str(note.pk)
    assert (note.text, note.written_by) == ("120 хүүхэд", suld.people["oyun"])


def test_two_in_one_cell_see_each_other_and_lose_nothing(suld: Soum, measures: list[Measure]):
    oyun, enkh = signed_in(suld, "oyun"), signed_in(suld, "enkh")
    cell = "/en" + at(measures[1], "progress/")
    assert enkh.post(at(measures[1], "writing/")).status_code == 204
    there = oyun.get(f"/en/office/suld/reports/{measures[1].period_id}/writers/").text
    assert "Энх" in there
    oyun.post(cell, {"text": "Оюуны үг", "seen": ""}, headers=HTMX)
    told = enkh.post(cell, {"text": "Энхийн үг", "seen": ""}, headers=HTMX).text
    assert "Оюуны үг" in told
    assert "isn't saved" in told
    assert lines_of(measures[1].period)[1].progress == "Оюуны үг"
    enkh.post(cell, {"text": "Энхийн үг", "seen": seen_in(told)}, headers=HTMX)
    assert lines_of(measures[1].period)[1].progress == "Энхийн үг"
    assert ProgressNote.objects.count() == 2


def test_without_scripts_the_same_button_works(suld: Soum, measures: list[Measure]):
    oyun = signed_in(suld, "oyun")
    answer = oyun.post(at(measures[1], "progress/"), {"text": "Үг", "seen": ""})
    assert answer.url == table(measures[1]) + "#measure-2"
    assert "Үг" in oyun.get(answer.url).text


@pytest.mark.parametrize("seen", ["x", "-1", "9" * 30, "٣", "1 OR 1=1"])
def test_a_hostile_cell_is_only_text(suld: Soum, measures: list[Measure], seen: str):
    oyun = signed_in(suld, "oyun")
    text = "<script>alert(1)</script> {{ 7|add:7 }} '; DROP TABLE x; --"
    answer = oyun.post(at(measures[1], "progress/"), {"text": text, "seen": seen}, headers=HTMX)
    assert answer.status_code == 200
    page = oyun.get(table(measures[1])).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_legal_specialist_scores_on_the_scale(suld: Soum, measures: list[Measure]):
    bolormaa = signed_in(suld, "bolormaa")
    assert (
        "Saved."
        in bolormaa.post("/en" + at(measures[0], "score/"), {"score": "70"}, headers=HTMX).text
    )
    assert (
        "no such score"
        in bolormaa.post("/en" + at(measures[0], "score/"), {"score": "75"}, headers=HTMX).text
    )
    assert (
        "Choose a score"
        in bolormaa.post("/en" + at(measures[0], "score/"), {"score": ""}, headers=HTMX).text
    )
    bolormaa.post(at(measures[1], "score/"), {"score": "not_due"}, headers=HTMX)
    lines = lines_of(measures[0].period)
    assert (lines[0].own.score, lines[1].own.not_due) == (70, True)


def test_closing_names_what_isnt_scored_and_then_nothing_is_written(
    suld: Soum, measures: list[Measure]
):
    bolormaa, mandakh = signed_in(suld, "bolormaa"), signed_in(suld, "mandakh")
    close = f"/en/office/suld/reports/{measures[0].period_id}/close/"
    page = bolormaa.post(close, follow=True).text
    assert "№ 1, № 2, № 3" in page
    for measure in measures:
        bolormaa.post(at(measure, "score/"), {"score": "100"}, headers=HTMX)
    assert "the superior scores now" in bolormaa.post(close, follow=True).text
    assert "<textarea" not in bolormaa.get(table(measures[0])).text
    told = bolormaa.post(
        "/en" + at(measures[0], "progress/"), {"text": "Үг", "seen": ""}, headers=HTMX
    ).text
    assert "period is closed" in told
    assert signed_in(suld, "oyun").post(close).status_code == 403
    reopen = f"/office/suld/reports/{measures[0].period_id}/reopen/"
    assert bolormaa.get(reopen).status_code == 403, "the head alone"
    assert mandakh.post(reopen, {"why": " "}).status_code == 200
    mandakh.post(reopen, {"why": "Тоо дутуу"})
    assert bolormaa.get(table(measures[0])).text.count("<textarea") == 3


def test_evidence_of_each_kind_and_what_is_missing_is_said(suld: Soum, measures: list[Measure]):
    from django.core.files.uploadedfile import SimpleUploadedFile

    oyun = signed_in(suld, "oyun")
    room = "/en" + at(measures[1], "")
    for kind, sentence in (
        ("file", "Choose the file."), ("page", "Write the address"), ("figure", "Write the figure"),
        ("decision", "Choose the decision."),
    ):  # fmt: skip
        assert sentence in oyun.post(room, {"label": "Баримт", "kind": kind}).text
    bad = SimpleUploadedFile("photo.jpg", b"MZ program")
    refused = oyun.post(room, {"label": "Зураг", "kind": "file", "file": bad}).text
    assert "program" in refused
    assert 'value="Зураг"' in refused, "nothing typed is lost"
    assert not Evidence.objects.exists()
    good = SimpleUploadedFile("jagsaalt.txt", "Жагсаалт".encode())
    oyun.post(room, {"label": "Жагсаалт", "kind": "file", "file": good})
    oyun.post(room, {"label": "Мэдээ", "kind": "page", "address": "https://example.mn/medee"})
    oyun.post(
        room, {"label": "Хүүхэд", "kind": "figure", "figure": "120,5", "figure_unit": "хүүхэд"}
    )
    page = oyun.get(room).text
    assert Evidence.objects.count() == 3, page
    assert "https://example.mn/medee" in page
    file = Evidence.objects.get(kind="file")
    got = oyun.get(f"/office/suld/proofs/{file.pk}/file/")
    assert got.content.decode() == "Жагсаалт"
    assert got["Content-Disposition"].startswith("attachment")
    assert (
        signed_in(suld, "uranchimeg").post(f"/office/suld/proofs/{file.pk}/remove/").status_code
        == 403
    )
    oyun.post(f"/office/suld/proofs/{file.pk}/remove/")
    assert Evidence.objects.count() == 2


def test_what_was_sent_back_is_seen_and_answered(suld: Soum, measures: list[Measure]):
    for measure in measures:
        score_own(measure, 70, by=suld.people["bolormaa"], at=AT)
    close_period(measures[0].period, by=suld.people["bolormaa"], at=AT)
    send_back(measures[1], reason="Тоо баримт нэм", by=evaluator(suld), on=date(2026, 6, 22), at=AT)
    oyun = signed_in(suld, "oyun")
    page = oyun.get(table(measures[1], "?rows=own")).text
    assert "Тоо баримт нэм" in page
    assert "<textarea" in page
    oyun.post(at(measures[1], "progress/"), {"text": "120 хүүхэд", "seen": ""}, headers=HTMX)
    assert "Тоо баримт нэм" in oyun.get(at(measures[1], "")).text
    oyun.post(at(measures[1], "answer/"))
    assert "<textarea" not in oyun.get(table(measures[1])).text


def test_the_neighbour_reaches_nothing_of_it(suld: Soum, tal: Soum, measures: list[Measure]):
    solongo = signed_in(tal, "solongo")
    assert solongo.get(table(measures[0])).status_code == 403
    assert solongo.get(f"/office/tal/reports/{measures[0].period_id}/measures/").status_code == 404
    assert solongo.post(f"/office/tal/measures/{measures[0].pk}/progress/").status_code == 404


@pytest.mark.parametrize("many", [1, 30])
def test_the_table_asks_the_same_number_of_questions(suld: Soum, many: int):
    ordered(suld, *[f"Заалт {n}: ажлыг зохион байгуулах." for n in range(many)])
    from tests.implementation.half_years import opened

    period = opened(suld)
    bolormaa = signed_in(suld, "bolormaa")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = bolormaa.get(f"/office/suld/reports/{period.pk}/measures/").text
    assert page.count("<textarea") == many
    assert len(asked) <= 20, [one["sql"][:120] for one in asked]


@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        ("120,5", "120.5"),
        ("120.5", "120.5"),
        ("14,800", "14800"),
        ("14 800", "14800"),
        ("1,014,800.25", "1014800.25"),
        ("-3", "-3"),
        ("бараг 100", None),
        ("1,2,3", None),
        ("NaN", None),
    ],
)
def test_figures_as_officials_type_them(typed: str, figure: str | None):
    field = FigureField(max_digits=20, decimal_places=4)
    if figure is None:
        with pytest.raises(ValidationError):
            field.clean(typed)
    else:
        assert field.clean(typed) == Decimal(figure)


def test_of_own_rows_alone_is_asked_who_writes_in_them(suld: Soum):
    period = half_year(suld)[0].period
    client = Client()
    client.force_login(suld.people["oyun"])
    address = f"/office/suld/reports/{period.pk}/writers/"
    assert 'id="writing-2"' in client.get(address).text
    own = client.get(address, {"rows": "own"}).text
    assert 'id="writing-2"' in own
    assert 'id="writing-1"' not in own, "there is no such place on her page"
