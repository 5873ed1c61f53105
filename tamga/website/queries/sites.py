"""Sites and pages as Wagtail's own objects: for its routing, for staff, for actions."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Collection, Site

from tamga.organizations.models import Unit
from tamga.website.models import ArticlePage, HomePage
from tamga.website.queries.frame import host_of


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
    sites = Site.objects.select_related("root_page__homepage__unit").filter(
        root_page__homepage__isnull=False
    )
    found = sites.filter(hostname=host_of(request)).first()
    found = found or sites.filter(is_default_site=True).get()
    # the page of the right type at once: Wagtail would ask for it again
    found.root_page = found.root_page.homepage
    request._wagtail_site = found  # type: ignore[attr-defined]  # where Wagtail itself looks
    return found


def address_of(unit_id: int) -> str | None:
    """Where a unit's site answers: its own host, the scheme and port of ``BASE_URL``, for one proxy
    stands before all sites; a port that the site names itself goes before. None without a site,
    and for the default one that was never given a name of its own: it answers at ``BASE_URL``.
    """
    sites = Site.objects.filter(root_page__homepage__unit=unit_id)
    site = sites.order_by("-is_default_site", "pk").first()
    if site is None or (site.is_default_site and _local(site.hostname)):
        return None
    base = urlsplit(settings.BASE_URL)
    port = site.port if site.port not in (80, 443) else base.port
    return f"{base.scheme}://{site.hostname}{f':{port}' if port else ''}"


def _local(hostname: str) -> bool:
    return hostname == "localhost" or hostname.endswith(".localhost")


def waiting_for_publication(units: QuerySet[Unit]) -> QuerySet[ArticlePage]:
    """What officials of ``units`` handed in and nobody has published yet, oldest first."""
    pages = ArticlePage.objects.filter(live=False, handed_in_at__isnull=False)
    below = ArticlePage.objects.none()
    for home in HomePage.objects.filter(unit__in=units):
        below = below | pages.descendant_of(home)
    found: QuerySet[ArticlePage] = below.select_related("position", "handed_in_by")
    return found.order_by("handed_in_at")
