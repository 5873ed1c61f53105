"""Decisions for citizens: the list, a decision at its lasting address, its files."""

import logging
from pathlib import PurePosixPath

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe
from wagtail.models import Site

from tamga.decisions.models import Decision
from tamga.decisions.queries import public_texts
from tamga.documents.queries import DamagedFile, read
from tamga.website import contexts, queries
from tamga.website.legislation import as_script, legislation
from tamga.website.queries import Asked
from tamga.website.queries.decision_page import shown
from tamga.website.views.pages import page

logger = logging.getLogger(__name__)
LONGEST_WORDS = 200
OPENED = {"application/pdf", "image/png", "image/jpeg"}  # by the browser itself


def _around(request: HttpRequest) -> contexts.Context:
    try:
        return contexts.frame(request)
    except Site.DoesNotExist:
        raise Http404 from None


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """The published decisions of the site's unit by kind, year and words, newest first."""
    around = _around(request)
    unit, choices = around["unit"].pk, queries.choices_of(around["unit"].pk)
    asked = _asked(request, {kind for kind, _name in choices.kinds})
    places = around["frame"].places
    sections = [places.get(f"{path}/") for path in queries.sections_of_decisions()]
    found = [place for place in sections if place and place[1]]
    context = {
        **around,
        "here": found[0][0] if found else None,
        "choices": choices,
        "asked": asked,
        "listed": queries.decisions_of(unit, asked, on=around["today"]),
        "sections": [section for _menu, section in found],
    }
    return page("website/decisions.html", context)


def _asked(request: HttpRequest, kinds: set[str]) -> Asked:
    kind, year = request.GET.get("kind", ""), request.GET.get("year", "")
    number = request.GET.get("page", "")
    return Asked(
        kind=kind if kind in kinds else "",
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        words=request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_WORDS],
        number=max(1, int(number))
        if number.isascii() and number.isdigit() and len(number) < 5
        else 1,
    )


@require_safe
def decision(
    request: HttpRequest, kind: str, year: int, serial: int, body: str = ""
) -> HttpResponse:
    """A public decision: what it orders, whether it is in force, its files and relations."""
    around = _around(request)
    found = _public_or_404(around, kind=kind, year=year, serial=serial, body=body)
    told = shown(found, on=around["today"])
    menu, section = around["frame"].places.get(f"{found.kind.section_path}/", (None, None))
    root = f"{request.scheme}://{request.get_host()}"
    data = legislation(told, root=root, jurisdiction=around["unit"].name)
    context = {**around, "here": menu, "section": section, "shown": told, "data": as_script(data)}
    return page("website/decision.html", context)


@require_safe
def decision_file(
    request: HttpRequest, kind: str, year: int, serial: int, pk: int, body: str = ""
) -> HttpResponse:
    """A file of a public decision, as long as its page shows it: never one that a cleared copy
    stands for, nor any of a decision that was taken back.

    Asked for anew each time (it may be taken back), and sent only when its content changed.
    """
    around = _around(request)
    found = _public_or_404(around, kind=kind, year=year, serial=serial, body=body)
    file = next((each for each in public_texts(found).files if each.pk == pk), None)
    if file is None:
        raise Http404
    try:
        data = read(file.stored)
    except DamagedFile:
        logger.exception("the file %s of a public decision can't be read", pk)
        raise Http404 from None
    kind_of = file.stored.content_type
    # a name of ours: the one that it came with may be somebody's
    name = f"{kind}-{year}-{serial}-{pk}{PurePosixPath(file.stored.name).suffix}"
    opened = content_disposition_header(as_attachment=kind_of not in OPENED, filename=name)
    headers = {
        "Cache-Control": "public, no-cache",
        "Content-Disposition": opened or "attachment",
        "Content-Security-Policy": "default-src 'none'",
        "ETag": f'"{file.sha256}"',
    }
    response = HttpResponse(data, content_type=kind_of, headers=headers)
    return get_conditional_response(request, etag=headers["ETag"], response=response) or response


def _public_or_404(
    around: contexts.Context, *, kind: str, year: int, serial: int, body: str
) -> Decision:
    unit = around["unit"].pk
    found = queries.decision_at(unit, kind=kind, year=year, serial=serial, body=body).first()
    if found is None:
        raise Http404
    return found
