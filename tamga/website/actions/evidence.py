"""From a live page to the evidence of a duty, to the search index, and the repair of both."""

import hashlib
import json
import logging
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.html import strip_tags
from wagtail.models import Page

from tamga.accounts.models import User
from tamga.duties.actions import Publication, record_publication
from tamga.duties.enums import Source
from tamga.duties.models import Evidence, Occurrence, Section
from tamga.search.actions import drop, index
from tamga.search.queries import keys_of
from tamga.website.models import ArticlePage, HomePage, SectionPage

logger = logging.getLogger(__name__)
STEP = Page.steplen  # letters of a tree path for each level


def content_hash(page: ArticlePage) -> str:
    """SHA-256 of what a reader sees of a page: title, date, text, files, links.

    Publishing again counts as new only when this changes.
    """
    seen = {
        "title": page.title,
        "date": page.shown_on.isoformat(),
        "body": page.body,
        "files": [[a.document.get_file_hash(), a.caption] for a in page.attachments.all()],
        "links": [[link.url, link.caption] for link in page.links.all()],
    }
    return hashlib.sha256(json.dumps(seen, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def section_of(page: ArticlePage) -> Section:
    """The section under which a page stands."""
    parent = SectionPage.objects.parent_of(page).select_related("section").get()
    return parent.section


def address_of(page: Page) -> str:
    """The path of a page on its own site, in the installation's language.

    No host: the site may be reached by several, and whoever publishes may read English.
    """
    with translation.override(settings.LANGUAGE_CODE):
        parts = page.get_url_parts()
    return parts[2] if parts else ""


def publication_of(page: ArticlePage) -> Publication:
    """A live page as evidence; it happened when it was published last."""
    assert page.last_published_at is not None
    return Publication(
        source=Source.WEBSITE,
        key=f"page-{page.pk}",
        url=address_of(page),
        title=page.title,
        content_hash=content_hash(page),
        happened_at=page.last_published_at,
        position=page.position,
    )


@transaction.atomic
def hand_evidence(page: ArticlePage, *, by: User | None, at: datetime) -> list[Occurrence]:
    """Hand a live page to the duties of its section: 1. ``record_publication``, which also takes
    along what the page had proved in another section, 2. what its author had ticked is used up.
    Returns the occurrences touched.
    """
    section = section_of(page)
    ticked = Occurrence.objects.filter(pk=page.ticked or 0, unit=section.unit).first()
    touched = record_publication(section, publication_of(page), by=by, at=at, ticked=ticked)
    if page.ticked is not None:
        ArticlePage.objects.filter(pk=page.pk).update(ticked=None)
        page.ticked = None
    return touched


def index_page(page: ArticlePage, *, at: datetime) -> None:
    """Let the search find a live page: 1. its entry in the index."""
    section = section_of(page)
    index(
        key=f"page-{page.pk}",
        unit_id=section.unit_id,
        url=address_of(page),
        title=page.title,
        # people search by the section's name as well: «захирамж» finds every order
        text=f"{strip_tags(page.body.replace('><', '> <'))} {section.title} · {section.menu}",
        kind=section.title,
        at=page.last_published_at or at,
    )


def index_section(page: SectionPage, *, at: datetime) -> None:
    """Let the search find a section by its name: 1. its entry in the index."""
    section = page.section
    index(
        key=f"section-{section.pk}",
        unit_id=section.unit_id,
        url=f"/{section.path}/",
        title=section.title,
        text=section.menu,
        kind=section.menu,
        at=at,
    )


def drop_from_search(page: ArticlePage) -> None:
    """Let the search forget a page: 1. its entry is dropped."""
    drop(f"page-{page.pk}")


def repair(*, at: datetime) -> int:
    """Mend what a crash between publishing and closing left; returns how many pages were mended.

    1. Every live page whose section hasn't heard of its last publication is handed in, from the
    moment it was published, 2. every live page that the search doesn't know is indexed, 3. what
    isn't live is dropped from the search. One page that can't be mended doesn't stop the others.
    Nothing is mended twice.
    """
    return sum(_repair_site(home, at=at) for home in HomePage.objects.live().order_by("pk"))


def _repair_site(home: HomePage, *, at: datetime) -> int:
    known = {
        key: (section, happened_at)
        for key, section, happened_at in Evidence.objects.filter(
            unit=home.unit_id, source=Source.WEBSITE, withdrawn_at__isnull=True
        )
        .order_by("happened_at", "pk")
        .values_list("key", "section_id", "happened_at")
    }
    indexed = keys_of(home.unit_id)
    sections = dict(SectionPage.objects.descendant_of(home).values_list("path", "section_id"))
    live: set[str] = set()
    mended = 0
    pages = ArticlePage.objects.live().descendant_of(home).filter(alias_of=None)
    for pk, path, published_at in pages.values_list("pk", "path", "last_published_at"):
        key = f"page-{pk}"
        live.add(key)
        section, heard_at = known.get(key, (None, None))
        stale = published_at is not None and (
            heard_at is None or heard_at < published_at or section != sections.get(path[:-STEP])
        )
        if stale or key not in indexed:
            mended += _mend(pk, stale=stale, missing=key not in indexed, at=at)
    for key in indexed - live:
        if key.startswith("page-"):
            drop(key)
    return mended


def _mend(pk: int, *, stale: bool, missing: bool, at: datetime) -> bool:
    try:
        with transaction.atomic():
            page = ArticlePage.objects.get(pk=pk)
            touched = hand_evidence(page, by=None, at=at) if stale else []
            if missing:
                index_page(page, at=at)
    except Exception:
        logger.exception("page %s could not be mended", pk)
        return False
    return bool(touched or missing)
