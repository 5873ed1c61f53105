"""The room of reports: Уранчимэг makes the quarter's, Мандах the account, the aimag sees both."""

import io
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from docx import Document

from tamga.duties.models import Duty
from tamga.petitions.actions import hand_in
from tamga.petitions.models import FiguresReport
from tests.decisions.offices import evaluator
from tests.petitions.half_year import lies, tell_half_year
from tests.stories import Soum, make_soum, moment

ROOM = "/office/suld/petitions/reports/"
QUARTER = f"{ROOM}2026-Q1/"
GOOD = {"cut_off_on": "2026-03-20", "words": "Худгийн хүсэлт олон байв."}


@pytest.fixture
def half_year(suld: Soum) -> Soum:
    return tell_half_year(suld)


@pytest.fixture
def clerk(half_year: Soum, sign_in) -> Client:
    return sign_in(half_year.people["uranchimeg"])


def test_the_clerk_looks_and_hands_in(clerk: Client):
    page = clerk.get(QUARTER)
    assert 'value="2026-03-20"' in page.text, "the usual day stands in the form"
    assert page.context["told"].totals.received == 3, "with the one of 31 December"
    done = clerk.post(QUARTER, GOOD, follow=True)
    assert "Худгийн хүсэлт олон байв." in done.text
    kept = FiguresReport.everything.get()
    assert (kept.period, str(kept.cut_off_on)) == ("2026-Q1", "2026-03-20")
    word = clerk.get(f"{QUARTER}report.docx")
    texts = [each.text for each in Document(io.BytesIO(word.content)).paragraphs]
    assert any("2026" in text for text in texts)
    assert clerk.get(f"{QUARTER}report.xlsx").status_code == 200


def test_the_list_says_what_is_owed_and_what_was_handed_in(suld: Soum, sign_in):
    today = timezone.localdate()
    quarter = f"{today.year}-Q{(today.month + 2) // 3}"
    lies(suld, today.isoformat())
    clerk = sign_in(suld.people["uranchimeg"])
    room = clerk.get(ROOM)
    assert f"{ROOM}{quarter}/" in room.text
    assert [each.line.report for each in room.context["lines"]] == [None] * len(
        room.context["lines"]
    )
    at = timezone.now()
    hand_in(suld.unit, quarter, cut_off_on=today, words="", by=suld.people["uranchimeg"], at=at)
    first = {each.line.span.code: each.tone for each in clerk.get(ROOM).context["lines"]}
    assert first[quarter] == "ok"


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"cut_off_on": ""}, "cut_off_on"),
        ({"cut_off_on": "2026-13-45"}, "cut_off_on"),
        ({"words": "а" * 5_001}, "words"),
        ({"cut_off_on": "2025-12-01"}, None),
        ({"words": "Дулмаагийн утас 8811 2233"}, "words"),
    ],
)
def test_a_wrong_form_comes_back_with_what_was_typed(
    clerk: Client, sent: dict[str, str], field: str | None
):
    answer = clerk.post(QUARTER, GOOD | sent)
    assert answer.status_code == 422
    assert FiguresReport.everything.count() == 0
    if field:
        assert answer.context["form"].errors[field]
    assert (GOOD | sent)["words"][:100] in answer.text


def test_handed_in_anew_the_old_one_stands_below(clerk: Client):
    clerk.post(QUARTER, GOOD)
    again = clerk.get(f"{QUARTER}?on=2026-03-23")
    assert 'value="2026-03-23"' in again.text
    clerk.post(QUARTER, GOOD | {"cut_off_on": "2026-03-23"})
    page = clerk.get(QUARTER)
    assert [str(each.cut_off_on) for each in page.context["before"]] == ["2026-03-20"]


def test_the_account_is_the_heads_and_everybody_reads_it(half_year: Soum, clerk: Client, sign_in):
    account = f"{ROOM}2025/"
    told = {"cut_off_on": "2025-12-31", "words": "Бид гурван худаг гаргав."}
    assert clerk.post(account, told).status_code == 404
    assert clerk.get(account).context["form"] is None
    head = sign_in(half_year.people["mandakh"])
    assert head.post(account, told).status_code == 302
    public = Client()
    assert "Бид гурван худаг гаргав." in public.get("/petitions/figures/?period=2025").text
    assert "Бид гурван худаг гаргав." not in public.get("/petitions/figures/?period=2026-H1").text
    with CaptureQueriesContext(connection) as asked:
        public.get("/petitions/figures/?period=2025")
    assert len(asked) <= 6


def test_the_head_adds_the_duties_to_the_plan(suld: Soum, sign_in):
    year = timezone.localdate().year
    head = sign_in(suld.people["mandakh"])
    assert "reports/plan/" not in head.get(ROOM).text, "no plan yet"
    suld.plan(suld.duty(4), year=year, since=f"{year}-01-01")
    assert "reports/plan/" in head.get(ROOM).text
    post = suld.posts["records_officer"].pk
    for _again in range(2):
        head.post(f"{ROOM}plan/", {"lead": post})
    assert Duty.objects.filter(work__contains="тайлан").count() == 2
    assert "reports/plan/" not in head.get(ROOM).text
    clerk = sign_in(suld.people["uranchimeg"])
    assert clerk.post(f"{ROOM}plan/", {"lead": post}).status_code == 403


def test_the_aimag_sees_who_handed_in(half_year: Soum, tal: Soum, sign_in):
    today = timezone.localdate()
    quarter = f"{today.year}-Q{(today.month + 2) // 3}"
    lies(tal, today.isoformat())
    hand_in(
        tal.unit, quarter, cut_off_on=today, words="", by=tal.people["solongo"], at=timezone.now()
    )
    nergui = sign_in(evaluator(half_year))
    page = nergui.get(f"/office/naran/petitions/reports/?period={quarter}")
    rows = {unit.slug: made for unit, made in page.context["soums"]["rows"]}
    assert rows["suld"] is None
    assert rows["tal"].figures["received"] == 1
    assert nergui.get(QUARTER).context["form"] is None, "a soum's own affair"


def test_more_soums_and_reports_ask_no_more_questions(half_year: Soum, tal: Soum, sign_in):
    nergui = sign_in(evaluator(half_year))
    address = "/office/naran/petitions/reports/"

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert nergui.get(address).status_code == 200
        return len(asked)

    questions()
    before = questions()
    clerk, at = half_year.people["uranchimeg"], moment("2026-07-01")
    for code, day in (("2026-Q1", date(2026, 3, 20)), ("2026-Q2", date(2026, 6, 20))):
        hand_in(half_year.unit, code, cut_off_on=day, words="", by=clerk, at=at)
    for number in range(3):
        make_soum(f"soum{number}", f"{number} дугаар сум", aimag=half_year.unit.parent)
    assert questions() == before


@pytest.mark.parametrize("period", ["2026-H1", "2999", "x", "2026-q9"])
def test_what_is_no_report_is_not_found(clerk: Client, period: str):
    assert clerk.get(f"{ROOM}{period}/").status_code == 404


def test_who_enters(half_year: Soum, tal: Soum, sign_in):
    for name, status in (("mandakh", 200), ("oyun", 403), ("bolormaa", 403)):
        assert sign_in(half_year.people[name]).get(ROOM).status_code == status, name
    assert sign_in(tal.people["solongo"]).get(ROOM).status_code == 403
