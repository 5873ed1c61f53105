"""Handing in, publishing and withdrawing, as an official does it without learning a CMS."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO

from django.core.files import File
from django.db import transaction
from django.utils.html import linebreaks

from tamga.accounts.models import User
from tamga.duties.actions import withdraw_evidence
from tamga.duties.enums import Source
from tamga.duties.models import Occurrence
from tamga.journal.actions import record
from tamga.organizations.models import Position, Unit
from tamga.website.actions.evidence import drop_from_search
from tamga.website.models import (
    ArticleAttachment,
    ArticleLink,
    ArticlePage,
    SectionPage,
    SiteDocument,
)
from tamga.website.queries import collection_of


@dataclass(frozen=True)
class HandedIn:
    """What an official typed and attached: plain text, files by name, links with captions."""

    title: str
    text: str
    shown_on: date
    files: Sequence[tuple[str, IO[bytes]]] = ()
    links: Sequence[tuple[str, str]] = ()


@transaction.atomic
def hand_in(
    section_page: SectionPage,
    content: HandedIn,
    *,
    by: User,
    at: datetime,
    position: Position | None = None,
    ticked: Occurrence | None = None,
) -> ArticlePage:
    """Hand a page in for a section.

    1. The files are stored in the unit's collection, 2. a draft page is made below the section,
    3. it waits for whoever may publish, 4. the journal.
    """
    unit = section_page.section.unit
    page = ArticlePage(
        title=content.title,
        body=linebreaks(content.text, autoescape=True),
        shown_on=content.shown_on,
        position=position,
        ticked=ticked.pk if ticked else None,
        owner=by,
        live=False,
        has_unpublished_changes=True,
        handed_in_at=at,
        handed_in_by=by,
    )
    page.attachments = [
        ArticleAttachment(document=_store(unit, name, file, by=by)) for name, file in content.files
    ]
    page.links = [ArticleLink(url=url, caption=caption) for url, caption in content.links]
    section_page.add_child(instance=page)
    page.save_revision(user=by, log_action=True)
    record("page.handed_in", by=by, at=at, unit_id=unit.pk, subject=page)
    return page


def _store(unit: Unit, name: str, file: IO[bytes], *, by: User) -> SiteDocument:
    document = SiteDocument.objects.create(
        title=name.rsplit(".", 1)[0][:255],
        file=File(file, name=name),
        collection=collection_of(unit),
        uploaded_by_user=by,
        handed_in=True,
    )
    document.get_file_size()  # Wagtail's forms would store these two; here they are asked for
    document.get_file_hash()
    return document


@transaction.atomic
def publish(page: ArticlePage, *, by: User, at: datetime) -> ArticlePage:
    """Publish the newest draft of a page.

    1. It goes live, 2. its section's duty gets the evidence and the search its text (by the
    receiver of Wagtail's signal), 3. it waits for nobody any more, 4. the journal.
    """
    revision = page.get_latest_revision() or page.save_revision(user=by)
    # who may publish was decided by the caller's grants; Wagtail knows only its editors
    revision.publish(user=by, skip_permission_checks=True)
    ArticlePage.objects.filter(pk=page.pk).update(
        sent_back_why="", withdrawn_at=None, handed_in_at=None
    )
    page.refresh_from_db()
    record("page.published", by=by, at=at, unit_id=_unit_id(page), subject=page)
    return page


@transaction.atomic
def send_back(page: ArticlePage, *, why: str, by: User, at: datetime) -> bool:
    """Send a handed-in page back to its author: 1. the reason, 2. the journal.

    Returns False when it waits no longer: somebody was faster.
    """
    waiting = ArticlePage.objects.filter(pk=page.pk, live=False, handed_in_at__isnull=False)
    won = waiting.update(handed_in_at=None, sent_back_why=why[:500])
    if won:
        record("page.sent_back", by=by, at=at, unit_id=_unit_id(page), subject=page)
    return bool(won)


@transaction.atomic
def withdraw(page: ArticlePage, *, by: User, at: datetime) -> list[Occurrence]:
    """Withdraw what was published in error.

    1. The page leaves the site, 2. its evidence is withdrawn and what it closed reopens, 3. the
    search forgets it, 4. the journal. Returns the occurrences that were touched.
    """
    if page.live:
        page.unpublish(user=by)
    ArticlePage.objects.filter(pk=page.pk).update(withdrawn_at=at)
    touched = withdraw_evidence(Source.WEBSITE, f"page-{page.pk}", by=by, at=at)
    drop_from_search(page)
    record("page.withdrawn", by=by, at=at, unit_id=_unit_id(page), subject=page)
    return touched


def _unit_id(page: ArticlePage) -> int:
    return SectionPage.objects.parent_of(page).values_list("section__unit", flat=True).get()
