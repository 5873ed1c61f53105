"""Bolormaa puts a report right in its preview; the neighbour's Solongo can't."""

import io
import re
import time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import Workbook

from tamga.implementation.actions import AlreadyConfirmedError, correct_row, start_import
from tamga.implementation.models import Measure, Period, ReportImport, Source
from tamga.implementation.queries import lines_of
from tamga.implementation.report.words import COLUMNS
from tamga.journal.models import Event
from tests.conftest import ROOT
from tests.stories import Soum

ROOM = "/office/suld/reports/"
DECISION = "Ой цэвэрлэх тухай 2026-01-20 Дугаар 2026_A/12"
TITLE = "АЙМГИЙН ЗАСАГ ДАРГЫН ЗАХИРАМЖИЙН 2026 ОНЫ ХАГАС ЖИЛИЙН ХЭРЭГЖИЛТ"


@pytest.fixture
def bolormaa(suld: Soum, sign_in) -> Client:
    """The specialist who writes the half-year report."""
    return sign_in(suld.people["bolormaa"])


def workbook(*rows: tuple[object, ...]) -> bytes:
    """An Excel file in the form of a report."""
    book = Workbook()
    sheet = book.active
    for row in ((TITLE,), COLUMNS, *rows):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def row(number: object, own: str = "70%", superior: str = "70%", **more: object) -> tuple:
    """A row; ``decision`` begins one."""
    decision = str(more.get("decision", ""))
    progress = more.get("progress", f"Ажил {number} хийгдэв.")
    order = 1 if decision else ""
    return (
        order,
        number,
        decision,
        f"{number}. Заалт {number} биелүүлэх.",
        progress,
        own,
        superior,
    )


ROWS = (row(1, decision=DECISION), row(2, own="65%"), row(3, own="", superior=""), row(4))


def started(soum: Soum, *rows: tuple[object, ...], code: str = "2026-H1") -> ReportImport:
    """A report on its way in: № 2 has a score off the scale, № 3 none."""
    return start_import(
        soum.unit, workbook(*(rows or ROWS)), name="тайлан.xlsx",
        source=Source.objects.get(code="governor-orders"), code=code,
        by=soum.people["bolormaa"], at=timezone.now(),
    )  # fmt: skip


def address(one: ReportImport) -> str:
    return f"{ROOM}import/{one.pk}/"


def key(client: Client, one: ReportImport, number: int) -> str:
    """The key of a row, out of the page."""
    page = client.get(address(one)).text
    found = re.search(rf'id="measure-{number}".*?id="row-([0-9-]+)"', page, re.S)
    assert found
    return found[1]


def cells(of: int = 2, /, **changes: object) -> dict[str, object]:
    """What the form of a row sends when nothing is changed but these."""
    return {
        "number": of, "joint_with": "", "decision": "0", "provision_number": f"{of}.",
        "provision": f"Заалт {of} биелүүлэх.", "progress": f"Ажил {of} хийгдэв.",
        "self_score": "70", "superior_score": "70", "save": "1", **changes,
    }  # fmt: skip


def corrected(client: Client, one: ReportImport, of: int, /, **changes: object):
    """The form of a row, sent."""
    return client.post(
        address(one), {"row": key(client, one, of), **cells(of, **changes)}, follow=True
    )


def test_a_wrong_score_is_put_right_stays_so_and_is_what_is_saved(suld: Soum, bolormaa: Client):
    one = started(suld)
    page = bolormaa.get(address(one)).text
    assert "65%" in page
    assert 'class="places"' in page
    answer = corrected(bolormaa, one, 2, self_score="90", progress="Намар дуусгана.")
    assert answer.status_code == 200
    again = bolormaa.get(address(one)).text
    assert "Намар дуусгана." in again, "it survives a reload"
    assert not Period.objects.exists()
    corrected(bolormaa, one, 3, self_score="not_due", superior_score="not_due")
    done = bolormaa.post(address(one), {}, follow=True)
    assert done.status_code == 200
    lines = {line.measure.number: line for line in lines_of(Period.objects.get())}
    assert (lines[2].own.score, lines[2].progress) == (90, "Намар дуусгана.")
    assert lines[3].own.not_due
    assert lines[3].superior.not_due
    events = Event.everything.filter(code="report.corrected").order_by("id")
    assert [(e.by_id, e.data["number"], e.data["cells"]) for e in events] == [
        (suld.people["bolormaa"].pk, 2, ["progress", "self"]),
        (suld.people["bolormaa"].pk, 3, ["self", "superior"]),
    ]


def test_a_correction_is_undone_row_by_row(suld: Soum, bolormaa: Client):
    one = started(suld)
    corrected(bolormaa, one, 2, self_score="90")
    two = key(bolormaa, one, 2)
    assert ReportImport.objects.get().corrections == {two: {"self": 90}}
    page = bolormaa.post(address(one), {"row": two, "undo": "1"}, follow=True).text
    assert ReportImport.objects.get().corrections == {}
    assert "65%" in page
    assert Event.everything.filter(code="report.uncorrected").count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": 4}, "number"),
        ({"number": 0}, "number"),
        ({"number": ""}, "number"),
        ({"joint_with": 99}, "joint_with"),
        ({"joint_with": 2}, "joint_with"),
        ({"self_score": "65"}, "self_score"),
        ({"superior_score": "хоёр"}, "superior_score"),
        ({"decision": "7"}, "decision"),
        ({"provision": ""}, "provision"),
        ({"progress": "а" * 20_001}, "progress"),
    ],
)
def test_what_cant_be_is_told_beside_its_field_and_nothing_typed_is_lost(
    suld: Soum, bolormaa: Client, changes: dict[str, object], field: str
):
    one = started(suld)
    page = corrected(bolormaa, one, 2, **{"progress": "Шинээр бичсэн.", **changes}).text
    assert f'id="id_{field}_error"' in page
    assert "progress" in changes or "Шинээр бичсэн." in page
    assert ReportImport.objects.get().corrections == {}


def test_a_measure_shares_a_score_but_not_with_one_that_shares(suld: Soum, bolormaa: Client):
    one = started(suld)
    page = corrected(bolormaa, one, 3, joint_with=4).text
    assert "№ 4" in page
    assert 'id="id_joint_with_error"' in corrected(bolormaa, one, 2, joint_with=3).text
    bolormaa.post(address(one), {})
    three = Measure.objects.get(number=3)
    assert three.joint_with == Measure.objects.get(number=4)


def test_who_finds_a_row_right_is_asked_no_more(suld: Soum, bolormaa: Client):
    one = started(suld)
    three = key(bolormaa, one, 3)
    bolormaa.post(address(one), {"row": three, "right": "1"})
    page = bolormaa.get(address(one)).text
    assert f'href="?#row-{three}"' not in page
    assert ReportImport.objects.get().corrections == {three: {"right": ["scores_missing"]}}


def test_the_source_stands_beside_the_reading_open_where_something_is_odd(suld, bolormaa: Client):
    one = started(suld)
    page = bolormaa.get(address(one)).text
    rows = dict(re.findall(r'<li id="measure-(\d)"(.*?)</li>', page, re.S))
    assert 'class="source" open' in rows["2"]
    assert 'class="source" >' in rows["4"]
    assert "<dd>65%" in rows["2"]
    only = bolormaa.get(address(one) + "?only=problems").text
    assert set(re.findall(r'id="measure-(\d)"', only)) == {"2", "3"}


def test_a_newer_file_shows_its_difference_and_the_same_file_says_so(suld, bolormaa: Client):
    bolormaa.post(address(started(suld)), {})
    same = bolormaa.get(address(started(suld))).text
    assert 'id="difference"' not in same
    assert "Юу ч өөрчлөгдөхгүй" in same
    newer = started(suld, row(1, decision=DECISION, progress="Дууссан."), row(2, own="65%"), row(9))
    page = bolormaa.get(address(newer)).text
    assert "<ins>Дууссан.</ins>" in page
    assert "<del>Ажил 1 хийгдэв.</del>" in page
    for words in ("нэмэгдэх: 1", "өөрчлөгдөх: 1", "хасагдах: 2", "хэвээр үлдэх: 1"):
        assert words in page
    assert Measure.objects.filter(dropped_at__isnull=True).count() == 4, "looking changes nothing"
    bolormaa.post(address(newer), {})
    left = Measure.objects.filter(dropped_at__isnull=True).values_list("number", flat=True)
    assert list(left) == [1, 2, 9]


def test_who_confirms_confirms_what_was_shown(suld: Soum, bolormaa: Client):
    one = started(suld)
    mark = re.search(r'name="mark" value="(\w+)"', bolormaa.get(address(one)).text)[1]
    corrected(bolormaa, one, 2, self_score="90")
    page = bolormaa.post(address(one), {"mark": mark}, follow=True).text
    assert not Period.objects.exists()
    mark = re.search(r'name="mark" value="(\w+)"', page)[1]
    bolormaa.post(address(one), {"mark": mark})
    assert Period.objects.exists()


def test_a_locked_period_says_so_before_anything_is_typed(suld: Soum, bolormaa: Client):
    bolormaa.post(address(started(suld)), {})
    Period.objects.update(locked_at=timezone.now())
    newer = started(suld, row(1, decision=DECISION))
    two = "1-3"
    page = bolormaa.get(f"{address(newer)}?open={two}").text
    assert "түгжигдсэн" in page
    assert 'name="mark"' not in page
    assert 'name="self_score"' not in page
    assert 'name="row"' not in page
    for data in ({}, {"row": two, **cells()}):
        assert bolormaa.post(address(newer), data, follow=True).status_code == 200
    assert Measure.objects.filter(dropped_at__isnull=True).count() == 4
    newer.refresh_from_db()
    assert (newer.corrections, newer.confirmed_at) == ({}, None)


def test_two_who_correct_other_rows_at_once_are_both_kept(suld: Soum):
    one = started(suld)
    mine, theirs = ReportImport.objects.get(pk=one.pk), ReportImport.objects.get(pk=one.pk)
    for copy, name, place in ((mine, "bolormaa", "1-4"), (theirs, "uranchimeg", "1-5")):
        correct_row(copy, place, {"self": 90}, number=2, by=suld.people[name], at=timezone.now())
    assert set(ReportImport.objects.get().corrections) == {"1-4", "1-5"}


def test_what_is_confirmed_takes_no_correction(suld: Soum, bolormaa: Client):
    one = started(suld)
    bolormaa.post(address(one), {})
    with pytest.raises(AlreadyConfirmedError):
        correct_row(
            one, "1-4", {"self": 90}, number=2, by=suld.people["bolormaa"], at=timezone.now()
        )
    answer = bolormaa.post(address(one), {"row": "1-4", **cells(self_score="90")})
    assert answer.status_code == 302
    assert lines_of(Period.objects.get())[1].own.missing


def test_solongo_of_the_neighbour_neither_sees_nor_corrects(suld: Soum, tal: Soum, sign_in):
    one = started(suld)
    solongo = sign_in(tal.people["solongo"])
    assert solongo.get(address(one)).status_code == 403
    assert solongo.post(address(one), {"row": "1-4", **cells()}).status_code == 403
    there = address(one).replace("suld", "tal")
    assert solongo.post(there, {"row": "1-4", **cells()}).status_code == 404
    assert ReportImport.objects.get().corrections == {}


@pytest.mark.parametrize(
    "asked", ["?open=9-9", "?open=x", "?page=0", "?page=99999999", "?page=-1", "?only=x"]
)
def test_an_address_that_nobody_gave_shows_the_page(suld: Soum, bolormaa: Client, asked: str):
    assert 'id="measure-1"' in bolormaa.get(address(started(suld)) + asked).text


def test_a_row_that_the_file_lacks_is_told(suld: Soum, bolormaa: Client):
    one = started(suld)
    for data in ({"row": "9-9", **cells()}, {"row": "", "undo": "1"}):
        answer = bolormaa.post(address(one), data, follow=True)
        assert answer.status_code == 200
        assert "ийм мөр байхгүй" in answer.text
    assert ReportImport.objects.get().corrections == {}


def test_hostile_texts_are_only_texts(suld: Soum, bolormaa: Client):
    one = started(suld)
    corrected(bolormaa, one, 2, progress="<script>alert(1)</script> {{ 7*7 }}", self_score="90")
    page = bolormaa.get(address(one)).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}" in page


@pytest.mark.slow
def test_two_thousand_rows_stand_on_pages_and_stay_quick(suld: Soum, bolormaa: Client):
    rows = [row(n, own="65%" if n % 50 == 0 else "70%") for n in range(2, 2001)]
    one = started(suld, row(1, decision=DECISION), *rows)
    first = bolormaa.get(address(one)).text
    assert len(re.findall('id="measure-', first)) == 60
    assert len(first) < 400_000
    begun = time.process_time()
    last = bolormaa.get(address(one) + "?page=34").text
    assert time.process_time() - begun < 4, "the file isn't read anew for each page"
    assert 'id="measure-2000"' in last
    with CaptureQueriesContext(connection) as asked:
        page = bolormaa.get(f"{address(one)}?open={key_2000(last)}").text
    assert len(asked) <= 16
    assert page.count('name="self_score"') == 1
    assert 'id="measure-1999"' in page, "the opened row is shown on its page"


def key_2000(page: str) -> str:
    """The key of the last row."""
    return re.search(r'id="measure-2000".*?id="row-([0-9-]+)"', page, re.S)[1]


def test_the_same_number_of_queries_for_few_and_many(suld: Soum, bolormaa: Client):
    counts = []
    for rows in (ROWS, tuple(row(n, decision=DECISION if n == 1 else "") for n in range(1, 40))):
        one = started(suld, *rows)
        with CaptureQueriesContext(connection) as asked:
            bolormaa.get(address(one))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 16


def test_the_sample_report_is_put_right_to_the_last_place(suld: Soum, bolormaa: Client):
    path = ROOT / "samples" / "implementation-report.docx"
    one = start_import(
        suld.unit, path.read_bytes(), name=path.name,
        source=Source.objects.get(code="governor-orders"), code="2026-H1",
        by=suld.people["bolormaa"], at=timezone.now(),
    )  # fmt: skip
    for _turn in range(40):
        page = bolormaa.get(address(one)).text
        left = re.search(r'<li><a href="\?#row-([0-9-]+)">', page)
        if left is None:
            break
        bolormaa.post(address(one), {"row": left[1], "right": "1"})
    assert left is None, "every place beside a measure can be settled"
