"""What each kind of public page shows: at most six queries a page, whatever it lists.

A page is shown in two ways. A visitor's way takes plain rows (``at``); Wagtail's way starts from a
page object (``of``) and serves its previews, and whatever ``at`` doesn't know.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page

from tamga.duties.queries import section_states, share_of_year
from tamga.website import queries
from tamga.website.models import (
    ArticleAttachment,
    ArticleLink,
    ArticlePage,
    HomePage,
    MenuPage,
    SectionPage,
)
from tamga.website.queries import DecisionRow, Frame, MenuEntry, Row
from tamga.website.templatetags.tamga import here_in, short_day

Context = dict[str, Any]

# What people come for: the name that the home page's template has for it, and where it stands.
TASKS = {
    "decisions_menu": "togtool-zakhiramj/",
    "services": "togtool-zakhiramj/turiin-uilchilgee/",
    "phones": "togtool-zakhiramj/utasny-jagsaalt/",
}

# The section of the plan's tree that is for reports; those that were issued hang there too.
REPORTS = "il-tod-baidal/il-tod-baidlyn-tailan/"


@dataclass(frozen=True)
class Addresses:
    """Where every public page leads, in its language."""

    home: str
    search: str
    punctuality: str
    decisions: str
    reports: str
    petitions: str
    petition_new: str
    petition_track: str
    petition_alike: str
    sign_in: str


@dataclass(frozen=True)
class OtherLanguage:
    """The way to the same page in the other interface language, in that language's own words."""

    url: str
    code: str
    name: str


@cache
def addresses(prefix: str) -> Addresses:
    """The addresses of a language; its prefix must be the active one's."""
    return Addresses(
        home=f"{prefix}/",
        search=reverse("search"),
        punctuality=reverse("punctuality"),
        decisions=reverse("decisions"),
        reports=reverse("issued_reports"),
        petitions=reverse("petitions"),
        petition_new=reverse("petition_new"),
        petition_track=reverse("petition_track"),
        petition_alike=reverse("petition_alike"),
        sign_in=reverse("sign_in"),
    )


def language_prefix() -> str:
    """The language's part of an address: empty for the installation's own language."""
    language = translation.get_language() or ""
    return "/en" if language.startswith("en") else ""


def bare(request: HttpRequest) -> Context:
    """What a page shows even where no site is."""
    prefix = language_prefix()
    return {
        "request": request,
        "to": addresses(prefix),
        "today": timezone.localdate(),
        "other_language": other_language(request, prefix),
    }


def frame(request: HttpRequest) -> Context:
    """What every public page shows around its content: unit, menus, today; one query."""
    found = queries.frame_of(request, prefix=language_prefix())
    return {
        **bare(request),
        "frame": found,
        "unit": found.unit,
        "tagline": found.tagline,
        "menus": found.menus,
    }


def other_language(request: HttpRequest, prefix: str) -> OtherLanguage:
    """The same page in the other interface language."""
    path = request.get_full_path()
    if prefix:
        return OtherLanguage(path.removeprefix(prefix) or "/", "mn", "Монгол")
    return OtherLanguage(f"/en{path}", "en", "English")


def at(path: str, request: HttpRequest) -> tuple[str, Context] | None:
    """The template and the context of the live page at an address ("menu/section/"), None when
    it is none of ours. Raises Site.DoesNotExist.
    """
    around = frame(request)
    found: Frame = around["frame"]
    if not path:
        return ("website/home.html", _home(around, found.home)) if found.live else None
    menu, section = found.places.get(path, (None, None))
    if menu and section:
        introduction, decides = queries.above_list_of(section)
        context = _section(around, section, menu, section, introduction)
        return "website/section.html", context | _decided(around, path if decides else "")
    if menu:
        return "website/menu.html", _menu(around, menu, menu)
    return _article_at(around, found, path) if path.count("/") == 3 else None


def _article_at(around: Context, found: Frame, path: str) -> tuple[str, Context] | None:
    article = queries.article_at(found, path)
    if article is None:
        return None
    above = path[: path.rfind("/", 0, -1) + 1]
    files = ArticleAttachment.objects.filter(page=article.pk).select_related("document")
    links = ArticleLink.objects.filter(page=article.pk)
    return "website/article.html", _article(
        around,
        article,
        above,
        list(files) if article.has_files else [],
        list(links) if article.has_links else [],
    )


def of(page: Page, request: HttpRequest) -> Context:
    """The context of a page object for its template."""
    around = frame(request)
    found: Frame = around["frame"]
    if isinstance(page, HomePage):
        return _home({**around, "tagline": page.tagline}, page)
    menu, section = found.places.get(page.url_path[len(found.root) :], (None, None))
    if isinstance(page, MenuPage):
        return _menu(around, page, menu)
    if isinstance(page, SectionPage):
        own = MenuEntry(page.pk, page.title, "", page.path, section_id=page.section_id)
        context = _section(around, page, menu, section or own, page.introduction)
        return context | _decided(around, page.section.path)
    assert isinstance(page, ArticlePage)
    above = page.url_path[len(found.root) :]
    above = above[: above.rfind("/", 0, -1) + 1]
    files = page.attachments.select_related("document")
    return _article(around, page, above, list(files), list(page.links.all()))


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in a list: a link, a line of words below it, and how many days late it came
    (0 in time, None where nothing waited for it).
    """

    url: str
    title: str
    line: str
    days_late: int | None = None


def _listed(row: Row, words: str = "", days_late: int | None = None) -> Listed:
    # put together here, once a row: a template asks five questions for it
    line = " · ".join(filter(None, (short_day(row.shown_on), words)))
    return Listed(row.url, row.title, line, days_late)


def _decision(row: DecisionRow, words: str = "") -> Listed:
    line = " · ".join(filter(None, (short_day(row.signed_on), row.body or words)))
    return Listed(here_in(row.url), f"{row.number} {row.title}".strip(), line)


def _decided(around: Context, path: str) -> Context:
    """The newest decisions of a section's kinds, and the lists that go on; one query."""
    if not path:
        return {}
    rows = queries.newest_decisions(around["unit"].pk, section_path=path.rstrip("/"))
    lists = dict.fromkeys((row.kind, row.kind_name) for row in rows)
    return {"decided": [_decision(row, row.kind_name) for row in rows], "lists": list(lists)}


def _home(around: Context, page: Any) -> Context:
    found: Frame = around["frame"]
    news, pages = queries.newest(found)
    decided = [_decision(row) for row in queries.newest_decisions(found.unit.pk)]
    today = around["today"]
    share = share_of_year(found.unit.pk, year=today.year, on=today)
    return {
        **around,
        **{name: found.place(path) for name, path in TASKS.items()},
        "page": page,
        "news": [_listed(row, row.section) for row in news],
        # where decisions are records, their pages are found through them
        "decisions": decided or [_listed(row) for row in pages],
        "decided": bool(decided),
        "share": share,
        "year": today.year,
    }


def _menu(around: Context, page: Any, here: MenuEntry | None) -> Context:
    sections = here.sections if here else ()
    states = section_states(s.section_id for s in sections)
    return {**around, "page": page, "here": here, "sections": sections, "states": states}


def _section(
    around: Context, page: Any, here: MenuEntry | None, section: MenuEntry, introduction: str
) -> Context:
    siblings = here.sections if here else ()
    states = section_states({section.section_id, *(s.section_id for s in siblings)})
    leaf = queries.leaf_of(section, around["request"].GET.get("page"))
    counted = queries.counted_in(section.section_id or 0, [f"page-{row.pk}" for row in leaf.rows])
    late = {each.key: each.days_late for each in reversed(counted)}
    return {
        **around,
        "page": page,
        "introduction": introduction,
        "for_reports": section.url.endswith(f"/{REPORTS}"),
        "here": here,
        "siblings": siblings,
        "states": states,
        "state": states.get(section.section_id or 0),
        "last": counted[0] if counted else None,
        "articles": leaf,
        "rows": [_listed(row, row.position, late.get(f"page-{row.pk}")) for row in leaf.rows],
    }


def _article(
    around: Context,
    page: Any,
    above: str,
    attachments: Sequence[ArticleAttachment],
    links: Sequence[ArticleLink],
) -> Context:
    found: Frame = around["frame"]
    menu, section = found.places.get(above, (None, None))
    return {
        **around,
        "page": page,
        "here": menu,
        "section": section,
        "attachments": attachments,
        "links": links,
    }
