"""Wagtail's lists and choosers show an editor the things of their own units alone."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Collection, Page, ReferenceIndex

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.organizations.models import Unit
from tamga.organizations.queries import units_where
from tamga.website.admin_gate import edited_units
from tamga.website.models import ArticlePage, HomePage, SiteDocument, SiteImage

SHOWN = {"explorer", "images", "documents", "office"}


def _below(user: Any, pages: QuerySet[Page]) -> QuerySet[Page]:
    if user.is_superuser or not isinstance(user, User):
        return pages
    own = Page.objects.none()
    for home in HomePage.objects.filter(unit__in=edited_units(user)):
        own = own | Page.objects.descendant_of(home, inclusive=True)
    return pages.filter(pk__in=own.values("pk"))


@hooks.register("construct_page_chooser_queryset")
def own_pages(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """The page chooser's search would otherwise find every unit's pages."""
    return _below(request.user, pages)


@hooks.register("construct_explorer_page_queryset")
def own_pages_listed(parent: Page, pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """The explorer at the root."""
    return _below(request.user, pages)


def _collections(user: User) -> list[int]:
    """The keys of the collections of the editor's units: Wagtail's search knows no names."""
    slugs = [unit.slug for unit in edited_units(user)]
    return list(Collection.objects.filter(name__in=slugs).values_list("pk", flat=True))


@hooks.register("construct_image_chooser_queryset")
def own_images(images: QuerySet[SiteImage], request: HttpRequest) -> QuerySet[SiteImage]:
    """Photos of the editor's own units."""
    if request.user.is_superuser or not isinstance(request.user, User):
        return images
    return images.filter(collection__in=_collections(request.user))


@hooks.register("construct_document_chooser_queryset")
def own_documents(
    documents: QuerySet[SiteDocument], request: HttpRequest
) -> QuerySet[SiteDocument]:
    """Files of the editor's own units."""
    if request.user.is_superuser or not isinstance(request.user, User):
        return documents
    return documents.filter(collection__in=_collections(request.user))


def _pages_with(document: SiteDocument) -> QuerySet[ArticlePage]:
    """The pages of the document's unit that have it beneath them, or in their text."""
    homes = HomePage.objects.filter(unit__slug=document.collection.name)
    below = ArticlePage.objects.none()
    for home in homes:
        below = ArticlePage.objects.descendant_of(home)
    # Of attachments the table speaks: Wagtail's index is written before a page's children are
    # saved, so it still names a file that was taken out with the very publication.
    linked = (
        ReferenceIndex.get_references_to(document)
        .exclude(model_path__startswith="attachments")
        .values_list("object_id", flat=True)
    )
    return below.filter(
        Q(attachments__document=document) | Q(pk__in=[int(pk) for pk in linked])
    ).distinct()


@hooks.register("before_serve_document")
def not_before_its_page(document: SiteDocument, request: HttpRequest) -> None:
    """A file under a page is given out while a live page of its own unit has it; else to those
    alone who may see the page. One that was handed in stays closed when its draft is gone. Its
    address can be guessed. Raises Http404.
    """
    pages = _pages_with(document)
    lives = list(pages.values_list("live", flat=True))
    if any(lives) or not (lives or document.handed_in):
        return
    user = request.user
    units = units_where(user, Permission.PUBLISH) if user.is_authenticated else Unit.objects.none()
    if document.collection.name in set(units.values_list("slug", flat=True)):
        return
    if user.is_authenticated and pages.filter(handed_in_by_id=user.pk).exists():
        return
    raise Http404


@hooks.register("construct_page_listing_buttons")
def no_closed_doors(buttons: list[Button], page: Page, user: Any, context: Any = None) -> None:
    """Copying is a room that editors may not enter: no button leads there."""
    buttons[:] = [button for button in buttons if "/copy/" not in (button.url or "")]


@hooks.register("construct_main_menu")
def short_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Pages, images, documents and the way back: nothing that the gate would refuse."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name in SHOWN]


@hooks.register("register_admin_menu_item")
def back_to_work() -> MenuItem:
    """The way back to the staff's rooms."""
    return MenuItem(_("My work"), reverse("my_work"), name="office", icon_name="home", order=1)
