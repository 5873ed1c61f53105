"""How many SQL queries a page takes, with one row and with a hundred."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks import scratch
from benchmarks.report import Table
from tamga.accounts.enums import Role
from tamga.duties.actions import report_event
from tamga.duties.models import Duty
from tamga.kernel.deadlines import DayUnit
from tamga.kernel.schedules import Kind, Limit, Schedule
from tamga.website.actions.pages import HandedIn, hand_in
from tamga.website.models import ArticleAttachment, ArticleLink, ArticlePage, SiteDocument
from tamga.website.queries import collection_of
from tests.stories import START, Soum, hire, published, told

GLASS = "il-tod-baidal/shilen-dans"
BUDGET = "il-tod-baidal/tusuv-sankhuu"
FEW, MANY = 1, 100
GOAL = 6


@dataclass(frozen=True)
class Page:
    """A page to be counted: who looks at it (a citizen without a name), and its rows."""

    name: str
    address: str
    fill: Callable[[Soum, int], object]
    who: str = ""


def _year() -> int:
    return timezone.localdate().year


def duties(soum: Soum, rows: int) -> None:
    """A plan of so many monthly duties, on two sections in turn."""
    paths = (GLASS, BUDGET)
    soum.plan(
        *(
            soum.duty(number, Schedule(kind=Kind.MONTHLY), paths=(paths[number % 2],))
            for number in range(1, rows + 1)
        ),
        year=_year(),
        since=f"{_year()}-01-01",
    )


def articles(soum: Soum, rows: int) -> None:
    """So many duties, as many articles in one section, the last with as many files and links."""
    duties(soum, rows)
    for number in range(rows):
        page = published(soum, GLASS, title=f"Мэдээ {number}")
    unit = soum.unit
    document = SiteDocument.objects.create(
        title="Хавсралт", file=ContentFile(b"x" * 100, "x.txt"), collection=collection_of(unit)
    )
    for _ in range(rows):
        ArticleAttachment.objects.create(page=page, document=document)
        ArticleLink.objects.create(page=page, url="https://example.mn/", caption="Холбоос")
    ArticlePage.objects.filter(pk=page.pk).update(
        slug="last", url_path=f"{soum.page(GLASS).url_path}last/"
    )


def owed(soum: Soum, rows: int) -> None:
    """So many events that the finance official still has to publish."""
    event = Schedule(kind=Kind.EVENT, limits=(Limit(40, DayUnit.CALENDAR),))
    soum.plan(soum.duty(1, event, paths=(GLASS,)), year=_year(), since=f"{_year() - 1}-01-01")
    duty = Duty.objects.get(plan__unit=soum.unit)
    for number in range(rows):
        report_event(
            duty, occurred_on=timezone.localdate(), what=f"Тогтоол {number}", by=None, at=START
        )


def plans(soum: Soum, rows: int) -> None:
    """A plan for each of so many years."""
    for year in range(_year() - rows + 1, _year() + 1):
        duty = soum.duty(1, Schedule(kind=Kind.YEARLY), paths=(GLASS,))
        soum.plan(duty, year=year, since=f"{year}-01-01")


def handed_in(soum: Soum, rows: int) -> None:
    """So many pages that wait for publication."""
    content = HandedIn("Мэдээ", "Бичвэр", timezone.localdate())
    for _ in range(rows):
        hand_in(soum.page(GLASS), content, by=soum.people["oyun"], at=START)


def people(soum: Soum, rows: int) -> None:
    """So many more officials, all in one post."""
    for number in range(rows):
        hire(soum, f"official-{number}", "Номин", Role.OFFICIAL, "accountant")


PUBLIC = (
    Page("home", "/", articles),
    Page("menu", "/il-tod-baidal/", articles),
    Page("section", f"/{GLASS}/", articles),
    Page("article", f"/{GLASS}/last/", articles),
    Page("on-time", "/on-time/", articles),
    Page("search, found", "/search/?q=мэдээ", articles),
    Page("search, nothing found", "/search/?q=щщщ", articles),
    Page("404", "/nothing/", articles),
    Page("home in English", "/en/", articles),
)
STAFF = (
    Page("my work", "/office/", owed, "oyun"),
    Page("board", "/office/suld/board/", duties, "mandakh"),
    Page("occurrences", "/office/suld/occurrences/?year={year}", owed, "mandakh"),
    Page("plans", "/office/suld/plans/", plans, "mandakh"),
    Page("plan", "/office/suld/plans/{year}/", duties, "mandakh"),
    Page("queue", "/office/suld/queue/", handed_in, "bolormaa"),
    Page("people", "/office/suld/people/", people, "admin"),
)


def count(page: Page) -> int:
    """The queries of a page that was shown once before."""
    client = Client()
    soum = told("suld")
    if page.who:
        client.force_login(soum.people[page.who])
    address = page.address.format(year=_year())
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    wanted = 404 if page.name == "404" else 200
    if response.status_code != wanted:
        raise RuntimeError(f"{address} answers {response.status_code}")
    return len(captured)


def counts(pages: tuple[Page, ...], rows: int) -> dict[str, int]:
    """Page → queries, each kind of rows in a database of its own."""
    found: dict[str, int] = {}
    for fill in dict.fromkeys(page.fill for page in pages):
        with scratch.database("stories"):
            soum = told("suld")
            hire(soum, "admin", "Сувд", Role.ADMINISTRATOR)
            fill(soum, rows)
            found |= {page.name: count(page) for page in pages if page.fill is fill}
    return found


def run(_folder: Path) -> list[Table]:
    """Public pages, then staff lists."""
    tables = []
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a hundred officials, quickly
    with override_settings(PASSWORD_HASHERS=hashers):
        for title, pages in (("Public pages", PUBLIC), ("Staff lists", STAFF)):
            few, many = counts(pages, FEW), counts(pages, MANY)
            rows = [(page.name, few[page.name], many[page.name]) for page in pages]
            header = ("page", f"queries, {FEW} row", f"queries, {MANY} rows")
            tables.append(Table(title, header, rows))
    return tables
