"""The one place where Django signals are used: Wagtail tells what became public."""

from typing import Any

from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.signals import page_published, page_unpublished, post_page_move

from tamga.website.actions.evidence import drop_from_search, hand_evidence, index_page
from tamga.website.models import ArticlePage


def published(sender: type[Page], instance: Page, revision: Revision, **kwargs: Any) -> None:
    """A page went live: its section's duty gets the evidence, the search its text.

    Wagtail sends this also for a page that is only scheduled (``live`` is False then) and again
    for every alias: neither is a publication.
    """
    if not isinstance(instance, ArticlePage) or not instance.live or kwargs.get("alias"):
        return
    hand_evidence(instance, by=revision.user if revision else None, at=timezone.now())
    index_page(instance, at=timezone.now())


def unpublished(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A page left the site, by hand or by expiry: it leaves the search; what it proved stays."""
    if isinstance(instance, ArticlePage):
        drop_from_search(instance)


def moved(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A page moved to another section: its evidence moves along.

    Wagtail sends the plain page here; only the sender knows its type.
    """
    if issubclass(sender, ArticlePage) and instance.live:
        page = ArticlePage.objects.get(pk=instance.pk)
        hand_evidence(page, by=None, at=timezone.now())
        index_page(page, at=timezone.now())


def connect() -> None:
    """Called once when the app is ready."""
    page_published.connect(published, dispatch_uid="tamga.website.published")
    page_unpublished.connect(unpublished, dispatch_uid="tamga.website.unpublished")
    post_page_move.connect(moved, dispatch_uid="tamga.website.moved")
