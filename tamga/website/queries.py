"""What public pages show, each in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Collection, Page, Site

from tamga.duties.models import Evidence
from tamga.organizations.models import Unit
from tamga.website.models import ArticlePage, HomePage, SectionPage

# Where decisions are published until they are records of their own.
DECISIONS = (
    "togtool-zakhiramj/itkh-togtool/",
    "togtool-zakhiramj/zasag-dargyn-zakhiramj/",
)


def collection_of(unit: Unit) -> Collection:
    """The collection of a unit's images and documents."""
    return Collection.objects.get(name=unit.slug)


def site_of(request: HttpRequest) -> Site:
    """The request's site with its home page and unit, in one query, kept on the request.

    Raises Site.DoesNotExist when no site answers to the host and none is the default.
    """
    known: Site | None = getattr(request, "_wagtail_site", None)
    if known is not None and isinstance(known._state.fields_cache.get("root_page"), HomePage):
        return known
    host = request.get_host().rsplit(":", 1)[0].strip("[]").lower()
    sites = Site.objects.select_related("root_page__homepage__unit").filter(
        root_page__homepage__isnull=False
    )
    found = sites.filter(hostname=host).first() or sites.filter(is_default_site=True).get()
    # the page of the right type at once: Wagtail would ask for it again
    found.root_page = found.root_page.homepage
    request._wagtail_site = found  # type: ignore[attr-defined]  # where Wagtail itself looks
    return found


def home_of(request: HttpRequest) -> HomePage:
    """The home page of the request's site, with its unit."""
    home: HomePage = site_of(request).root_page
    return home


@dataclass(frozen=True)
class MenuEntry:
    """A menu with its sections, as the navigation and the menu pages list them."""

    pk: int
    title: str
    url: str
    sections: tuple["MenuEntry", ...] = ()
    section_id: int | None = None


def menus(home: HomePage, *, prefix: str = "") -> tuple[MenuEntry, ...]:
    """The menus of a site with their sections, in the order of the tree; one query.

    ``prefix`` is the language's part of the address (``""`` or ``"/en"``).
    """
    rows = (
        Page.objects.descendant_of(home)
        .filter(live=True, depth__lte=home.depth + 2)
        .order_by("path")
        .values_list("pk", "title", "url_path", "depth", "sectionpage__section_id")
    )
    found: list[tuple[MenuEntry, list[MenuEntry]]] = []
    for pk, title, url_path, depth, section_id in rows:
        url = f"{prefix}/{url_path[len(home.url_path) :]}"
        entry = MenuEntry(pk, title, url, (), section_id)
        if depth == home.depth + 1:
            found.append((entry, []))
        elif found:
            found[-1][1].append(entry)
    return tuple(MenuEntry(m.pk, m.title, m.url, tuple(sections)) for m, sections in found)


@dataclass(frozen=True)
class Counted:
    """A publication as a section counts it."""

    key: str
    happened_at: datetime
    position: str
    due_on: date | None
    """The due day it closed, None where nothing waited for it."""

    @property
    def days_late(self) -> int | None:
        """How many days after the due day it came, 0 when in time, None without a due day."""
        if self.due_on is None:
            return None
        return max(0, (timezone.localdate(self.happened_at) - self.due_on).days)


def counted_in(section_id: int, keys: Iterable[str]) -> tuple[Counted, ...]:
    """The newest standing evidence of a section, then that of ``keys``; one query."""
    standing = (
        Evidence.objects.filter(section_id=section_id, withdrawn_at__isnull=True)
        .order_by("-happened_at", "-pk")
        .values_list("key", "happened_at", "position__name", "occurrence__due_on")
    )
    rows = standing[:1].union(standing.filter(key__in=list(keys)).order_by(), all=True)
    found = [Counted(key, at, name or "", due) for key, at, name, due in rows]
    return tuple(sorted(found, key=lambda each: each.happened_at, reverse=True))


def articles_of(page: SectionPage) -> QuerySet[ArticlePage]:
    """The live articles of a section, newest first."""
    found: QuerySet[ArticlePage] = (
        ArticlePage.objects.child_of(page)
        .live()
        .select_related("position")
        .order_by("-shown_on", "-first_published_at", "-pk")
    )
    return found


def news_of(home: HomePage, *, limit: int = 5) -> QuerySet[ArticlePage]:
    """The newest articles anywhere on a site but for the decisions."""
    found: QuerySet[ArticlePage] = (
        ArticlePage.objects.descendant_of(home)
        .exclude(_decisions(home))
        .live()
        .order_by("-shown_on", "-first_published_at", "-pk")[:limit]
    )
    return found


def decisions_of(home: HomePage, *, limit: int = 5) -> QuerySet[ArticlePage]:
    """The newest decisions on a site."""
    found: QuerySet[ArticlePage] = (
        ArticlePage.objects.filter(_decisions(home))
        .live()
        .order_by("-shown_on", "-first_published_at", "-pk")[:limit]
    )
    return found


def _decisions(home: HomePage) -> Q:
    below = Q()
    for path in DECISIONS:
        below |= Q(url_path__startswith=home.url_path + path)
    return below


def waiting_for_publication(units: QuerySet[Unit]) -> QuerySet[ArticlePage]:
    """What officials of ``units`` handed in and nobody has published yet, oldest first."""
    pages = ArticlePage.objects.filter(live=False, handed_in_at__isnull=False)
    below = ArticlePage.objects.none()
    for home in HomePage.objects.filter(unit__in=units):
        below = below | pages.descendant_of(home)
    found: QuerySet[ArticlePage] = below.select_related("position", "handed_in_by")
    return found.order_by("handed_in_at")
