"""On paper: what was on the page, and nothing that one would press."""

import io
import re

from playwright.sync_api import Page
from pypdf import PdfReader

from tamga.duties.models import Duty
from tests.browser.conftest import Door
from tests.browser.furniture import BUDGET, LONG_TITLE, Furnished
from tests.browser.place import mn


def bare(text: str) -> str:
    """Without any blanks: lines are broken anywhere on paper."""
    return re.sub(r"[\s­]+", "", text)


def printed(page: Page) -> str:
    """The words on all sheets."""
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return bare("".join(sheet.extract_text() for sheet in sheets))


def test_a_section_is_printed_without_its_navigation(look: Door, furnished: Furnished):
    page = look()
    page.goto(f"/{BUDGET}/")
    paper = printed(page)
    section = furnished.soum.page(BUDGET)
    assert bare(section.title) in paper
    assert bare(page.locator("p.notice").first.inner_text()) in paper, "how fresh it is"
    titles = page.locator("ul.rows .title").all_inner_texts()
    assert len(titles) >= 10
    assert [title for title in titles if bare(title) not in paper] == []
    others = section.get_siblings(inclusive=False)
    menus = section.get_parent().get_siblings(inclusive=False)
    ways = [*(one.title for one in [*others, *menus]), mn("For staff"), "English"]
    assert [way for way in ways if bare(way) in paper] == []


def test_a_page_is_printed_whole(look: Door, furnished: Furnished):
    page = look()
    page.goto("/{article}".format(**furnished.keys))
    paper = printed(page)
    assert bare(LONG_TITLE) in paper
    assert "Хоёрдахьхэсэг." in paper


def test_the_plan_is_printed_with_every_duty_and_nothing_to_press(look: Door, furnished: Furnished):
    page = look("bolormaa")
    page.goto("/office/suld/plans/{year}/".format(**furnished.keys))
    paper = printed(page)
    duties = Duty.objects.filter(plan__year=str(furnished.keys["year"]))
    assert duties.count() == 21
    assert [duty.number for duty in duties if bare(duty.work) not in paper] == []
    buttons = ["My work", "Import a newer file", "Sign out", "To publish", "Word with fulfilment"]
    assert [button for button in buttons if bare(mn(button)) in paper] == []
