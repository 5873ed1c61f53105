"""The look: one light sheet, logical properties, readable colours, nothing from other hosts."""

import gzip
import re
import shutil
import threading
from datetime import timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone, translation
from playwright.sync_api import sync_playwright

from tamga.duties.queries import Share
from tamga.kernel.monthday import MonthDay
from tamga.kernel.schedules import Kind, Schedule
from tests.stories import Soum, published

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "static"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PUBLIC = [
    ROOT / "templates" / "public.html",
    ROOT / "templates" / "404.html",
    *(ROOT / "templates" / f"{name}.html" for name in ("403", "500", "alone", "closed")),
    *sorted((ROOT / "templates" / "website").rglob("*.html")),
]
HOME_BYTES = 15_000
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:min-|max-)?(?:width|height)"
    r"|(?:margin|padding|border|scroll-margin|scroll-padding)-(?:top|right|bottom|left)[\w-]*"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
    r"|overflow-[xy]|top|right|bottom|left)\s*[:<>=]"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
    r"|\(\s*(?:min-|max-)?(?:width|height)"
)


def sheet() -> str:
    """The style sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", (STATIC / "tamga.css").read_text("utf-8"), flags=re.DOTALL)


def tokens() -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})\s*;", sheet()))


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio of two hexadecimal colours, 1 to 21."""

    def light(colour: str) -> float:
        digits = colour.lstrip("#")
        if len(digits) == 3:
            digits = "".join(digit * 2 for digit in digits)
        parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def named(paths: list[Path]) -> list[object]:
    return [pytest.param(path, id=str(path.relative_to(ROOT / "templates"))) for path in paths]


def test_the_sheet_knows_no_left_and_right():
    """A page in the traditional script is the same page in vertical lines."""
    assert PHYSICAL.findall(sheet()) == []
    for shorthand, value in re.findall(r"(?<![\w-])(margin|padding|inset):\s*([^;]+);", sheet()):
        assert len(value.split()) == 1, f"{shorthand}: {value} has physical sides"


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("ink", "paper"),
        ("ink", "mist"),
        ("soft", "paper"),
        ("soft", "mist"),
        ("sky", "paper"),
        ("sky", "mist"),
        ("paper", "sky"),
        ("paper", "deep"),
        ("seal", "deep"),
        ("ink", "seal"),
        ("deep", "mist"),
        ("done", "done-pale"),
        ("gold", "gold-pale"),
        ("late", "late-pale"),
        ("paper", "late"),
    ],
)
def test_all_pairs_of_text_and_ground_can_be_read(text, ground):
    """4.5 to 1: WCAG 2.2, 1.4.3, level AA."""
    assert contrast(tokens()[text], tokens()[ground]) >= 4.5


def test_every_tone_has_its_sign():
    """Colour never alone."""
    for tone in ("ok", "soon", "past", "late", "wait"):
        rule = re.search(rf"^\s*\.{tone} {{(.*?)}}", sheet(), re.MULTILINE | re.DOTALL)
        assert rule, tone
        assert "--sign:" in rule[1], tone


@pytest.mark.parametrize("path", named(TEMPLATES))
def test_a_template_has_no_style_or_script_of_its_own_and_no_other_host(path):
    """The content security policy would refuse them, in silence for whoever wrote them."""
    source = re.sub(r"{%.*?%}|{#.*?#}", "", path.read_text("utf-8"))
    assert not re.search(r"<[^>]*\sstyle\s*=", source)
    assert "<style" not in source
    assert not re.search(r"<script(?![^>]*\ssrc=)", source)
    assert not re.search(r"<[^>]*\son[a-z]+\s*=", source)
    assert not re.search(
        r"<(?:link|script|img|iframe)[^>]*(?:href|src)\s*=\s*[\"']?(?:https?:)?//", source
    )


@pytest.mark.parametrize("path", named(TEMPLATES))
def test_a_template_names_no_class_that_the_sheet_does_not_know(path):
    known = set(re.findall(r"\.([a-z][\w-]*)", sheet()))
    for value in re.findall(r'class="([^"]*)"', path.read_text("utf-8")):
        assert set(re.sub(r"{%.*?%}|{{.*?}}", " ", value).split()) <= known


@pytest.mark.parametrize("path", named(PUBLIC))
def test_a_public_template_touches_nothing_that_sets_a_cookie(path):
    source = path.read_text("utf-8")
    assert not re.search(
        r"{%[^%]*csrf_token|{{\s*csrf|\b(?:user|perms|messages)\b(?=[.\s|%}])", source
    )


def test_headings_of_a_page_go_down_step_by_step(client, suld):
    published(suld, "medee/uil-yavdlyn-medee", title="Өвөлжилтийн бэлтгэл")
    for address in ("/", "/medee/", "/medee/uil-yavdlyn-medee/", "/on-time/", "/search/?q=бэлтгэл"):
        html = client.get(address).content.decode()
        levels = [1, *map(int, re.findall(r"<h([1-6])", html))]
        assert levels.count(1) == 2, f"{address}: one first heading"
        assert all(below <= above + 1 for above, below in pairwise(levels)), address


def test_the_home_page_is_light_and_comes_from_one_host(client, suld):
    """At most 15 kB gzipped all together without photos, over a weak link in the steppe."""
    for number in range(5):
        published(suld, "medee/foto-medee", title=f"Малчдын зөвлөгөөний {number} дэх мэдээ")
    response = client.get("/")
    html = response.content.decode()
    assert html.count("Малчдын зөвлөгөөний") == 5
    loaded = set(re.findall(r"<(?:link|script|img)[^>]*?(?:href|src)=\"([^\"]+)\"", html))
    assert loaded, "a page without its style sheet"
    assert all(address.startswith("/static/") for address in loaded)
    files = {STATIC / address.removeprefix("/static/") for address in loaded}
    files |= {STATIC / name for name in re.findall(r"url\(\"?([\w.-]+)\"?\)", sheet())}
    total = sum(len(gzip.compress(file.read_bytes())) for file in files)
    assert total + len(gzip.compress(response.content)) <= HOME_BYTES


def test_public_pages_set_no_cookie_and_vary_on_the_encoding_alone(client, suld):
    published(suld, "medee/foto-medee", title="Зураг")
    for prefix in ("", "/en"):
        for address in (
            "/",
            "/medee/",
            "/medee/foto-medee/",
            "/on-time/",
            "/search/?q=зураг",
            "/no/",
        ):
            response = client.get(prefix + address, headers={"accept-encoding": "gzip"})
            assert not response.cookies, address
            assert response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding", address


def test_an_address_that_does_not_exist_is_answered_with_a_search_box(client, suld):
    response = client.get("/mede/")
    html = response.content.decode()
    assert response.status_code == 404
    assert 'role="search"' in html
    assert 'href="/medee/"' in html


def test_an_empty_section_says_what_is_due_when_and_from_whom(client, suld: Soum):
    today = timezone.localdate()
    due = today + timedelta(days=9)
    plan = suld.duty(
        5,
        Schedule(kind=Kind.BY_DATE, due=MonthDay(due.month, due.day)),
        paths=("il-tod-baidal/shilen-dans",),
    )
    suld.plan(plan, year=due.year, since=f"{due.year}-01-01")
    html = client.get("/il-tod-baidal/shilen-dans/").content.decode()
    assert "Ажил 5" in html
    assert suld.posts["finance_unit"].name in html
    assert f"{due.month} дугаар сарын" in html or f"{due.month} дүгээр сарын" in html


@pytest.mark.parametrize(
    ("on_time", "late", "missing", "green", "gold"),
    [(96, 5, 2, 93, 98), (8, 0, 0, 100, 100), (0, 0, 3, 0, 0), (1, 1, 0, 50, 100)],
)
def test_a_share_is_drawn_in_its_proportions(on_time, late, missing, green, gold):
    """96 of 103 is 93.2 %, with those that came late 98.1 %."""
    drawn = render_to_string(
        "parts/share_bar.html", {"share": Share("", "", on_time, late, missing)}
    )
    assert re.findall(r'class="on" width="(\d+)"', drawn) == [str(green)]
    assert re.findall(r'class="after" width="(\d+)"', drawn) == [str(gold)]


def test_a_share_of_nothing_is_drawn_empty_and_not_as_a_failure():
    drawn = render_to_string("parts/share_bar.html", {"share": Share("", "", 0, 0, 0)})
    assert "empty-bar" in drawn
    assert "never" not in drawn


def test_words_of_a_search_are_shown_as_text_and_marked(client, suld):
    published(suld, "medee/foto-medee", title="Наадам", text="Сумын баяр наадам <b>боллоо</b>")
    html = client.get("/search/", {"q": "<script>x</script> наадам"}).content.decode()
    assert "<script>x" not in html
    found = client.get("/search/", {"q": "наадам"}).content.decode()
    assert re.search(r"<mark>\s*наадам</mark>", found)


@pytest.mark.parametrize("name", ["403", "500", "closed"])
def test_the_error_pages_need_neither_database_nor_context(name: str):
    with translation.override("mn"):
        html = render_to_string(f"{name}.html")
    assert "tamga.css" in html
    assert html.count("<h1>") == 1


def test_signing_in_says_in_words_what_was_wrong_and_keeps_the_name(suld):
    browser = Client()
    html = browser.post(
        "/office/sign-in/", {"username": "bolormaa", "password": "буруу"}
    ).content.decode()
    assert 'role="alert"' in html
    assert 'value="bolormaa"' in html
    assert "буруу" not in html.replace("Нууц үг буруу", "")


FORM = """<!doctype html><html lang="mn"><title>x</title><script src="/tamga.js" defer></script>
<form data-keep="hand-in-5"><p data-kept hidden>kept<button type="button" data-forget>x</button></p>
<input name="title" value=""><input name="secret" type="password">
<input type="checkbox" name="sure" value="yes"><textarea name="body"></textarea></form>"""
DONE = """<!doctype html><html lang="mn"><title>x</title><script src="/tamga.js" defer></script>
<p data-done="hand-in-5">Хүлээж авлаа</p>"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Nothing on the screen of the tests."""


@pytest.fixture
def desk(tmp_path):
    """The address of a folder with a form, the page after it, and the script."""
    (tmp_path / "form.html").write_text(FORM, "utf-8")
    (tmp_path / "done.html").write_text(DONE, "utf-8")
    shutil.copy(STATIC / "tamga.js", tmp_path)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.browser
def test_nothing_typed_is_lost_until_it_has_arrived(desk):
    """The light goes out in the middle of a sentence; after it has arrived the form is empty."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.goto(f"{desk}/form.html")
        page.fill("[name=title]", "10 дугаар сарын мэдээ")
        page.fill("[name=secret]", "нууц")
        page.fill("textarea", "Эхний мөр\nХоёр дахь")
        page.check("[name=sure]")
        page.goto(f"{desk}/form.html")
        assert page.input_value("[name=title]") == "10 дугаар сарын мэдээ"
        assert page.input_value("textarea") == "Эхний мөр\nХоёр дахь"
        assert page.is_checked("[name=sure]")
        assert page.input_value("[name=secret]") == ""
        assert page.is_visible("[data-kept]")
        page.goto(f"{desk}/done.html")
        page.goto(f"{desk}/form.html")
        assert page.input_value("[name=title]") == ""
        assert not page.is_visible("[data-kept]")
        browser.close()
