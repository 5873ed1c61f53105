"""Search, figures, feeds for machines, errors."""

import mimetypes
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils._os import safe_join
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site
from wagtail.views import serve as wagtail_serve

from tamga.decisions.queries import addresses_in
from tamga.duties.queries import shares
from tamga.implementation.queries.issued import report_addresses
from tamga.petitions.queries.answers import addresses_on
from tamga.search.queries import find
from tamga.website import contexts, queries

SEARCH_PAGE = 10
LONGEST_SEARCH = 200
LONGEST_SITEMAP = 50_000  # addresses: sitemaps.org allows no more in one file


def page(template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A public page: made of its context alone, without the context processors, which know the
    visitor; so it is the same page for everybody.
    """
    return HttpResponse(loader.get_template(template).render(context), status=status)


@require_safe
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """A page of the tree; Wagtail looks for what isn't one of our live pages."""
    try:
        found = contexts.at(path, request)
        if found:
            return page(*found)
        queries.site_of(request)
    except Site.DoesNotExist:
        raise Http404 from None
    response: HttpResponse = wagtail_serve(request, path)
    return response


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search in a unit's site; without words, an explanation of what can be found."""
    around = contexts.frame(request)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH]
    try:
        number = max(1, min(int(request.GET.get("page", "1")), 1000))
    except ValueError:
        number = 1
    results = None
    if words:
        results = find(
            words,
            unit_id=around["unit"].pk,
            limit=SEARCH_PAGE,
            offset=(number - 1) * SEARCH_PAGE,
        )
    total = results.total if results else 0
    listed = Paginator(range(total), SEARCH_PAGE).get_page(number)
    context = {**around, "words": words, "results": results, "listed": listed}
    return page("website/search.html", context)


@require_safe
def punctuality(request: HttpRequest) -> HttpResponse:
    """On-time shares by section and month, drawn, with the table behind."""
    around = contexts.frame(request)
    today = around["today"]
    try:
        year = int(request.GET.get("year", today.year))
    except ValueError:
        year = today.year
    year = min(max(year, 2000), today.year)
    context = {
        **around,
        "year": year,
        "years": range(today.year, today.year - 3, -1),
        "shares": shares(around["unit"].pk, year=year, on=today),
    }
    return page("website/punctuality.html", context)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All live pages, public decisions and reports of the request's site and the petitions that are
    published with their answers, as sitemaps.org 0.9.
    """
    home = queries.site_of(request).root_page
    root = f"{request.scheme}://{request.get_host()}"
    pages = (
        Page.objects.descendant_of(home, inclusive=True)
        .live()
        .order_by("path")
        .values_list("url_path", "last_published_at")[:LONGEST_SITEMAP]
    )
    entries = [
        (f"{root}/{url_path[len(home.url_path) :]}", published) for url_path, published in pages
    ]
    decided = addresses_in(home.unit_id)[: LONGEST_SITEMAP - len(entries)]
    entries += [(f"{root}{address}", published) for address, published in decided]
    reported = report_addresses(home.unit_id, at_most=LONGEST_SITEMAP - len(entries))
    entries += [(f"{root}{address}", issued) for address, issued in reported]
    answered = addresses_on(home.unit_id, at_most=LONGEST_SITEMAP - len(entries))
    entries += [(f"{root}{address}", published) for address, published in answered]
    return render(
        request, "website/sitemap.xml", {"entries": entries}, content_type="application/xml"
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Machines may read the public pages, not the staff's rooms."""
    address = f"{request.scheme}://{request.get_host()}/sitemap.xml"
    lines = ["User-agent: *", "Disallow: /cms/", "Disallow: /office/", f"Sitemap: {address}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")


@require_safe
def media(request: HttpRequest, path: str) -> FileResponse:
    """Public images; in production nginx gives them out before they come here.

    Documents are given out by Wagtail's own view alone, which asks whether their page is live. So
    it is where the path leads that counts, after every «..», not how it begins.
    """
    folder, _, name = path.partition("/")
    if folder != "images" or not name:
        raise Http404
    try:
        full = safe_join(safe_join(settings.MEDIA_ROOT, folder), name)
        file = open(full, "rb")  # noqa: SIM115  (the response closes it)
    except (OSError, ValueError, SuspiciousFileOperation):
        raise Http404 from None
    response = FileResponse(file, content_type=mimetypes.guess_type(full)[0])
    response["Cache-Control"] = "public, max-age=86400"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 in words that help: what to try next."""
    try:
        around = contexts.frame(request)
    except Site.DoesNotExist:
        around = contexts.bare(request)
    return page("404.html", around, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """500 without the database, which may be what is broken."""
    context: dict[str, Any] = {}
    return HttpResponse(loader.render_to_string("500.html", context), status=500)
