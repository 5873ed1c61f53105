"""Оюун hands in, Болормаа publishes, Мандах excuses, a citizen finds it."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tamga.duties.actions import report_event
from tamga.duties.models import Duty, Occurrence
from tamga.kernel.deadlines import DayUnit
from tamga.kernel.schedules import Kind, Limit, Schedule
from tamga.website.actions import hand_in
from tamga.website.actions.pages import HandedIn
from tamga.website.models import ArticlePage
from tests.browser.conftest import Door
from tests.browser.furniture import BUDGET
from tests.browser.place import mn, words
from tests.samples import SAMPLES
from tests.stories import START, Soum, published

LEFT = 30  # days that the duty leaves after its event
WHAT = "Сумын төсөвт тодотгол хийв"
TITLE = "Хоёрдугаар тодотголын тайлан"
FILE = SAMPLES / "duty-plan.xlsx"
WITH_AND_WITHOUT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])

Owed = Callable[[int], Occurrence]


@pytest.fixture
def owed(suld: Soum) -> Owed:
    """``owed(-3)``: finance owes the budget page since three days ago."""
    today = timezone.localdate()
    suld.plan(
        suld.duty(
            1,
            Schedule(kind=Kind.EVENT, limits=(Limit(LEFT, DayUnit.CALENDAR),)),
            paths=(BUDGET,),
        ),
        year=today.year,
        since=f"{today.year - 1}-01-01",
    )

    def owe(days: int) -> Occurrence:
        day = timezone.localdate() + timedelta(days=days - LEFT)
        return report_event(Duty.objects.get(), occurred_on=day, what=WHAT, by=None, at=START)

    return owe


def waiting_page(soum: Soum, occurrence: Occurrence | None = None, title: str = TITLE):
    """What Оюун has handed in."""
    content = HandedIn(title, "Орлогын тайлбар", timezone.localdate())
    by = soum.people["oyun"]
    return hand_in(soum.page(BUDGET), content, by=by, at=timezone.now(), ticked=occurrence)


def press(page: Page, source: str) -> None:
    """The one button of that name."""
    page.get_by_role("button", name=mn(source), exact=True).click()


def search(page: Page, for_what: str, start: str = "/") -> None:
    """As a citizen does it, from the home page."""
    page.goto(start)
    box = page.get_by_role("searchbox")
    box.fill(for_what)
    box.press("Enter")
    page.wait_for_url("**/search/**")


@WITH_AND_WITHOUT
def test_from_my_work_to_the_citizen(visit: Door, suld: Soum, owed: Owed, script: bool):
    occurrence = owed(4)
    oyun = visit("oyun", java_script_enabled=script)
    oyun.goto("/office/")
    line = oyun.locator("ul.work > li").filter(has_text=WHAT)
    line.get_by_role("link", name=re.compile(mn("Hand in"))).click()
    assert oyun.get_by_role("radio", checked=True).get_attribute("value") == str(occurrence.pk)
    oyun.get_by_label(mn("Title")).fill(TITLE)
    oyun.get_by_label(mn("Text")).fill("Орлого 3 хувиар өслөө.\n\nЗарлага хэвээр.")
    oyun.get_by_label(mn("Files")).set_input_files(FILE)
    if script:  # else the browser shows the name in a language of its own
        expect(oyun.locator(".chooser")).to_have_text(mn("Choose files") + FILE.name)
    press(oyun, "Send for review")
    expect(oyun.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert not ArticlePage.objects.get().live
    oyun.goto("/office/")
    expect(line.get_by_role("link", name=re.compile(mn("Hand in")))).to_have_count(0)

    bolormaa = visit("bolormaa", java_script_enabled=script)
    bolormaa.goto("/office/suld/queue/")
    bolormaa.get_by_role("link", name=re.compile(TITLE)).click()
    file = bolormaa.locator("ul.files a").get_attribute("href") or ""
    assert bolormaa.request.get(file).body() == FILE.read_bytes()
    press(bolormaa, "Publish")
    expect(bolormaa.locator(".notice.ok").filter(has_text=mn("on time"))).to_be_visible()
    occurrence.refresh_from_db()
    assert occurrence.fulfilled_at
    oyun.reload()
    expect(oyun.locator("main")).not_to_contain_text(WHAT)

    citizen = visit(java_script_enabled=script)
    citizen.goto(f"/{BUDGET}/")
    fresh = words(citizen.locator("p.notice").first.inner_text())
    assert f"{timezone.localdate().day}" in fresh
    assert suld.posts["finance_unit"].name in fresh
    citizen.get_by_role("link", name=TITLE).click()
    expect(citizen.locator("article")).to_contain_text("Орлого 3 хувиар өслөө.")
    with citizen.expect_download() as download:
        citizen.locator("ul.files a").click()
    assert Path(download.value.path()).read_bytes() == FILE.read_bytes()
    search(citizen, "тодотголын")
    citizen.get_by_role("link", name=TITLE).click()
    expect(citizen.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert citizen.context.cookies() == []


@WITH_AND_WITHOUT
def test_one_thing_wrong_loses_nothing_of_the_rest(visit: Door, suld, owed: Owed, script: bool):
    owed(4)
    oyun = visit("oyun", java_script_enabled=script)
    oyun.goto(f"/office/suld/hand-in/{suld.section(BUDGET).pk}/")
    oyun.get_by_label(mn("Title")).fill("   ")
    oyun.get_by_label(mn("Text")).fill("Зарлага хэвээр.")
    oyun.get_by_label(mn("Files")).set_input_files(FILE)
    press(oyun, "Send for review")
    wrong = oyun.locator(".field.wrong")
    expect(wrong).to_have_count(1)
    expect(wrong.get_by_label(mn("Title"))).to_be_visible()
    assert wrong.locator(".error").inner_text()
    expect(oyun.get_by_label(mn("Text"))).to_have_value("Зарлага хэвээр.")
    expect(oyun.get_by_role("checkbox", name=FILE.name)).to_be_checked()
    assert not ArticlePage.objects.exists()
    oyun.get_by_label(mn("Title")).fill(TITLE)
    press(oyun, "Send for review")
    expect(oyun.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert ArticlePage.objects.get().attachments.get().document.title == FILE.stem


def test_the_longest_title_is_published_too(visit: Door, suld: Soum, owed: Owed):
    owed(4)
    title = ("Захирамжийн хэрэгжилтийн тухай " * 7)[:200].strip()
    bolormaa = visit("bolormaa")
    bolormaa.goto(f"/office/suld/hand-in/{suld.section(BUDGET).pk}/")
    bolormaa.get_by_label(mn("Title")).fill(title)
    bolormaa.get_by_label(mn("Text")).fill("Хэрэгжсэн.")
    press(bolormaa, "Publish")
    expect(bolormaa.get_by_role("heading", level=1)).to_have_text(title)
    citizen = visit()
    search(citizen, "захирамжийн")
    citizen.get_by_role("link", name=title).click()
    expect(citizen.get_by_role("heading", level=1)).to_have_text(title)


def test_what_is_published_in_english_rooms_is_found_in_mongolian(visit: Door, suld: Soum):
    page = waiting_page(suld)
    bolormaa = visit("bolormaa")
    bolormaa.goto(f"/en/office/suld/queue/{page.pk}/")
    bolormaa.get_by_role("button", name="Publish", exact=True).click()
    expect(bolormaa.locator(".notice").first).to_contain_text("On the site since")
    citizen = visit()
    for start, language in (("/", "mn"), ("/en/", "en")):
        search(citizen, "тодотголын", start)
        citizen.get_by_role("link", name=TITLE).click()
        expect(citizen.get_by_role("heading", level=1)).to_have_text(TITLE)
        assert citizen.get_attribute("html", "lang") == language


def test_the_evidence_leads_to_the_page(visit: Door, suld: Soum, owed: Owed):
    occurrence = owed(4)
    published(suld, BUDGET, title=TITLE)
    mandakh = visit("mandakh")
    mandakh.goto(f"/office/suld/occurrences/{occurrence.pk}/")
    mandakh.get_by_role("link", name=TITLE).click()
    expect(mandakh.get_by_role("heading", level=1)).to_have_text(TITLE)


@WITH_AND_WITHOUT
def test_mandakh_excuses_with_a_reason_only(visit: Door, owed: Owed, script: bool):
    occurrence = owed(-3)
    mandakh = visit("mandakh", java_script_enabled=script)
    mandakh.goto(f"/office/suld/occurrences/{occurrence.pk}/")
    mandakh.get_by_text(mn("Excuse it with a reason")).click()
    why = mandakh.get_by_label(mn("Reason"))
    press(mandakh, "Excuse")  # the browser itself stops an empty field
    expect(mandakh).to_have_url(re.compile(r"/\d+/$"))
    why.fill("  \n ")
    press(mandakh, "Excuse")
    expect(mandakh.locator(".field.wrong .error")).to_be_visible()
    expect(why).to_be_visible()
    expect(why).to_have_value(re.compile(r"^\s+$"))
    occurrence.refresh_from_db()
    assert occurrence.excused_at is None
    why.fill("Тодотгол хүчингүй болсон")
    press(mandakh, "Excuse")
    expect(mandakh.locator("dl.facts")).to_contain_text("Тодотгол хүчингүй болсон")
    occurrence.refresh_from_db()
    assert str(occurrence.excused_by) == "Д.Мандах"


def test_what_was_published_in_error_is_owed_again(visit: Door, suld: Soum, owed: Owed):
    occurrence = owed(4)
    page = published(suld, BUDGET, title=TITLE)
    occurrence.refresh_from_db()
    assert occurrence.fulfilled_at
    bolormaa = visit("bolormaa")
    bolormaa.goto("/office/suld/queue/")
    row = bolormaa.locator("ul.rows > li").filter(has_text=TITLE)
    row.get_by_role("link", name=re.compile(mn("Published in error: withdraw"))).click()
    expect(bolormaa.locator(".confirm")).to_contain_text("№ 1")
    press(bolormaa, "Withdraw as published in error")
    expect(bolormaa.get_by_role("status")).to_contain_text(TITLE)
    occurrence.refresh_from_db()
    assert occurrence.fulfilled_at is None
    oyun = visit("oyun")
    oyun.goto("/office/")
    expect(oyun.locator("ul.work")).to_contain_text(WHAT)
    citizen = visit()
    assert citizen.goto(page.get_url_parts()[2]).status == 404
    search(citizen, "тодотголын")
    expect(citizen.get_by_role("link", name=TITLE)).to_have_count(0)


def test_of_two_who_press_at_once_one_wins_and_the_other_is_told(visit: Door, suld: Soum):
    page = waiting_page(suld)
    windows = [visit("bolormaa"), visit("uranchimeg")]
    for window in windows:
        window.goto(f"/office/suld/queue/{page.pk}/")
    for window in windows:  # both are sent before either answer is waited for
        window.evaluate(
            "setTimeout(() => document.querySelector('form[action*=publish] button').click(), 0)"
        )
    for window in windows:
        window.wait_for_url(re.compile(r"/office/suld/(pages/\d+|queue)/$"))
    won, lost = sorted(windows, key=lambda window: window.url.endswith("/queue/"))
    assert won.url.endswith(f"/pages/{page.pk}/")
    assert lost.url.endswith("/queue/")
    told = mn("Somebody was faster: this page waits no longer.")
    expect(lost.get_by_role("status")).to_have_text(told)
    page.refresh_from_db()
    assert page.live
    assert page.revisions.count() == 1
