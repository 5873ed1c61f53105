"""What public pages show, each in a fixed number of queries."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Collection, Page, Site

from tamga.duties.models import Evidence
from tamga.organizations.models import Unit
from tamga.website.models import ArticlePage, HomePage, SectionPage

NEWS_MENU = "medee"


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


def evidence_of(section_id: int, *, limit: int = 200) -> QuerySet[Evidence]:
    """The standing evidence of a section, newest first, with its due days."""
    return (
        Evidence.objects.filter(section_id=section_id, withdrawn_at__isnull=True)
        .select_related("occurrence", "position")
        .order_by("-happened_at", "-pk")[:limit]
    )


def days_late(evidence: Evidence) -> int | None:
    """How many days after the due day of its occurrence a publication came, 0 when in time."""
    occurrence = evidence.occurrence
    if occurrence is None or occurrence.due_on is None:
        return None
    return max(0, (timezone.localdate(evidence.happened_at) - occurrence.due_on).days)


def articles_of(page: SectionPage) -> QuerySet[ArticlePage]:
    """The live articles of a section, newest first."""
    return (
        ArticlePage.objects.child_of(page)
        .live()
        .select_related("position")
        .order_by("-shown_on", "-first_published_at", "-pk")
    )


def news_of(home: HomePage, *, limit: int = 5) -> QuerySet[ArticlePage]:
    """The newest articles anywhere on a site."""
    return (
        ArticlePage.objects.descendant_of(home)
        .live()
        .order_by("-shown_on", "-first_published_at", "-pk")[:limit]
    )


def waiting_for_publication(units: QuerySet[Unit]) -> QuerySet[ArticlePage]:
    """What officials of ``units`` handed in and nobody has published yet, oldest first."""
    pages = ArticlePage.objects.filter(live=False, handed_in_at__isnull=False)
    below = ArticlePage.objects.none()
    for home in HomePage.objects.filter(unit__in=units):
        below = below | pages.descendant_of(home)
    return below.select_related("position", "handed_in_by").order_by("handed_in_at")
