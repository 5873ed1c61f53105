"""Bolormaa adds the measure that the reader missed and puts a decision's own cells right."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from tamga.accounts.enums import Role
from tamga.decisions.models import Decision
from tamga.documents import queries as documents
from tamga.implementation.actions import AlreadyConfirmedError, add_measure, start_import, take_away
from tamga.implementation.models import Measure, Period, ReportImport
from tamga.implementation.queries import lines_of, own_measures
from tamga.journal.models import Event
from tests.decisions.offices import numbered
from tests.implementation.half_years import aimag_of
from tests.stories import Soum, hire
from tests.workspace.test_report_preview import (
    DECISION,
    address,
    row,
    started,
)

CUT = "Ус хамгаалах тухай 2026-02-03 Дугаар 2026_A/0"
ROWS = (row(1, decision=DECISION), row(3), row(4, decision=CUT))
TWO = {
    "add": "new", "number": "2", "decision": "0", "provision_number": "2.",
    "provision": "Заалт хоёрыг биелүүлэх.", "progress": "Биелүүлэв.", "self_score": "90",
    "superior_score": "not_due", "joint_with": "", "save": "1",
}  # fmt: skip


@pytest.fixture
def bolormaa(suld: Soum, sign_in) -> Client:
    """The specialist who writes the half-year report."""
    return sign_in(suld.people["bolormaa"])


def again_of(one: ReportImport, *, code: str = "2026-H1") -> ReportImport:
    """The same bytes, uploaded once more under another name."""
    return start_import(
        one.unit, documents.read(one.file), name="хуулбар.xlsx", source=one.source, code=code,
        by=one.started_by, at=timezone.now(),
    )  # fmt: skip


def decision_key(page: str, words: str) -> str:
    """The key of the decision whose heading begins so."""
    found = re.search(rf'id="row-(d[0-9-]+)">\s*<h2>\s*{words}', page)
    assert found
    return found[1]


def cells_of(**changes: str) -> dict[str, str]:
    """What the form of the torn decision sends."""
    return {
        "kind": "governor_order_a", "printed": "2026_A/0", "title": "Ус хамгаалах тухай",
        "dated": "2026-02-03", "issued_at": "", "save": "1", **changes,
    }  # fmt: skip


def test_the_missing_number_leads_to_its_form_and_the_figures_count_it(
    suld: Soum,
    bolormaa: Client,
):
    one = started(suld, *ROWS)
    page = bolormaa.get(address(one)).text
    assert 'href="?add=2#add"' in page
    form = bolormaa.get(address(one) + "?add=2").text
    assert re.search(r'name="number" value="2"', form)
    assert re.search(r'<option value="0" selected>', form), "the decision of the measure above"
    assert "<strong>3</strong>" in page
    oyun = suld.posts["finance_head"]
    answer = bolormaa.post(address(one), {**TWO, "responsible": [str(oyun.pk)]})
    assert answer.url.endswith("#row-0-1")
    after = bolormaa.get(address(one)).text
    assert "<strong>4</strong>" in after
    assert 'href="?add=2#add"' not in after
    numbers = re.findall(r'id="measure-(\d+)"', after)
    assert numbers == ["1", "2", "3", "4"], "it stands where it belongs"
    assert oyun.name in after
    assert Event.everything.get(code="report.measure_added").data["number"] == 2
    bolormaa.post(address(one), {})
    two = lines_of(Period.objects.get())[1]
    assert (two.own.score, two.superior.not_due, two.progress) == (90, True, "Биелүүлэв.")
    assert list(two.measure.positions.all()) == [oyun]


def test_who_is_responsible_finds_it_in_their_own_rows(suld: Soum, bolormaa: Client):
    head = suld.posts["agriculture_section_head"]
    user = hire(suld, "dorj", "Дорж", Role.OFFICIAL, "agriculture_section_head")
    one = started(suld, *ROWS)
    bolormaa.post(address(one), {**TWO, "responsible": [str(head.pk)]})
    bolormaa.post(address(one), {})
    period = Period.objects.get()
    two = Measure.objects.get(period=period, number=2)
    assert own_measures(user, period.pk, on=timezone.localdate()) == {two.pk}
    again = again_of(one)
    assert "Юу ч өөрчлөгдөхгүй" in bolormaa.get(address(again)).text, "the same file, the same row"


def test_it_is_put_right_and_taken_away_again(suld: Soum, bolormaa: Client):
    one = started(suld, *ROWS)
    bolormaa.post(address(one), TWO)
    bolormaa.post(address(one), TWO)
    assert list(ReportImport.objects.get().corrections) == ["0-1"], "pressed twice, added once"
    form = bolormaa.get(address(one) + "?open=0-1").text
    assert "Заалт хоёрыг биелүүлэх." in form
    more = {**TWO, "row": "0-1", "self_score": "50", "progress": "Дутуу."}
    del more["add"]
    bolormaa.post(address(one), more)
    assert "Дутуу." in bolormaa.get(address(one)).text
    page = bolormaa.post(address(one), {"row": "0-1", "undo": "1"}, follow=True).text
    assert ReportImport.objects.get().corrections == {}
    assert 'href="?add=2#add"' in page
    codes = Event.everything.filter(code__startswith="report.").order_by("id")
    assert [event.code for event in codes] == [
        "report.measure_added", "report.corrected", "report.measure_taken_away",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": "3"}, "number"),
        ({"number": ""}, "number"),
        ({"number": "10000"}, "number"),
        ({"provision": " "}, "provision"),
        ({"decision": "9"}, "decision"),
        ({"self_score": ""}, "self_score"),
        ({"superior_score": "65"}, "superior_score"),
        ({"joint_with": "77"}, "joint_with"),
        ({"responsible": ["999999"]}, "responsible"),
    ],
)
def test_what_cant_be_is_told_and_nothing_typed_is_lost(
    suld: Soum,
    bolormaa: Client,
    changes: dict[str, object],
    field: str,
):
    one = started(suld, *ROWS)
    page = bolormaa.post(address(one), {**TWO, "progress": "Миний үг.", **changes}).text
    assert f'id="id_{field}_error"' in page
    assert "Миний үг." in page
    assert 'role="alert"' in page
    assert ReportImport.objects.get().corrections == {}


def test_it_may_share_a_score_and_then_needs_none(suld: Soum, bolormaa: Client):
    one = started(suld, *ROWS)
    shared = {**TWO, "joint_with": "1", "self_score": "", "superior_score": ""}
    assert bolormaa.post(address(one), shared).status_code == 302
    bolormaa.post(address(one), {})
    two = Measure.objects.get(number=2)
    assert two.joint_with == Measure.objects.get(number=1)


def test_a_decision_put_right_is_found_in_the_books_before_it_is_adopted(
    suld: Soum,
    bolormaa: Client,
):
    known = numbered(aimag_of(suld), "2026-02-03", title="Усны эх ундаргыг хамгаалах тухай")
    one = started(suld, *ROWS)
    page = bolormaa.get(address(one)).text
    key = decision_key(page, "Ус хамгаалах тухай")
    form = bolormaa.get(f"{address(one)}?open={key}").text
    assert 'name="printed" value="2026_A/0"' in form
    assert f"<dd>{CUT}" in form, "the source stands beside it"
    right = cells_of(printed=f"2026_{known.number}", issued_at="Наран")
    answer = bolormaa.post(address(one), {"row": key, **right})
    assert answer.url.endswith(f"#row-{key}")
    assert ReportImport.objects.get().corrections == {
        key: {"printed": f"2026_{known.number}", "issued_at": "Наран"}
    }
    assert f"2026_{known.number}" in bolormaa.get(address(one)).text
    bolormaa.post(address(one), {})
    four = Measure.objects.select_related("provision__decision").get(number=4)
    assert four.provision.decision == known
    assert not Decision.everything.filter(number_printed="2026_A/0").exists()
    event = Event.everything.get(code="report.decision_corrected")
    assert (event.data["number"], event.data["cells"]) == (2, ["printed", "issued_at"])


def test_kind_title_day_and_place_are_what_is_adopted(suld: Soum, bolormaa: Client):
    one = started(suld, *ROWS)
    key = decision_key(bolormaa.get(address(one)).text, "Ус хамгаалах тухай")
    right = cells_of(
        kind="official_assignment", printed="2025_07", title="Усны тухай", dated="2025-12-30",
        issued_at="Наран",
    )  # fmt: skip
    bolormaa.post(address(one), {"row": key, **right})
    bolormaa.post(address(one), {})
    found = Measure.objects.get(number=4).provision.decision
    assert (found.kind_id, found.number, found.year) == ("official_assignment", "7", 2025)
    assert (found.title, found.signed_on) == ("Усны тухай", date(2025, 12, 30))
    assert found.place == "Наран"


def test_a_decisions_correction_is_taken_back(suld: Soum, bolormaa: Client):
    one = started(suld, *ROWS)
    key = decision_key(bolormaa.get(address(one)).text, "Ус хамгаалах тухай")
    bolormaa.post(address(one), {"row": key, **cells_of(title="Өөр")})
    assert ReportImport.objects.get().corrections == {key: {"title": "Өөр"}}
    bolormaa.post(address(one), {"row": key, "undo": "1"})
    assert ReportImport.objects.get().corrections == {}
    assert Event.everything.filter(code="report.decision_uncorrected").count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "letter"}, "kind"),
        ({"dated": "2026-02-31"}, "dated"),
        ({"dated": "2126-02-01"}, "dated"),
        ({"dated": "1926-02-01"}, "dated"),
        ({"printed": "", "title": " "}, "title"),
        ({"printed": "А" * 81}, "printed"),
    ],
)
def test_a_decision_that_cant_be_is_told(
    suld: Soum,
    bolormaa: Client,
    changes: dict[str, str],
    field: str,
):
    one = started(suld, *ROWS)
    key = decision_key(bolormaa.get(address(one)).text, "Ус хамгаалах тухай")
    page = bolormaa.post(address(one), {"row": key, **cells_of(**changes)}).text
    assert f'id="id_{field}_error"' in page
    assert ReportImport.objects.get().corrections == {}


def test_a_decision_without_words_is_adopted_under_its_heading(
    suld: Soum,
    bolormaa: Client,
):
    bare = (2, 2, "", "2. Заалт биелүүлэх.", "Хийв.", "70%", "70%")
    one = started(suld, row(1, decision=DECISION), bare)
    assert bolormaa.post(address(one), {}).status_code == 302
    assert Measure.objects.count() == 2


def test_the_same_file_read_again_is_put_right_again(suld: Soum, bolormaa: Client):
    one = started(suld, *ROWS)
    bolormaa.post(address(one), TWO)
    bolormaa.post(address(one), {})
    again = again_of(one)
    assert list(again.corrections) == ["0-1"]
    assert "Юу ч өөрчлөгдөхгүй" in bolormaa.get(address(again)).text
    bolormaa.post(address(again), {"row": "0-1", "undo": "1"})
    assert "хасагдах: 1" in bolormaa.get(address(again)).text
    newer = started(suld, *ROWS[:2])
    assert newer.corrections == {}, "another file has its own"
    assert again_of(one, code="2025-H1").corrections == {}, "and so has another period"


def test_what_is_confirmed_or_locked_takes_no_measure(suld: Soum, bolormaa: Client):
    one, by, at = started(suld, *ROWS), suld.people["bolormaa"], timezone.now()
    bolormaa.post(address(one), {})
    with pytest.raises(AlreadyConfirmedError):
        add_measure(one, {"number": 2}, by=by, at=at)
    with pytest.raises(AlreadyConfirmedError):
        take_away(one, "0-1", number=2, by=by, at=at)
    Period.objects.update(locked_at=at)
    newer = started(suld, row(1, decision=DECISION))
    assert bolormaa.post(address(newer), TWO).status_code == 302
    assert 'id="add"' not in bolormaa.get(address(newer) + "?add=2").text
    newer.refresh_from_db()
    assert newer.corrections == {}
    with pytest.raises(ValueError, match="1-3"):
        take_away(newer, "1-3", number=1, by=by, at=at)


@pytest.mark.parametrize("asked", ["?add=x", "?add=-1", "?add=99999", "?add=٣", "?open=d9-9"])
def test_an_address_that_nobody_gave_shows_the_page(
    suld: Soum,
    bolormaa: Client,
    asked: str,
):
    assert 'id="measure-1"' in bolormaa.get(address(started(suld, *ROWS)) + asked).text


def test_solongo_of_the_neighbour_adds_nothing(suld: Soum, tal: Soum, sign_in):
    one = started(suld, *ROWS)
    solongo = sign_in(tal.people["solongo"])
    assert solongo.post(address(one), TWO).status_code == 403
    there = address(one).replace("suld", "tal")
    assert solongo.post(there, TWO).status_code == 404
    assert ReportImport.objects.get().corrections == {}
