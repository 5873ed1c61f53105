"""From a live page to the evidence of a duty, to the search index, and the repair of both."""

import hashlib
import json
from datetime import datetime

from django.db import transaction
from django.utils.html import strip_tags

from tamga.accounts.models import User
from tamga.duties.actions import Publication, move_evidence, record_publication
from tamga.duties.enums import Source
from tamga.duties.models import Occurrence, Section
from tamga.search.actions import drop, index
from tamga.website.models import ArticlePage, HomePage, SectionPage


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


def publication_of(page: ArticlePage) -> Publication:
    """A live page as evidence; it happened when it was published last."""
    assert page.last_published_at is not None
    return Publication(
        source=Source.WEBSITE,
        key=f"page-{page.pk}",
        url=page.url or "",
        title=page.title,
        content_hash=content_hash(page),
        happened_at=page.last_published_at,
        position=page.position,
    )


@transaction.atomic
def hand_evidence(
    page: ArticlePage, *, by: User | None, at: datetime, moved: bool = False
) -> list[Occurrence]:
    """Hand a live page to the duties of its section: 1. ``record_publication`` or, after a move,
    ``move_evidence``, 2. what its author had ticked is used up. Returns the occurrences touched.
    """
    section = section_of(page)
    if moved:
        return move_evidence(section, publication_of(page), by=by, at=at)
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
        url=page.url or "",
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
        url=page.url or f"/{section.path}/",
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

    1. Every live page whose content isn't evidence yet is handed in, from the moment it was
    published, 2. it is indexed. Nothing is mended twice.
    """
    mended = 0
    for home in HomePage.objects.live():
        for page in ArticlePage.objects.live().descendant_of(home).filter(alias_of=None):
            if page.last_published_at and hand_evidence(page, by=None, at=at):
                index_page(page, at=at)
                mended += 1
    return mended
