"""The rooms of implementation reports: read in, look, take out; nothing typed or chosen is lost."""

import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from docx import Document

from tamga.accounts.enums import Role
from tamga.implementation.actions import save_reading
from tamga.implementation.models import Measure, Period, ReportImport, Source
from tamga.implementation.reading import read_report
from tamga.kernel.scales import DEFAULT
from tests.conftest import ROOT
from tests.stories import Soum, hire
from tests.workspace import made_files as made

SAMPLE = ROOT / "samples" / "implementation-report.docx"
ROOM = "/office/suld/reports/"


@pytest.fixture
def bolormaa(suld: Soum, sign_in) -> Client:
    """The specialist who writes the half-year report."""
    return sign_in(suld.people["bolormaa"])


def chosen(client: Client, data: bytes, *, name: str = "тайлан.docx", period: str = ""):
    """The form with a file, sent."""
    file = io.BytesIO(data)
    file.name = name
    source = Source.objects.get(code="governor-orders").pk
    return client.post(f"{ROOM}import/", {"file": file, "source": source, "period": period})


def test_an_empty_room_says_what_comes_here(bolormaa: Client):
    page = bolormaa.get(ROOM).text
    assert 'class="empty"' in page
    assert f"{ROOM}import/" in page


def test_a_report_is_read_looked_at_and_confirmed(bolormaa: Client):
    answer = chosen(bolormaa, SAMPLE.read_bytes())
    assert answer.status_code == 302
    preview = bolormaa.get(answer.url)
    assert not Period.objects.exists(), "nothing is saved before it is confirmed"
    reading = read_report(SAMPLE.read_bytes(), SAMPLE.name, scale=DEFAULT)
    for measure in reading.measures:
        assert f'id="measure-{measure.number}"' in preview.text
    confirmed = bolormaa.post(answer.url, follow=True)
    assert confirmed.status_code == 200
    assert Measure.objects.count() == len(reading.measures)
    assert f"{reading.own.total}</strong>" in confirmed.text
    again = bolormaa.get(answer.url)
    assert again.status_code == 302, "a confirmed file can't be confirmed again"


def test_the_period_may_be_named_and_a_wrong_one_stands_beside_its_field(bolormaa: Client):
    wrong = chosen(bolormaa, SAMPLE.read_bytes(), period="2026-H7")
    assert wrong.status_code == 200
    assert "error" in wrong.text
    assert not ReportImport.objects.exists()
    assert chosen(bolormaa, SAMPLE.read_bytes(), period="2025-Q2").status_code == 302
    assert ReportImport.objects.get().code == "2025-Q2"


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04nonsense", made.OLE + b"\0" * 600, made.PDF, b"\x00\x01\x02" * 50],
    ids=["empty", "broken", "old", "pdf without text", "bytes"],
)
def test_a_file_that_is_no_report_is_told_and_kept_nowhere(bolormaa: Client, data: bytes):
    answer = chosen(bolormaa, data, period="2026-H1")
    assert answer.status_code == 200
    assert "error" in answer.text
    assert not ReportImport.objects.exists()


def test_a_file_can_be_dropped_and_a_list_of_them_goes_on(bolormaa: Client):
    url = chosen(bolormaa, SAMPLE.read_bytes()).url
    assert url in bolormaa.get(ROOM).text
    bolormaa.post(f"{url}discard/")
    assert url not in bolormaa.get(ROOM).text


def test_an_official_looks_and_takes_out_but_reads_nothing_in(suld: Soum, sign_in):
    period = saved(suld)
    oyun = sign_in(suld.people["oyun"])
    assert oyun.get(f"{ROOM}{period.pk}/").status_code == 200
    word = oyun.get(f"{ROOM}{period.pk}/report.docx").content
    assert len(Document(io.BytesIO(word)).tables) == 3
    for form in ("xlsx", "pdf"):
        assert oyun.get(f"{ROOM}{period.pk}/report.{form}").status_code == 200
    assert oyun.get(f"{ROOM}{period.pk}/report.exe").status_code == 404
    assert oyun.get(f"{ROOM}import/").status_code == 403
    assert f"{ROOM}import/" not in oyun.get(ROOM).text


def test_the_neighbours_report_is_not_here(suld: Soum, tal: Soum, sign_in):
    period = saved(suld)
    solongo = sign_in(tal.people["solongo"])
    assert solongo.get(f"{ROOM}{period.pk}/").status_code == 403
    assert solongo.get(f"/office/tal/reports/{period.pk}/").status_code == 404


def saved(soum: Soum, *, code: str = "2026-H1", measures: int | None = None) -> Period:
    """A report of the sample's first measures."""
    reading = read_report(SAMPLE.read_bytes(), SAMPLE.name, scale=DEFAULT)
    if measures is not None:
        object.__setattr__(reading, "measures", reading.measures[:measures])
    return save_reading(
        soum.unit, reading, DEFAULT, source=Source.objects.get(code="governor-orders"),
        code=code, file=None, by=soum.people["bolormaa"], at=timezone.now(),
    ).period  # fmt: skip


def test_as_many_queries_for_one_measure_as_for_many(suld: Soum, bolormaa: Client):
    few, many = saved(suld, code="2025-H1", measures=1), saved(suld)
    counts = []
    for period in (few, many):
        bolormaa.get(f"{ROOM}{period.pk}/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            bolormaa.get(f"{ROOM}{period.pk}/")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 16


def test_the_aimags_evaluator_sees_the_soums_report(suld: Soum, sign_in):
    period = saved(suld)
    tuya = hire(suld, "tuya", "Туяа", Role.AIMAG_EVALUATOR, unit=suld.unit.parent)
    assert sign_in(tuya).get(f"{ROOM}{period.pk}/").status_code == 200
