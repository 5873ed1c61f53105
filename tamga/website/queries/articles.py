"""What was published, as rows: one statement each, and no page objects of Wagtail's.

A page object is two tables of sixty columns that Django asks for, reads and builds; a list shows
four of them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from wagtail.models import Page

from tamga.website.queries.frame import Frame, MenuEntry

PAGE_SIZE = 25
LIMIT = 5

# Where decisions are published until they are records of their own.
DECISIONS = (
    "togtool-zakhiramj/itkh-togtool/",
    "togtool-zakhiramj/zasag-dargyn-zakhiramj/",
)


@dataclass(frozen=True, slots=True)
class Row:
    """An article in a list; ``url`` in the page's language."""

    pk: int
    title: str
    url: str
    shown_on: date
    position: str
    section: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf of a long list; one row more than it shows tells whether another follows, so that
    nothing need be counted."""

    rows: tuple[Row, ...]
    number: int
    has_next: bool


@dataclass(frozen=True, slots=True)
class Article:
    """An article by itself; ``body`` as Wagtail keeps rich text."""

    pk: int
    title: str
    search_description: str
    body: str
    shown_on: date
    position: str
    has_files: bool
    has_links: bool


NEWEST = """
SELECT id, title, url_path, shown_on, decides FROM (
    SELECT *, row_number() OVER (
        PARTITION BY decides ORDER BY shown_on DESC, first_published_at DESC, id DESC
    ) AS place
    FROM (
        SELECT page.id, title, url_path, shown_on, first_published_at,
            starts_with(url_path, %(one)s) OR starts_with(url_path, %(other)s) AS decides
        FROM website_articlepage AS article JOIN wagtailcore_page AS page ON page.id = page_ptr_id
        WHERE path LIKE %(below)s AND live
    ) AS articles
) AS placed WHERE place <= %(limit)s ORDER BY decides, place
"""


def newest(frame: Frame) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The five newest articles of a site but for the decisions, and the five newest decisions;
    one query.
    """
    one, other = (frame.root + path for path in DECISIONS)
    wanted = {"below": f"{frame.home.tree}_%", "one": one, "other": other, "limit": LIMIT}
    news: list[Row] = []
    decisions: list[Row] = []
    for pk, title, url_path, shown_on, decides in _rows(NEWEST, wanted):
        path = url_path[len(frame.root) :]
        _menu, section = frame.places.get(path[: path.rfind("/", 0, -1) + 1], (None, None))
        row = Row(pk, title, frame.home.url + path, shown_on, "", section.title if section else "")
        (decisions if decides else news).append(row)
    return tuple(news), tuple(decisions)


OF_SECTION = """
SELECT page.id, title, slug, shown_on, coalesce(position.name, '')
FROM website_articlepage AS article JOIN wagtailcore_page AS page ON page.id = page_ptr_id
LEFT JOIN organizations_position AS position ON position.id = position_id
WHERE path LIKE %(below)s AND live
ORDER BY shown_on DESC, first_published_at DESC, page.id DESC
OFFSET %(start)s LIMIT %(many)s
"""


def leaf_of(section: MenuEntry, number: str | None) -> Leaf:
    """The live articles of a section, newest first: the leaf that an address asks for, the first
    one when it asks for nonsense; one query.
    """
    wanted = int(number) if number and number.isdecimal() and len(number) < 5 else 1
    wanted = max(wanted, 1)
    question = {
        "below": section.tree + "_" * Page.steplen,
        "start": (wanted - 1) * PAGE_SIZE,
        "many": PAGE_SIZE + 1,
    }
    rows = tuple(
        Row(pk, title, f"{slug}/", shown_on, position, section.title)
        for pk, title, slug, shown_on, position in _rows(OF_SECTION, question)
    )
    return Leaf(rows[:PAGE_SIZE], wanted, len(rows) > PAGE_SIZE)


ABOVE_LIST = """
SELECT introduction, EXISTS (
    SELECT 1 FROM decisions_decisionkind AS kind WHERE kind.section_path = section.path
)
FROM website_sectionpage JOIN duties_section AS section ON section.id = section_id
WHERE page_ptr_id = %s
"""


def above_list_of(section: MenuEntry) -> tuple[str, bool]:
    """What stands above a section's list, as Wagtail keeps rich text, and whether decisions of some
    kind are published there; one query.
    """
    rows = _rows(ABOVE_LIST, [section.pk])
    return rows[0] if rows else ("", False)  # type: ignore[return-value]


AT = """
SELECT page.id, title, search_description, body, shown_on, coalesce(position.name, ''),
    EXISTS (SELECT 1 FROM website_articleattachment AS file WHERE file.page_id = page.id),
    EXISTS (SELECT 1 FROM website_articlelink AS link WHERE link.page_id = page.id)
FROM website_articlepage AS article JOIN wagtailcore_page AS page ON page.id = page_ptr_id
LEFT JOIN organizations_position AS position ON position.id = position_id
WHERE slug = %(slug)s AND url_path = %(url_path)s AND live
"""


def article_at(frame: Frame, path: str) -> Article | None:
    """The live article at an address below the home page ("menu/section/name/"); one query."""
    # the slug has an index, the whole address has none
    wanted = {"slug": path.rstrip("/").rpartition("/")[2], "url_path": frame.root + path}
    rows = _rows(AT, wanted)
    return Article(*rows[0]) if rows else None


def _rows(statement: str, wanted: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, wanted)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
