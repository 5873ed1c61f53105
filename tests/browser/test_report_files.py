"""A long report leaves in a browser: the page says what is made, and turns ready by itself."""

import re

from django.test import override_settings
from playwright.sync_api import expect

from tamga.implementation import tasks
from tamga.implementation.actions.checking import check_off
from tamga.implementation.actions.files import keep_file
from tamga.implementation.actions.signing_off import sign_off
from tamga.implementation.models import AskedFile, IssuedReport
from tests.browser.conftest import Door
from tests.browser.place import mn
from tests.read_reports import DAY, half_year
from tests.stories import Soum


@override_settings(TAMGA_FILES_AT_ONCE=0)
def test_the_page_of_a_long_report_turns_ready_by_itself(suld: Soum, visit: Door):
    period, bolormaa = half_year(suld), suld.people["bolormaa"]
    check_off(period, by=bolormaa, at=DAY)
    sign_off(period, by=suld.people["mandakh"], at=DAY)
    page = visit("bolormaa")
    page.goto(f"/office/suld/reports/{period.pk}/")
    page.locator("[name=issue-letter_number]").fill("1/245")
    page.get_by_role("button", name=mn("Issue the report")).click()
    block = page.locator("#issued-1")
    expect(block.locator(".notice")).to_contain_text("PDF")
    expect(page.locator("[name=scan-scan]")).to_have_count(0)

    version = IssuedReport.objects.get()
    keep_file(version, "pdf", b"%PDF-1.4 first", by=bolormaa, at=DAY)
    expect(block.locator(".notice")).to_contain_text("Word")
    tasks.make_files(version.pk)
    expect(block.locator(".notice.ok")).to_contain_text(mn("The files are ready."))
    expect(block.locator(".files a")).to_have_count(3)
    block.locator(".notice a").click()
    expect(page.locator("[name=scan-scan]")).to_be_visible()


@override_settings(TAMGA_FILES_AT_ONCE=0)
def test_a_long_draft_comes_without_javascript_too(suld: Soum, visit: Door):
    period = half_year(suld)
    plain, quick = visit("oyun", java_script_enabled=False), visit("oyun")
    for page in (plain, quick):
        page.goto(f"/office/suld/reports/{period.pk}/")
        page.get_by_role("button", name="PDF").click()
        expect(page.locator("#asked .notice")).to_contain_text("PDF")
    tasks.make_asked(AskedFile.objects.get().pk)
    plain.get_by_role("link", name=mn("Look again")).click()
    for page in (plain, quick):
        with page.expect_download() as coming:
            page.locator("#asked a.button").click()
        assert re.fullmatch(r"report-suld-.*\.pdf", coming.value.suggested_filename)
