"""Уранчимэг's mouse is broken: everything goes by the keyboard, and she sees where she is."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tamga.kernel.monthday import MonthDay
from tamga.kernel.schedules import Kind, Schedule
from tamga.website.models import ArticlePage
from tests.browser.conftest import Door
from tests.browser.furniture import BUDGET
from tests.browser.place import mn
from tests.stories import Soum

# Of the element that has the focus: whether it is drawn, and whether it is on the screen.
SEEN = """() => {
  const one = document.activeElement;
  if (one === document.body) return "nothing has the focus";
  // the browser draws a mark of its own around the part of a day that one is in
  const drawn = one.matches("input[type=date]") || [null, "::after"].some((part) => {
    const style = getComputedStyle(one, part);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
  if (!drawn) return `no outline: ${one.outerHTML.slice(0, 120)}`;
  const box = one.getBoundingClientRect();
  const shown = box.width > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0;
  return shown ? "" : `not on the screen: ${one.outerHTML.slice(0, 120)}`;
}"""


def tab_to(page: Page, target: str, *, most: int = 60) -> None:
    """Press Tab until ``target`` has the focus; each stop on the way can be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN) == ""
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", target):
            return
    pytest.fail(f"{target} isn't reached by {most} tabs")


@pytest.fixture
def due(suld: Soum) -> None:
    """Finance owes the budget page in a few days."""
    day = timezone.localdate() + timedelta(days=5)
    schedule = Schedule(kind=Kind.BY_DATE, due=MonthDay(day.month, day.day))
    suld.plan(suld.duty(1, schedule, paths=(BUDGET,)), year=day.year, since=f"{day.year - 1}-01-01")


def test_from_signing_in_to_handing_in(visit: Door, due: None):
    page = visit()
    page.goto("/office/")
    keys = page.keyboard
    tab_to(page, "#id_username")
    keys.type("oyun")
    tab_to(page, "#id_password")
    keys.type("нууц")
    keys.press("Enter")
    expect(page).to_have_title(re.compile(mn("My work")))
    tab_to(page, "a.button[href*='/hand-in/']")
    keys.press("Enter")
    page.wait_for_url("**/hand-in/**")
    tab_to(page, "[name=title]")
    keys.press("Control+a")
    keys.type("Гараар бичсэн гарчиг")
    tab_to(page, "[name=text]")
    keys.type("Гарнаас бичив.")
    tab_to(page, "main button[type=submit]")
    keys.press("Enter")
    page.wait_for_url("**/pages/**")
    assert ArticlePage.objects.get().title == "Гараар бичсэн гарчиг"
    assert ArticlePage.objects.get().handed_in_by.username == "oyun"


@pytest.mark.parametrize(
    ("who", "address"),
    [("", "/"), ("", f"/{BUDGET}/"), ("", "/office/sign-in/"), ("oyun", "/office/")],
)
def test_the_first_stop_skips_to_the_content(visit: Door, who: str, address: str):
    page = visit(who)
    page.goto(address)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name=mn("Skip to the content"))
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, footer') !== null"), "past the head"


@pytest.mark.parametrize("address", ["/", f"/{BUDGET}/", "/search/?q=төсөв", "/on-time/"])
def test_every_stop_of_a_public_page_can_be_seen(visit: Door, address: str):
    page = visit()
    page.goto(address)
    tab_to(page, "footer a[href$='/sign-in/']", most=90)
