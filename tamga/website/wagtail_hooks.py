"""Wagtail's lists and choosers show an editor the things of their own units alone."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from tamga.accounts.models import User
from tamga.website.admin_gate import edited_units
from tamga.website.models import HomePage, SiteDocument, SiteImage

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


@hooks.register("construct_image_chooser_queryset")
def own_images(images: QuerySet[SiteImage], request: HttpRequest) -> QuerySet[SiteImage]:
    """Photos of the editor's own units."""
    if request.user.is_superuser or not isinstance(request.user, User):
        return images
    return images.filter(collection__name__in=[u.slug for u in edited_units(request.user)])


@hooks.register("construct_document_chooser_queryset")
def own_documents(
    documents: QuerySet[SiteDocument], request: HttpRequest
) -> QuerySet[SiteDocument]:
    """Files of the editor's own units."""
    if request.user.is_superuser or not isinstance(request.user, User):
        return documents
    return documents.filter(collection__name__in=[u.slug for u in edited_units(request.user)])


@hooks.register("construct_main_menu")
def short_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Pages, images, documents and the way back: nothing that the gate would refuse."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name in SHOWN]


@hooks.register("register_admin_menu_item")
def back_to_work() -> MenuItem:
    """The way back to the staff's rooms."""
    return MenuItem(_("My work"), reverse("my_work"), name="office", icon_name="home", order=1)
