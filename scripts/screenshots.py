"""Takes the pictures of docs/tour.md from a running demo, at two widths, in Debian's chromium.

    .venv/bin/python scripts/screenshots.py http://localhost:8000 [--only NAME …] [--to FOLDER]

Needs the packages of requirements/test.txt. Run it against a fresh demo (make demo RESET=1), else
the pictures show what somebody did in between. It leaves traces: where no page waits for
publication, it hands one in, and a bag governor's petition arrives. Of the plan that it uploads
only the preview is seen; it is dropped.
"""

import argparse
import io
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pypdfium2
from PIL import Image, ImageColor
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PLAN = ROOT / "samples" / "duty-plan.docx"
REPORT = ROOT / "samples" / "implementation-report.docx"
SOUM, NEIGHBOUR, AIMAG = "demo", "tal", "naran"
HREFS = "all => all.map(a => a.getAttribute('href'))"
LARGEST = 80_000  # bytes of one picture
SIZES = {1280: 1000, 360: 900}  # width → height of the window
COLOURS = (96, 64, 48, 32)
LENGTH = """() => {
  if (document.querySelector("footer")) return document.documentElement.scrollHeight;
  const last = document.querySelector("main").lastElementChild.lastElementChild;
  return Math.ceil(last.getBoundingClientRect().bottom + scrollY) + 40;
}"""
# The few red and gold marks of a long white page must not lose their colour: see docs/look.md
KEPT = (
    "#0b3a63",
    "#0a5a9c",
    "#1c6b3a",
    "#e6f4ea",
    "#8a5a00",
    "#fff4d9",
    "#a61b1b",
    "#fdeaea",
    "#ffffff",
)


@dataclass(frozen=True)
class Picture:
    """``go`` brings a page to where it is photographed; ``who`` signs in before."""

    name: str
    who: str | None
    go: Callable[[Page], None]
    after: Callable[[Page], None] | None = None
    most: float = 1
    """The height at which a longer page is cut, in windows."""


def at(path: str) -> Callable[[Page], None]:
    """Simply an address of the demo."""
    return lambda page: visit(page, path)


def visit(page: Page, path: str) -> None:
    """Go there; ends the program when the demo answers with an error."""
    response = page.goto(path)
    if response is None or not response.ok:
        sys.exit(f"{page.url} answers {response.status if response else 'nothing'}.")


def to_first_hand_in(page: Page) -> None:
    """From «My work» to the form of the first page that is owed."""
    visit(page, "/office/")
    link = page.locator("a[href*='/hand-in/']").first
    visit(page, str(link.get_attribute("href")))


def fill_hand_in(page: Page) -> None:
    """The form as the finance official fills it, not yet sent."""
    to_first_hand_in(page)
    page.locator("[name=title]").fill("Төсвийн гүйцэтгэлийн мэдээ")
    page.locator("[name=text]").fill(
        "Сумын төсвийн сарын гүйцэтгэлийг хавсаргав.\n\nАсуух зүйлээ 7012 3456 утсаар лавлана уу."
    )
    page.locator("[type=file]").set_input_files(
        {"name": "guitsetgel.txt", "mimeType": "text/plain", "buffer": "Гүйцэтгэл".encode()}
    )


def to_queue(page: Page) -> None:
    """What waits for the content officer."""
    visit(page, f"/office/{SOUM}/queue/")


def hand_one_in(browser: Browser, address: str) -> None:
    """Let something wait for publication, unless something does."""
    with signed_in(browser, address, "medee", 1280) as page:
        to_queue(page)
        links = page.locator("main a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        if any(re.search(r"/queue/\d+/$", link or "") for link in links):
            return
    with signed_in(browser, address, "sanhuu", 1280) as page:
        fill_hand_in(page)
        page.locator("main form [type=submit]").last.click()
        page.wait_for_url(re.compile(r"/pages/\d+/$"))


def to_plan(page: Page) -> None:
    """The newest confirmed plan."""
    visit(page, f"/office/{SOUM}/plans/")
    links = page.locator("main a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    years = [link for link in links if re.fullmatch(rf"/office/{SOUM}/plans/\d+/", link or "")]
    visit(page, max(years))


def to_preview(page: Page) -> None:
    """The sample plan, read for a soum that has none, for the year it was written for."""
    visit(page, f"/office/{NEIGHBOUR}/plans/import/")
    page.locator("[type=file]").set_input_files(PLAN)
    page.locator("[name=year]").fill("2026")
    page.locator("main form [type=submit]").last.click()
    page.wait_for_url(re.compile(r"/plans/import/\d+/"))


def to_report(page: Page) -> None:
    """The half-year report of the demo."""
    visit(page, f"/office/{SOUM}/reports/")
    visit(page, str(page.locator("main a.title").first.get_attribute("href")))


def to_measures(page: Page) -> None:
    """The table of the half-year that is being written."""
    to_report(page)
    visit(page, page.url + "measures/")


def to_decision(page: Page) -> None:
    """The decision that waits for publication longest."""
    visit(page, f"/office/{SOUM}/decisions/")
    visit(page, _numbered(page, rf"/office/{SOUM}/decisions/\d+/"))


def to_public_decision(page: Page) -> None:
    """The newest published decision."""
    visit(page, "/decisions/")
    visit(page, _numbered(page, r"/decisions/\w+/\d+/\d+/"))


def to_scoring(page: Page) -> None:
    """The provision that most soums carry out."""
    visit(page, f"/office/{AIMAG}/scoring/")
    page.locator("main a.button").first.click()
    page.wait_for_load_state()
    found = [one for one in page.locator("main a").evaluate_all(HREFS) if one]
    links = [one for one in found if re.fullmatch(r"/office/.+/scoring/.+/\d+/(\?.*)?", one)]
    best, cards = links[0], 0
    for link in links:
        visit(page, link)
        if (count := page.locator("main [type=radio][value='100']").count()) > cards:
            best, cards = link, count
    visit(page, best)


def _numbered(page: Page, pattern: str) -> str:
    links = page.locator("main a").evaluate_all(HREFS)
    return next(link for link in links if re.fullmatch(pattern, link or ""))


def to_petition(page: Page) -> None:
    """A petition that waits for the head's word."""
    visit(page, f"/office/{SOUM}/petitions/?state=proposed")
    visit(page, _numbered(page, rf"/office/{SOUM}/petitions/\d+/"))


def to_receipt(page: Page) -> None:
    """The receipt that is handed over for the petition received last."""
    visit(page, f"/office/{SOUM}/petitions/?order=received")
    visit(page, _numbered(page, rf"/office/{SOUM}/petitions/\d+/") + "receipt/")


def step_of(state: str, step: str) -> Callable[[Page], None]:
    """A step's own page, of the first petition in that state."""

    def go(page: Page) -> None:
        visit(page, f"/office/{SOUM}/petitions/?state={state}")
        visit(page, _numbered(page, rf"/office/{SOUM}/petitions/\d+/") + f"{step}/")

    return go


def write_down(page: Page) -> None:
    """A bag governor without signal, with the slip for the herder."""
    visit(page, f"/office/{SOUM}/petitions/field/")
    page.locator("[data-field-room][data-opens=yes]").wait_for()
    page.context.set_offline(True)
    page.reload()
    page.locator("label.kind").first.click()
    page.locator("#id_text").fill("Багийн төвийн худагт шат хийж өгнө үү.")
    page.locator("#id_given_name").fill("Дулмаа")
    page.locator("#id_read_back").check()
    page.locator("[data-field-room] form [type=submit]").click()
    page.locator("[data-slip-code]:not(:empty)").wait_for()


def get_signal(page: Page) -> None:
    """The same once there is signal: the office has it, and it has its number."""
    write_down(page)
    page.context.set_offline(False)
    page.locator("[data-list] > [data-state=taken]").wait_for()


def to_tracked(page: Page) -> None:
    """A citizen follows a petition that is being answered, by what its receipt says."""
    _track(page, "?state=routed")


def to_answered(page: Page) -> None:
    """Another reads the answer, and may ask to look again."""
    _track(page, "?state=closed&order=received")


def _track(page: Page, query: str) -> None:
    visit(page, "/petitions/track/")
    browser = page.context.browser
    assert browser is not None, "opened by one"
    with signed_in(browser, urljoin(page.url, "/"), "arhiv", 1280) as office:
        visit(office, f"/office/{SOUM}/petitions/{query}")
        visit(office, _numbered(office, rf"/office/{SOUM}/petitions/\d+/") + "receipt/")
        if (shown := office.locator("main form[method=post] button")).count():
            shown.first.click()  # a code is shown when it is asked for
            office.wait_for_load_state()
        said = office.locator("main").inner_text()
    number = re.search(r"[СӨГ]-\d+/\d{4}", said)
    code = re.search(r"(?:\d{4} ){4}\d{4}", said)
    assert number, "the receipt has its number"
    assert code, "and its code"
    page.locator("[name=number]").fill(number[0])
    page.locator("[name=code]").fill(code[0])
    page.locator("main form button").first.click()
    page.wait_for_load_state()


def to_report_preview(page: Page) -> None:
    """The sample report, read for a soum that has none."""
    visit(page, f"/office/{NEIGHBOUR}/reports/import/")
    page.locator("[type=file]").set_input_files(REPORT)
    page.locator("main form [type=submit]").last.click()
    page.wait_for_url(re.compile(r"/reports/import/\d+/"))


def to_choice(page: Page) -> None:
    """Only the rows of the same preview that wait for a decision."""
    to_preview(page)
    page.locator("main .pill.late").first.click()
    page.wait_for_load_state()


def drop_preview(page: Page) -> None:
    """Nothing was confirmed, and nothing stays."""
    page.locator("form[action$='/discard/'] button").first.click()
    page.wait_for_load_state()


PICTURES = (
    Picture("home", None, at("/")),
    Picture("section", None, at("/il-tod-baidal/shilen-dans/")),
    Picture("on-time", None, at("/on-time/")),
    Picture("search", None, at("/search/?q=захирамж")),
    Picture("sign-in", None, at("/office/sign-in/")),
    Picture("work-finance", "sanhuu", at("/office/")),
    Picture("hand-in", "sanhuu", fill_hand_in),
    Picture("work-records", "arhiv", at("/office/")),
    Picture("work-content", "medee", at("/office/")),
    Picture("queue", "medee", to_queue),
    Picture("board", "darga", at(f"/office/{SOUM}/board/"), most=1.3),
    Picture("plan", "medee", to_plan),
    Picture("import", "tal-medee", to_preview, after=drop_preview),
    Picture("import-choice", "tal-medee", to_choice, after=drop_preview),
    Picture("decisions-public", None, at("/decisions/")),
    Picture("decision-public", None, to_public_decision),
    Picture("decisions", "arhiv", at(f"/office/{SOUM}/decisions/"), most=1.3),
    Picture("decision", "arhiv", to_decision),
    Picture("registers", "arhiv", at(f"/office/{SOUM}/registers/")),
    Picture("report", "medee", to_report, most=1.3),
    Picture("measures", "medee", to_measures, most=1.3),
    Picture("scoring", "aimag", to_scoring, most=1.3),
    Picture("league", "aimag", at(f"/office/{AIMAG}/league/")),
    Picture("report-import", "tal-medee", to_report_preview, after=drop_preview, most=1.3),
    Picture("petitions", None, at("/petitions/")),
    Picture("petition-new", None, at("/petitions/new/")),
    Picture("petition-tracked", None, to_tracked),
    Picture("petitions-office", "arhiv", at(f"/office/{SOUM}/petitions/"), most=1.3),
    Picture("petition", "darga", to_petition, most=1.3),
    Picture("petition-receipt", "arhiv", to_receipt),
    Picture("petition-extend", "darga", step_of("routed", "extend")),
    Picture("petition-reply", "arhiv", step_of("routed", "reply"), most=1.3),
    Picture("petition-forward", "arhiv", step_of("received", "forward")),
    Picture("petition-return", "arhiv", step_of("received", "return")),
    Picture("petition-answered", None, to_answered, most=1.3),
    Picture("petition-answers", None, at("/petitions/answers/")),
    Picture("petition-reports", "arhiv", at(f"/office/{SOUM}/petitions/reports/")),
    Picture("petition-field", "bag", write_down),
    Picture("petition-field-sent", "bag", get_signal, most=1.6),
    Picture("people", "admin", at(f"/office/{SOUM}/people/")),
    Picture("home-english", None, at("/en/")),
)


PAGES = {"report-pdf-1": 0, "report-pdf-3": 2}
"""Pages of the half-year report that was read in, as its PDF is printed; name → page."""


def print_pages(browser: Browser, address: str) -> dict[str, bytes]:
    """The pictures of ``PAGES``."""
    with signed_in(browser, address, "medee", 1280) as page:
        visit(page, f"/office/{SOUM}/reports/")
        link = page.locator("main a[href$='/report.pdf']").last.get_attribute("href")
        data = page.request.get(urljoin(address, str(link))).body()
    document = pypdfium2.PdfDocument(data)
    found = {}
    for name, number in PAGES.items():
        out = io.BytesIO()
        document[number].render(scale=0.85, grayscale=True).to_pil().save(out, "PNG")
        found[name] = shrink(out.getvalue())
    return found


@contextmanager
def opened(browser: Browser, address: str, width: int) -> Iterator[Page]:
    """A fresh browser window of that width."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": SIZES[width]},
        locale="mn-MN",
        reduced_motion="reduce",
    )
    try:
        yield context.new_page()
    finally:
        context.close()


@contextmanager
def signed_in(browser: Browser, address: str, who: str | None, width: int) -> Iterator[Page]:
    """The same with somebody of the demo signed in, by the button beside the name."""
    with opened(browser, address, width) as page:
        if who:
            visit(page, "/office/sign-in/")
            form = page.locator(f"form:has(input[name=username][value='{who}'])")
            if not form.count():
                sys.exit(f"{who} is not on the sign-in page of {address}: is it the demo?")
            form.locator("button").click()
            page.wait_for_url(urljoin(address, "/office/"))
        yield page


def with_colours(picture: Image.Image, colours: int) -> Image.Image:
    """The picture with so many colours, those of KEPT exact: white must not turn grey."""
    sample = Image.new("RGB", (picture.width, picture.height + 20 * len(KEPT)))
    sample.paste(picture)
    for place, colour in enumerate(KEPT):
        top = picture.height + 20 * place
        sample.paste(colour, (0, top, picture.width, top + 20))
    palette = sample.quantize(colours)
    few = picture.quantize(palette=palette, dither=Image.Dither.NONE)
    values = few.getpalette() or []
    for colour in KEPT:
        dot = Image.new("RGB", (1, 1), colour).quantize(palette=palette, dither=Image.Dither.NONE)
        place = 3 * dot.tobytes()[0]
        values[place : place + 3] = ImageColor.getrgb(colour)[:3]
    few.putpalette(values)
    return few


def shrink(data: bytes) -> bytes:
    """The picture with as many colours as fit into the size allowed."""
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    small = b""
    for colours in COLOURS:
        out = io.BytesIO()
        with_colours(picture, colours).save(out, "PNG", optimize=True)
        small = out.getvalue()
        if len(small) <= LARGEST:
            break
    return small


def take(browser: Browser, address: str, picture: Picture, width: int) -> bytes:
    """One picture, cut where it gets too long."""
    with signed_in(browser, address, picture.who, width) as page:
        picture.go(page)
        page.wait_for_load_state("networkidle")
        length = page.evaluate(LENGTH)
        sideways = page.evaluate("document.documentElement.scrollWidth")
        if sideways > width:
            print(f"{picture.name} is {sideways} wide where {width} are there", file=sys.stderr)
        clip = {"x": 0, "y": 0, "width": width, "height": min(length, picture.most * SIZES[width])}
        data = page.screenshot(full_page=True, clip=clip)
        if picture.after:
            picture.after(page)
    return shrink(data)


def main() -> None:
    """Exit 1 with one sentence when something isn't there."""
    parser = argparse.ArgumentParser(description="Take the pictures of docs/tour.md.")
    parser.add_argument("address", help="of the running demo, as make demo shows it")
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=[p.name for p in PICTURES])
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "screenshots")
    options = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("chromium is not here: install the Debian package chromium.")
    options.to.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        hand_one_in(browser, options.address)
        for picture in PICTURES:
            if options.only and picture.name not in options.only:
                continue
            for width in SIZES:
                data = take(browser, options.address, picture, width)
                path = options.to / f"{picture.name}-{width}.png"
                path.write_bytes(data)
                print(f"{path.name} {len(data) // 1000} kB", flush=True)
                if len(data) > LARGEST:
                    sys.exit(f"{path.name} is too large: {len(data)} bytes.")
        if not options.only:
            for name, data in print_pages(browser, options.address).items():
                (options.to / f"{name}.png").write_bytes(data)
                print(f"{name}.png {len(data) // 1000} kB", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
