"""Nergui scores by keys: whoever comes from the list has them at the first soum that waits."""

import re

from playwright.sync_api import expect

from tamga.implementation.actions import score_superior
from tamga.implementation.queries import lines_of
from tests.browser.conftest import Door
from tests.browser.place import mn
from tests.decisions.offices import evaluator
from tests.implementation.rounds import SCORED, TODAY, closed
from tests.stories import Soum, told

ROUND = "/office/naran/scoring/governor-orders/2026-H1/"
FOCUS = "() => document.activeElement.closest('.soum')?.id ?? document.activeElement.tagName"


def test_the_keys_are_where_the_first_soum_waits(suld: Soum, visit: Door):
    found = closed(suld, told("tal"))
    nergui = evaluator(suld)
    score_superior(found.measure("suld", 1), 100, reason="", by=nergui, on=TODAY, at=SCORED)
    page = visit("nergui")
    page.goto(ROUND)
    page.locator(f"a[href^='{ROUND}{found.provisions[0].pk}/']").click()
    page.wait_for_function("() => document.activeElement.matches('input[type=radio]')")
    assert page.evaluate(FOCUS) == "soum-tal", "Сүлд has its score already"
    page.keyboard.press("9")
    expect(page.locator("#soum-tal input[value='90']")).to_be_checked()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"/{found.provisions[1].pk}/#soums"))
    assert lines_of(found.periods["tal"])[0].superior.score == 90


def test_who_opens_the_page_itself_is_told_and_keeps_the_focus(suld: Soum, visit: Door):
    found = closed(suld, told("tal"))
    evaluator(suld)
    page = visit("nergui")
    page.goto(f"{ROUND}{found.provisions[0].pk}/")
    expect(page.get_by_text(mn("Keys, once you have chosen a soum above:"))).to_be_visible()
    assert page.evaluate(FOCUS) == "BODY"
    page.keyboard.press("9")
    assert page.locator("input[type=radio]:checked").count() == 0
    page.locator("#soum-tal label", has_text=re.compile("^70$")).click()
    page.keyboard.press("9")
    expect(page.locator("#soum-tal input[value='90']")).to_be_checked()
