"""What the rooms do in one go though two parts of the house take part in it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.html import linebreaks

from tamga.accounts.models import User
from tamga.duties.models import Occurrence
from tamga.organizations.models import Position
from tamga.website.actions import hand_in, publish
from tamga.website.actions.pages import HandedIn
from tamga.website.models import ArticlePage, SectionPage

TWICE = timedelta(minutes=2)
"""The same words by the same person within this time are a second press of the button."""


@transaction.atomic
def deliver(
    section_page: SectionPage,
    content: HandedIn,
    *,
    by: User,
    at: datetime,
    position: Position | None = None,
    ticked: Occurrence | None = None,
    live: bool = False,
    instead_of: ArticlePage | None = None,
) -> ArticlePage:
    """Hand a page in, and publish it at once for whoever may.

    1. The section is locked; pressed twice, the page of the first press is returned and nothing
    else happens, 2. the page is handed in, 3. with ``live`` it is published, which closes its
    duty, 4. the draft that had been sent back, if this is its next try, is deleted with those of
    its files that stand nowhere else.
    """
    SectionPage.objects.select_for_update(of=("self",)).get(pk=section_page.pk)
    twin = _pressed_before(section_page, content, by=by, at=at)
    if twin is not None:
        return twin
    page = hand_in(section_page, content, by=by, at=at, position=position, ticked=ticked)
    if live:
        page = publish(page, by=by, at=at)
    if instead_of is not None:
        documents = [attachment.document for attachment in instead_of.attachments.all()]
        # its author may, though an official has no rights in Wagtail's editor
        instead_of.delete(user=by, skip_permission_checks=True)
        for document in documents:
            if not document.get_usage().count():
                document.delete()
    return page


def _pressed_before(
    section_page: SectionPage, content: HandedIn, *, by: User, at: datetime
) -> ArticlePage | None:
    return (
        ArticlePage.objects.child_of(section_page)
        .filter(owner=by, title=content.title, body=linebreaks(content.text, autoescape=True))
        .filter(latest_revision_created_at__gte=at - TWICE, sent_back_why="")
        .first()
    )


@transaction.atomic
def publish_waiting(page: ArticlePage, *, by: User, at: datetime) -> ArticlePage | None:
    """Publish a page of the queue: 1. its row is locked and asked again whether it still waits,
    2. it is published. None, changing nothing, when somebody was faster.
    """
    waiting = (
        ArticlePage.objects.select_for_update(of=("self",))
        .filter(pk=page.pk, live=False, handed_in_at__isnull=False)
        .first()
    )
    return publish(waiting, by=by, at=at) if waiting else None
