"""A citizen reads what the office has reported: what was issued, as it was issued, nothing else."""

import io
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from tamga.documents.queries import read
from tamga.implementation.actions.checking import check_off
from tamga.implementation.actions.correcting import correct
from tamga.implementation.actions.signing_off import sign_off
from tamga.implementation.models import IssuedReport, Period
from tamga.implementation.report import Mark, words
from tamga.implementation.tasks import make_files
from tests.read_reports import DAY, ROWS, changed, half_year, issued, scored
from tests.stories import Soum

HERE = "/reports/governor-orders/2026-H1/"
REPORTS = "il-tod-baidal/il-tod-baidlyn-tailan"


@pytest.fixture
def period(suld: Soum) -> Period:
    """The first half of 2026, nothing of it issued."""
    return half_year(suld)


@pytest.fixture
def citizen() -> Client:
    """Somebody with a phone."""
    return Client()


def test_before_it_is_issued_nothing_is_seen(suld: Soum, period: Period, citizen: Client):
    mandakh, bolormaa = suld.people["mandakh"], suld.people["bolormaa"]
    for step in (lambda: None, lambda: check_off(period, by=bolormaa, at=DAY),
                 lambda: sign_off(period, by=mandakh, at=DAY)):  # fmt: skip
        step()
        assert citizen.get(HERE).status_code == 404
        assert citizen.get(f"{HERE}report.pdf").status_code == 404
        assert HERE not in citizen.get("/reports/").text
    assert 'class="empty"' in citizen.get("/reports/").text


def test_the_issued_report_with_its_figures_bars_measures_and_pdf(
    suld: Soum, period: Period, citizen: Client
):
    version = issued(suld, period)
    report = version.report
    assert f'href="{HERE}"' in citizen.get("/reports/").text
    page = citizen.get(HERE).text
    for cover in (report.own, report.superior):
        assert f"{words.percent(cover.summary.mean)}%" in page
    for row in report.rows():
        assert f'id="measure-{row.number}"' in page
        assert row.provision in page
        assert row.progress in page
    drawn_bars = re.findall(r'<rect class="\w+" x="[\d.]+" width="([\d.]+)"', page)
    widths = [float(width) for width in drawn_bars]
    own = report.own.summary
    drawn = (own.effective, own.certain_result, own.intensify, own.not_due)
    assert widths[:4] == [pytest.approx(100 * count / own.total, abs=0.001) for count in drawn]
    pdf = citizen.get(f"{HERE}report.pdf")
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert pdf.content == read(version.pdf)
    assert "73.33%" in "".join(p.extract_text() for p in PdfReader(io.BytesIO(pdf.content)).pages)
    again = citizen.get(f"{HERE}report.pdf", headers={"if-none-match": pdf.headers["ETag"]})
    assert again.status_code == 304


def test_the_page_stays_as_it_was_issued(suld: Soum, period: Period, citizen: Client):
    issued(suld, period)
    before = citizen.get(HERE).text
    scored(period, 4, 100, by=suld.people["bolormaa"])
    assert citizen.get(HERE).text == before


@pytest.mark.parametrize("address", ["/reports/", HERE, f"/en{HERE}", f"{HERE}report.pdf"])
def test_few_queries_no_cookie_and_nothing_to_vary_on(
    suld: Soum, period: Period, citizen: Client, address: str, django_assert_max_num_queries
):
    issued(suld, period)
    for code in ("2025-H1", "2025-H2", "2024-H1"):
        issued(suld, half_year(suld, code=code), number=code)
    citizen.get(address)
    with django_assert_max_num_queries(5):
        response = citizen.get(address)
    assert response.status_code == 200
    assert not response.cookies
    assert response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"


def test_a_correction_says_what_changed_and_the_old_version_says_it_is_old(
    suld: Soum, period: Period, citizen: Client
):
    issued(suld, period)
    correct(period, why="Дүн зассан", by=suld.people["bolormaa"], at=timezone.now())
    assert "73.33%" in citizen.get(HERE).text, "the issued one stands while it is corrected"
    scored(period, 4, 70, by=suld.people["bolormaa"])
    issued(suld, period, number="1/300", at=timezone.now())
    page = citizen.get(HERE).text
    assert "№4: өөрийн үнэлгээ 50% → 70%." in page
    assert "80%" in page
    first = citizen.get(f"{HERE}?version=1").text
    assert "73.33%" in first
    assert f'href="{HERE}">' in first
    assert citizen.get(f"{HERE}report.pdf?version=1").content == read(
        IssuedReport.objects.get(version=1).pdf
    )
    assert citizen.get("/reports/").text.count(f'href="{HERE}"') == 1


def test_the_neighbours_site_doesnt_show_it(suld: Soum, tal: Soum, period: Period):
    issued(suld, period)
    at_tal = Client(headers={"host": "tal.localhost"})
    assert at_tal.get(HERE).status_code == 404
    assert HERE not in at_tal.get("/reports/").text


def test_what_is_for_the_office_is_not_shown(suld: Soum, citizen: Client):
    rows = (changed(ROWS[0], progress="Малчин Дорж 99112233 утсаар."), *ROWS[1:])
    issued(suld, half_year(suld, *rows), public=False)
    assert citizen.get(HERE).status_code == 404
    assert citizen.get(f"{HERE}report.pdf").status_code == 404
    assert "99112233" not in citizen.get("/search/?q=Дорж").text


def test_until_the_files_are_made_the_page_says_so_and_shows_the_report(
    suld: Soum, period: Period, citizen: Client, settings
):
    settings.TAMGA_FILES_AT_ONCE = 3
    version = issued(suld, period)
    page = citizen.get(HERE).text
    assert "файлуудыг бэлтгэж байна" in page
    assert "report.pdf" not in page
    assert 'id="measure-4"' in page
    assert citizen.get(f"{HERE}report.pdf").status_code == 404
    make_files(version.pk)
    page = citizen.get(HERE).text
    assert "файлуудыг бэлтгэж байна" not in page
    assert f'href="{HERE}report.pdf?version=1"' in page


def test_the_sitemap_of_its_own_site_has_it_with_the_day_it_was_issued(
    suld: Soum, tal: Soum, period: Period, citizen: Client
):
    half = half_year(suld, code="2025-H2")
    issued(suld, half, public=False)
    assert "/reports/" not in citizen.get("/sitemap.xml").text
    issued(suld, period)
    line = f"<loc>http://testserver{HERE}</loc><lastmod>2026-07-06T"
    assert line in citizen.get("/sitemap.xml").text
    assert citizen.get("/sitemap.xml").text.count("/reports/") == 1
    assert "/reports/" not in citizen.get("/sitemap.xml", headers={"host": "tal.localhost"}).text
    correct(period, why="Дүн", by=suld.people["bolormaa"], at=DAY)
    issued(suld, period, number="1/300", at=DAY + timedelta(days=3))
    line = f"<loc>http://testserver{HERE}</loc><lastmod>2026-07-09T"
    assert line in citizen.get("/sitemap.xml").text


def test_the_scan_with_its_signatures_is_for_the_office(
    suld: Soum, period: Period, citizen: Client
):
    issued(suld, period)
    for form in ("scan", "json", "figures", "docx_id"):
        assert citizen.get(f"{HERE}report.{form}").status_code == 404


def test_it_is_found_by_the_search_from_the_footer_and_from_its_section(
    suld: Soum, period: Period, citizen: Client
):
    issued(suld, period)
    assert HERE in citizen.get("/search/?q=тооллогыг").text
    assert 'href="/reports/"' in citizen.get("/").text
    assert citizen.get(f"/{REPORTS}/").text.count('href="/reports/"') == 2
    assert citizen.get("/il-tod-baidal/tusuv-sankhuu/").text.count('href="/reports/"') == 1


def test_what_is_missing_is_shown_as_missing(suld: Soum, citizen: Client):
    rows = tuple(changed(row, superior=Mark()) for row in ROWS)
    version = issued(suld, half_year(suld, *rows))
    missing = [row for row in version.report.rows() if row.superior.missing]
    assert len(missing) >= 3
    page = citizen.get(HERE).text
    assert page.count('class="pill late"') == len(missing)
    assert "–%" not in page
    assert "дээд шатных үнэлээгүй" in page, "no mean where nothing was scored, and it is said"


@pytest.mark.parametrize(
    "address",
    ["/reports/x/2026-H1/", "/reports/governor-orders/1/", f"{HERE}?version=9", f"{HERE}?version=",
     f"{HERE}?version=%00", f"{HERE}report.pdf?version=x", f"{HERE}report.exe",
     "/reports/?page=-1", "/reports/?page=99999999999"],
)  # fmt: skip
def test_hostile_addresses_get_a_page_and_no_error(
    suld: Soum, period: Period, citizen: Client, address: str
):
    issued(suld, period)
    assert citizen.get(address).status_code in {200, 404}
