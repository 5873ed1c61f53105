"""From draft to the scanned paper, in the browser: one next button for whoever may press it."""

import io
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tamga.documents.queries import read
from tamga.implementation.models import IssuedReport, Period
from tamga.implementation.report import Mark, words
from tamga.organizations.actions import appoint
from tests.read_reports import ROWS, changed, half_year, issued, scored
from tests.stories import START, Soum, hire

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def period(suld: Soum) -> Period:
    """The first half of 2026 with its four measures."""
    return half_year(suld)


@pytest.fixture
def room(period: Period) -> str:
    """The report's address."""
    return f"/office/suld/reports/{period.pk}/"


@pytest.fixture
def bolormaa(suld: Soum, sign_in) -> Client:
    """The legal specialist."""
    return sign_in(suld.people["bolormaa"])


@pytest.fixture
def mandakh(suld: Soum, sign_in) -> Client:
    """The head of the office."""
    return sign_in(suld.people["mandakh"])


def buttons(page: str) -> list[str]:
    """The steps that the page offers."""
    return re.findall(r'action="[^"]+/reports/\d+/([a-z-]+)/"', page)


def press(client: Client, address: str, **fields: object) -> str:
    """The page after a button."""
    answer = client.post(address, fields, follow=True)
    assert answer.status_code == 200, answer.text
    return answer.text


def seen_by(client: Client, room: str) -> str:
    """What the head's page says was checked."""
    found = re.search(r'name="seen" value="([0-9a-f]{64})"', client.get(room).text)
    assert found
    return found[1]


def test_the_whole_way(bolormaa: Client, mandakh: Client, room: str):
    assert buttons(bolormaa.get(room).text) == ["check"]
    assert "✓" not in bolormaa.get(room).text
    press(bolormaa, f"{room}check/")
    assert buttons(bolormaa.get(room).text) == ["back"]
    assert buttons(mandakh.get(room).text) == ["sign-off", "back"]
    press(mandakh, f"{room}sign-off/", seen=seen_by(mandakh, room))
    assert buttons(bolormaa.get(room).text) == ["issue", "back"]
    today = timezone.localdate().isoformat()
    letter = {"issue-letter_number": "1/245", "issue-letter_date": today, "issue-public": "on"}
    page = press(bolormaa, f"{room}issue/", **letter)
    assert buttons(page) == ["scan", "correct"]
    version = IssuedReport.objects.get()
    for file in (version.docx, version.pdf, version.xlsx):
        assert file.sha256 in page
    paper = io.BytesIO(PDF)
    paper.name = "гарын үсэгтэй.pdf"
    page = press(bolormaa, f"{room}scan/", **{"scan-scan": paper})
    assert version.pdf.sha256 in page
    version.refresh_from_db()
    assert version.scan.sha256 in page
    assert "гарын үсэгтэй" in page
    scan = bolormaa.get(f"{room}report.scan?version=1")
    assert scan.content == PDF


def test_an_official_looks_and_presses_nothing(suld: Soum, sign_in, period: Period, room: str):
    oyun = sign_in(suld.people["oyun"])
    assert buttons(oyun.get(room).text) == []
    issued(suld, period)
    page = oyun.get(room).text
    assert buttons(page) == []
    assert "report.pdf?version=1" in page
    for step in ("check", "sign-off", "back", "issue", "scan", "correct"):
        assert oyun.post(f"{room}{step}/").status_code == 403


def test_the_legal_specialist_doesnt_sign_for_the_head(bolormaa: Client, room: str):
    press(bolormaa, f"{room}check/")
    assert bolormaa.post(f"{room}sign-off/").status_code == 403
    assert IssuedReport.objects.get().signed_off_at is None


def test_the_neighbours_officers_reach_nothing(suld: Soum, tal: Soum, sign_in, period: Period):
    from tamga.accounts.enums import Role

    solongo = sign_in(tal.people["solongo"])
    ganaa = sign_in(hire(tal, "ganaa", "Ганаа", Role.OFFICE_HEAD, "office_head"))
    for client in (solongo, ganaa):
        for step in ("", "check/", "sign-off/", "back/", "issue/", "scan/", "correct/"):
            assert client.post(f"/office/suld/reports/{period.pk}/{step}").status_code == 403
            under_own_name = client.post(f"/office/tal/reports/{period.pk}/{step}").status_code
            assert under_own_name in {403, 404, 405}
    assert not IssuedReport.objects.exists()


def test_who_acts_for_the_head_is_seen_with_the_order(
    suld: Soum, sign_in, bolormaa: Client, room: str
):
    from tamga.accounts.enums import Role

    uyanga = hire(suld, "uyanga", "Уянга", Role.OFFICE_HEAD)
    press(bolormaa, f"{room}check/")
    acting = sign_in(uyanga)
    assert "notice message late" in press(acting, f"{room}sign-off/")
    assert IssuedReport.objects.get().signed_off_at is None, "without a position nobody signs"
    appoint(
        suld.posts["office_head"], uyanga, starts_on=timezone.localdate(), acting=True,
        order="Б/17", by=None, at=START,
    )  # fmt: skip
    page = press(acting, f"{room}sign-off/", seen=seen_by(acting, room))
    assert "Б/17" in page


def test_measures_without_a_score_are_named_and_nothing_can_be_pressed(suld: Soum, sign_in):
    rows = (ROWS[0], changed(ROWS[1], own=Mark()), *ROWS[2:])
    period = half_year(suld, *rows)
    client = sign_in(suld.people["bolormaa"])
    room = f"/office/suld/reports/{period.pk}/"
    page = client.get(room).text
    assert buttons(page) == []
    assert 'href="#measure-2"' in page
    assert "№ 2" in press(client, f"{room}check/")
    assert not IssuedReport.objects.exists()


def test_what_changed_after_the_check_is_shown_and_not_signed(
    suld: Soum, bolormaa: Client, mandakh: Client, period: Period, room: str
):
    press(bolormaa, f"{room}check/")
    seen = seen_by(mandakh, room)
    scored(period, 4, 90, by=suld.people["bolormaa"])
    page = mandakh.get(room).text
    assert "№4: өөрийн үнэлгээ 50% → 90%." in page
    assert buttons(page) == ["back"]
    assert "notice message late" in press(mandakh, f"{room}sign-off/", seen=seen)
    answer = mandakh.post(f"{room}back/", {"back-why": ""})
    assert answer.status_code == 422
    page = press(mandakh, f"{room}back/", **{"back-why": "4 дэхийг нягтална уу"})
    assert "4 дэхийг нягтална уу" in page
    assert buttons(page) == ["check"], "the head may check as well"


def test_a_wrong_letter_number_loses_nothing(bolormaa: Client, mandakh: Client, room: str):
    press(bolormaa, f"{room}check/")
    press(mandakh, f"{room}sign-off/")
    for number in ("", "1" * 41):
        fields = {"issue-letter_number": number, "issue-letter_date": "2026-07-03"}
        answer = bolormaa.post(f"{room}issue/", fields)
        assert answer.status_code == 422
        assert "2026-07-03" in answer.text, "what was typed beside it stays"
    assert IssuedReport.objects.get().issued_at is None


def test_personal_data_is_named_before_it_goes_public(suld: Soum, sign_in):
    rows = (changed(ROWS[0], progress="Малчин Дорж 99112233 утсаар."), *ROWS[1:])
    period = half_year(suld, *rows)
    client, room = sign_in(suld.people["bolormaa"]), f"/office/suld/reports/{period.pk}/"
    press(client, f"{room}check/")
    press(sign_in(suld.people["mandakh"]), f"{room}sign-off/")
    assert 'href="#measure-1"' in client.get(room).text
    fields = {
        "issue-letter_number": "1", "issue-letter_date": "2026-07-03", "issue-public": "on",
    }  # fmt: skip
    assert client.post(f"{room}issue/", fields).status_code == 422
    del fields["issue-public"]
    press(client, f"{room}issue/", **fields)
    assert IssuedReport.objects.get().public is False


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"", "a.pdf"), (b"MZ\x90\0program", "a.pdf"), (PDF, "a.exe"), (b"hello", "a.pdf")],
)
def test_a_scan_that_is_none_is_told_and_kept_nowhere(
    suld: Soum, bolormaa: Client, period: Period, room: str, data: bytes, name: str
):
    issued(suld, period)
    file = io.BytesIO(data)
    file.name = name
    assert bolormaa.post(f"{room}scan/", {"scan-scan": file}).status_code == 422
    assert IssuedReport.objects.get().scan is None


def test_two_buttons_at_once_end_in_a_sentence(bolormaa: Client, mandakh: Client, room: str):
    press(bolormaa, f"{room}check/")
    assert "notice message late" in press(bolormaa, f"{room}check/")
    assert "notice message late" in press(bolormaa, f"{room}correct/", **{"correct-why": "Эрт"})
    assert IssuedReport.objects.count() == 1


def test_the_issued_screen_and_files_stay_as_they_were(
    suld: Soum, bolormaa: Client, period: Period, room: str
):
    version = issued(suld, period)
    scored(period, 4, 100, by=suld.people["bolormaa"])
    page = bolormaa.get(f"{room}?version=1").text
    mean = words.percent(version.report.own.summary.mean)
    assert mean == "73.33"
    assert f"<strong>{mean}%</strong>" in page
    assert f"<strong>{mean}%</strong>" not in bolormaa.get(room).text
    assert "№4: өөрийн үнэлгээ 50% → 100%." in bolormaa.get(room).text, "a correction would say so"
    for form in ("docx", "pdf", "xlsx"):
        frozen = bolormaa.get(f"{room}report.{form}?version=1")
        assert frozen.content == read(getattr(version, form))
    assert bolormaa.get(f"{room}report.docx").content != read(version.docx)


@pytest.mark.parametrize("asked", ["2", "0", "-1", "x", "9" * 30, ""])
def test_versions_that_are_none_are_not_found(
    suld: Soum, bolormaa: Client, period: Period, room: str, asked: str
):
    issued(suld, period)
    assert bolormaa.get(f"{room}?version={asked}").status_code == 404
    assert bolormaa.get(f"{room}report.pdf?version={asked}").status_code == 404
    assert bolormaa.get(f"{room}report.scan?version=1").status_code == 404
    assert bolormaa.get(f"{room}report.scan").status_code == 404


def test_a_correction_goes_the_same_way_and_both_versions_are_listed(
    suld: Soum, bolormaa: Client, period: Period, room: str
):
    issued(suld, period)
    assert bolormaa.post(f"{room}correct/", {"correct-why": " "}).status_code == 422
    page = press(bolormaa, f"{room}correct/", **{"correct-why": "Дүн зассан"})
    assert "Дүн зассан" in page
    assert buttons(page) == ["check"]
    assert "?version=1" in page, "the issued one is still there"
    scored(period, 4, 70, by=suld.people["bolormaa"])
    issued(suld, period, number="1/300", at=timezone.now())
    page = bolormaa.get(room).text
    assert "№4: өөрийн үнэлгээ 50% → 70%." in page
    assert page.index("?version=2") < page.index("?version=1")


def test_queries_dont_grow_with_the_versions(
    suld: Soum, bolormaa: Client, period: Period, room: str
):
    issued(suld, period)
    bolormaa.get(room)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            bolormaa.get(room)
        return len(found)

    before = asked()
    for number in range(2, 5):
        press(bolormaa, f"{room}correct/", **{"correct-why": f"{number}"})
        issued(suld, period, number=str(number), at=timezone.now())
    assert asked() == before
