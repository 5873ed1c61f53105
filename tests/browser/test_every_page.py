"""Every page of our own, public and staff: readable to all, at any width, from one host, quiet."""

from collections.abc import Callable
from urllib.parse import quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string
from django.utils import translation
from playwright.sync_api import Page, Response

from tamga.website import urls as website_urls
from tamga.workspace import urls as workspace_urls
from tests.browser.conftest import Door
from tests.browser.furniture import Furnished
from tests.browser.pages import NOT_SHOWN, PUBLIC, STAFF, Shown

EVERY = [pytest.param(shown, id=f"{shown.who or 'citizen'}-{shown}") for shown in PUBLIC + STAFF]
WIDTHS = [1280, 640, 360, 320]  # 640 pixels of 1280 is what 200 % of zoom leaves
LISTEN = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`refused by the policy: ${event.violatedDirective} ${event.blockedURI}`))"""
# What reaches over the right edge, to be named when a page scrolls sideways.
TOO_WIDE = """() => {
  const wide = innerWidth;
  if (document.scrollingElement.scrollWidth <= wide) return [];
  const found = [...document.body.querySelectorAll("*")].filter((one) =>
    one.getBoundingClientRect().right > wide + 0.5 && !one.closest(".scroll"));
  return [`${document.scrollingElement.scrollWidth} of ${wide}`,
    ...found.slice(0, 4).map((one) => one.outerHTML.slice(0, 160))];
}"""

Opened = Callable[..., tuple[Page, Response]]


@pytest.fixture(scope="module")
def windows(look: Door) -> dict[str, Page]:
    """One window of each person."""
    return {}


@pytest.fixture
def opened(look: Door, windows: dict[str, Page], furnished: Furnished) -> Opened:
    """``opened(shown, language="en")``: the page, loaded, and the answer."""

    def open_it(shown: Shown, *, language: str = "mn") -> tuple[Page, Response]:
        if shown.who not in windows:
            windows[shown.who] = look(shown.who)
        page = windows[shown.who]
        page.set_viewport_size({"width": 1280, "height": 800})
        path = quote(shown.path.format(**furnished.keys), safe="/?=&%-")
        answer = page.goto(("/en" if language == "en" else "") + path)
        assert answer is not None
        assert answer.status == shown.status, answer.url
        assert page.url == answer.url, "nobody was sent away"
        return page, answer

    return open_it


def test_the_table_names_every_page_of_ours():
    named = {shown.name for shown in PUBLIC + STAFF}
    patterns = [*workspace_urls.urlpatterns, *website_urls.urlpatterns]
    assert {pattern.name for pattern in patterns} == named | NOT_SHOWN


def unfolded(page: Page) -> None:
    """What is folded away is read and measured too."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")


@pytest.mark.parametrize("language", ["mn", "en"])
@pytest.mark.parametrize("shown", EVERY)
def test_axe_finds_nothing(opened: Opened, shown: Shown, language: str):
    page, _ = opened(shown, language=language)
    assert page.get_attribute("html", "lang") == language
    unfolded(page)
    found = Axe().run(page)
    told = [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]
    assert told == []
    assert found.response["passes"], "axe has looked"


@pytest.mark.parametrize("shown", EVERY)
def test_nothing_scrolls_sideways_at_any_width(opened: Opened, shown: Shown):
    page, _ = opened(shown)
    for fold in (False, True):
        if fold:
            unfolded(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(TOO_WIDE) == [], f"at {width}, unfolded: {fold}"


@pytest.mark.parametrize("shown", EVERY)
def test_it_comes_from_one_host_without_a_word_in_the_console(
    look: Door, furnished: Furnished, shown: Shown
):
    page = look(shown.who)
    page.add_init_script(LISTEN)
    told: list[str] = []
    hosts: set[str] = set()
    page.on("console", lambda line: told.append(f"{line.type}: {line.text}"))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("requestfailed", lambda request: told.append(f"failed: {request.url}"))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    path = quote(shown.path.format(**furnished.keys), safe="/?=&%-")
    answer = page.goto(path, wait_until="networkidle")
    assert answer
    if shown.status == 404:  # the browser's own line about the answer
        assert len(told) == 1
        assert "404" in told.pop()
    assert told == []
    assert hosts == {urlsplit(answer.url).netloc}
    assert page.evaluate("getComputedStyle(document.body).fontFamily"), "the sheet was loaded"
    if shown in PUBLIC:
        assert page.context.cookies() == []
    page.context.close()


def test_the_page_that_says_something_broke_is_sound_too(look: Door):
    page = look()
    with translation.override("mn"):
        html = render_to_string("500.html")
    page.route("**/broken/", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto("/broken/")
    assert Axe().run(page).response["violations"] == []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(TOO_WIDE) == []
