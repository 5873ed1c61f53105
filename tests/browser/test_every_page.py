"""Every page of our own, public and staff: readable to all, at any width, from one host, quiet."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string
from django.utils import translation
from playwright.sync_api import Page

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
# What is folded away is read and measured too.
UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true })"


@dataclass
class Window:
    """A page, and what was heard from it since it was opened last."""

    page: Page
    told: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.add_init_script(LISTEN)
        self.page.on("console", lambda line: self.told.append(f"{line.type}: {line.text}"))
        self.page.on("pageerror", lambda error: self.told.append(str(error)))
        self.page.on("requestfailed", lambda request: self.told.append(f"failed: {request.url}"))
        self.page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))

    def open(self, address: str, status: int) -> Page:
        """Go there, as on a desk; nobody is sent elsewhere."""
        self.told.clear()
        self.hosts.clear()
        self.page.set_viewport_size({"width": 1280, "height": 800})
        answer = self.page.goto(address)
        assert answer is not None
        assert answer.status == status, answer.url
        assert self.page.url == answer.url
        assert urlsplit(answer.url).path == urlsplit(address).path
        return self.page


Opened = Callable[..., Window]


@pytest.fixture(scope="module")
def windows() -> dict[tuple[str, bool], Window]:
    """One window of each person, and one for those who only look at public pages."""
    return {}


@pytest.fixture
def opened(look: Door, windows: dict[tuple[str, bool], Window], furnished: Furnished) -> Opened:
    """``opened(shown, language="en")``: a window with the page in it."""

    def open_it(shown: Shown, *, language: str = "mn") -> Window:
        key = shown.who, shown in PUBLIC
        if key not in windows:
            windows[key] = Window(look(shown.who))
        path = quote(shown.path.format(**furnished.keys), safe="/?=&%-")
        windows[key].open(("/en" if language == "en" else "") + path, shown.status)
        return windows[key]

    return open_it


def test_the_table_names_every_page_of_ours():
    named = {shown.name for shown in PUBLIC + STAFF}
    patterns = [*workspace_urls.urlpatterns, *website_urls.urlpatterns]
    assert {pattern.name for pattern in patterns} == named | NOT_SHOWN


@pytest.mark.parametrize("language", ["mn", "en"])
@pytest.mark.parametrize("shown", EVERY)
def test_axe_finds_nothing(opened: Opened, shown: Shown, language: str):
    page = opened(shown, language=language).page
    assert page.get_attribute("html", "lang") == language
    page.evaluate(UNFOLD)
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    told = [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]
    assert told == []
    assert found.response["passes"], "axe has looked"


@pytest.mark.parametrize("shown", EVERY)
def test_it_fits_any_width_comes_from_one_host_and_is_quiet(opened: Opened, shown: Shown):
    window = opened(shown)
    if shown.status == 404:  # the browser's own line about the answer
        assert len(window.told) == 1
        assert "404" in window.told.pop()
    for folded in (True, False):
        if not folded:
            window.page.evaluate(UNFOLD)
        for width in WIDTHS:
            window.page.set_viewport_size({"width": width, "height": 800})
            assert window.page.evaluate(TOO_WIDE) == [], f"at {width}, folded: {folded}"
    assert window.hosts == {urlsplit(window.page.url).netloc}
    assert window.told == []
    if shown in PUBLIC:
        assert window.page.context.cookies() == []


def test_the_listener_hears_what_the_policy_refuses(opened: Opened):
    """The tests above rest on it."""
    window = opened(PUBLIC[0])
    with window.page.expect_console_message(lambda line: line.text.startswith("refused by")):
        window.page.evaluate("document.body.setAttribute('onclick', 'alert(1)')")
    assert any("script-src-attr inline" in line for line in window.told)


@pytest.mark.parametrize("name", ["403", "500", "closed"])
def test_the_pages_that_say_something_broke_are_sound_too(look: Door, name: str):
    page = look()
    with translation.override("mn"):
        html = render_to_string(f"{name}.html")
    page.route("**/broken/", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto("/broken/")
    assert Axe().run(page).response["violations"] == []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(TOO_WIDE) == []
