"""What each page type shows: at most six queries a public page, whatever it lists."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone, translation
from wagtail.models import Page

from tamga.duties.queries import section_states, shares
from tamga.website import queries
from tamga.website.models import ArticlePage, HomePage, MenuPage, SectionPage

PAGE_SIZE = 25


@dataclass(frozen=True)
class Listed:
    """A leaf of a long list; one row more than it shows tells whether another follows, so that
    nothing need be counted."""

    rows: tuple[ArticlePage, ...]
    number: int
    has_next: bool

    @classmethod
    def of(cls, articles: QuerySet[ArticlePage], number: str | None) -> "Listed":
        """The leaf that an address asks for; the first one when it asks for nonsense."""
        wanted = int(number) if number and number.isdecimal() and len(number) < 5 else 1
        start = (max(wanted, 1) - 1) * PAGE_SIZE
        found = tuple(articles[start : start + PAGE_SIZE + 1])
        return cls(found[:PAGE_SIZE], max(wanted, 1), len(found) > PAGE_SIZE)


def language_prefix() -> str:
    """The language's part of an address: empty for the installation's own language."""
    language = translation.get_language() or ""
    return "/en" if language.startswith("en") else ""


def frame(request: HttpRequest) -> dict[str, Any]:
    """What every public page shows around its content: unit, menus, today; two queries."""
    home = queries.home_of(request)
    return {
        "home": home,
        "unit": home.unit,
        "menus": queries.menus(home, prefix=language_prefix()),
        "today": timezone.localdate(),
        "other_language_url": other_language(request),
    }


def other_language(request: HttpRequest) -> str:
    """The address of the same page in the other interface language."""
    path = request.get_full_path()
    if language_prefix():
        return path.removeprefix("/en") or "/"
    return f"/en{path}"


def of(page: Page, request: HttpRequest) -> dict[str, Any]:
    """The context of a page for its template."""
    around = frame(request)
    today: date = around["today"]
    if isinstance(page, HomePage):
        return {**around, **_home(page, today)}
    if isinstance(page, MenuPage):
        return {**around, **_menu(page, around)}
    if isinstance(page, SectionPage):
        return {**around, **_section(page, around, request)}
    assert isinstance(page, ArticlePage)
    return {**around, **_article(page, around)}


def _home(page: HomePage, today: date) -> dict[str, Any]:
    return {
        "news": list(queries.news_of(page)),
        "decisions": list(queries.decisions_of(page)),
        "shares": shares(page.unit, year=today.year, on=today),
    }


def _menu(page: MenuPage, around: dict[str, Any]) -> dict[str, Any]:
    here = next((m for m in around["menus"] if m.pk == page.pk), None)
    sections = here.sections if here else ()
    return {
        "here": here,
        "sections": sections,
        "states": section_states(s.section_id for s in sections),
    }


def _section(page: SectionPage, around: dict[str, Any], request: HttpRequest) -> dict[str, Any]:
    here = next((m for m in around["menus"] if any(s.pk == page.pk for s in m.sections)), None)
    siblings = here.sections if here else ()
    states = section_states(s.section_id for s in siblings)
    listed = Listed.of(queries.articles_of(page), request.GET.get("page"))
    counted = queries.counted_in(page.section_id, [f"page-{each.pk}" for each in listed.rows])
    late = {each.key: each.days_late for each in reversed(counted)}
    return {
        "here": here,
        "siblings": siblings,
        "states": states,
        "state": states.get(page.section_id),
        "last": counted[0] if counted else None,
        "articles": listed,
        "rows": [(article, late.get(f"page-{article.pk}")) for article in listed.rows],
    }


def _article(page: ArticlePage, around: dict[str, Any]) -> dict[str, Any]:
    parent = page.url_path.rsplit("/", 2)[0] + "/"
    trail = [
        (menu, section)
        for menu in around["menus"]
        for section in menu.sections
        if section.url.removeprefix(language_prefix()) == _relative(parent, around["home"])
    ]
    menu, section = trail[0] if trail else (None, None)
    return {
        "here": menu,
        "section": section,
        "attachments": list(page.attachments.select_related("document")),
        "links": list(page.links.all()),
    }


def _relative(url_path: str, home: HomePage) -> str:
    return "/" + url_path[len(home.url_path) :]
