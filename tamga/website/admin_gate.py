"""What of Wagtail's admin an editor may enter: listed rooms, and there their own unit's things.

Wagtail's permissions guard editing; its choosers, its API and some reports show every unit's pages.
So the gate stands before all of it: a room that isn't listed, or a page, image or document of
another unit, is refused with 403, whatever Wagtail itself would say.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch
from wagtail.models import Page

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.organizations.models import Unit
from tamga.organizations.queries import units_where
from tamga.website.models import HomePage, SiteDocument, SiteImage

PREFIX: Final = "/cms/"

# Signing in and what every admin page loads; no unit's content.
OPEN_ROOMS: Final = frozenset(
    {
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
    }
)

ROOMS: Final = OPEN_ROOMS | {
    "wagtailadmin_home",
    "wagtailadmin_account",
    "wagtailadmin_dismissibles",
    "wagtailadmin_editing_sessions:ping",
    "wagtailadmin_editing_sessions:release",
    "wagtailadmin_explore_root",
    "wagtailadmin_explore",
    "wagtailadmin_explore_results",
    "wagtailadmin_api:pages:listing",
    "wagtailadmin_api:pages:detail",
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_child",
    "wagtailadmin_choose_page_search",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_choose_page_email_link",
    "wagtailadmin_choose_page_phone_link",
    "wagtailadmin_choose_page_anchor_link",
    "wagtailadmin_pages:add",
    "wagtailadmin_pages:add_subpage",
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:delete",
    "wagtailadmin_pages:unpublish",
    "wagtailadmin_pages:move",
    "wagtailadmin_pages:move_confirm",
    "wagtailadmin_pages:history",
    "wagtailadmin_pages:history_results",
    "wagtailadmin_pages:preview_on_add",
    "wagtailadmin_pages:preview_on_edit",
    "wagtailadmin_pages:view_draft",
    "wagtailadmin_pages:revisions_index",
    "wagtailadmin_pages:revisions_view",
    "wagtailadmin_pages:revisions_compare",
    "wagtailadmin_pages:revisions_revert",
    "wagtailadmin_pages:revisions_unschedule",
    "wagtaildocs:index",
    "wagtaildocs:index_results",
    "wagtaildocs:add",
    "wagtaildocs:edit",
    "wagtaildocs_chooser:choose",
    "wagtaildocs_chooser:choose_results",
    "wagtaildocs_chooser:chosen",
    "wagtaildocs_chooser:create",
    "wagtailimages:index",
    "wagtailimages:index_results",
    "wagtailimages:add",
    "wagtailimages:edit",
    "wagtailimages:preview",
    "wagtailimages_chooser:choose",
    "wagtailimages_chooser:choose_results",
    "wagtailimages_chooser:chosen",
    "wagtailimages_chooser:create",
    "wagtailimages_chooser:select_format",
}

_PAGE_ARGUMENTS: Final = (
    "page_id",
    "page_to_move_id",
    "parent_page_id",
    "destination_id",
    "object_id",  # of an editing session
    "child_of",
    "descendant_of",
)


def edited_units(user: User) -> list[Unit]:
    """The units whose site ``user`` may edit."""
    return list(units_where(user, Permission.EDIT_SITE))


class AdminGate:
    """Middleware before Wagtail's admin. A superuser (the installer's account) passes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith(PREFIX):
            # Wagtail's admin has scripts and styles in the page; the public pages' policy stays
            # strict.
            response._csp_update = {  # type: ignore[attr-defined]
                "script-src": ["'unsafe-inline'", "'unsafe-eval'"],
                "style-src": ["'unsafe-inline'"],
                "img-src": ["blob:"],
            }
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Refuse what isn't listed or isn't the user's. Raises PermissionDenied."""
        match = request.resolver_match
        if match is None or not request.path_info.startswith(PREFIX):
            return None
        user = request.user
        if match.view_name in OPEN_ROOMS or not isinstance(user, User) or user.is_superuser:
            return None  # Wagtail itself sends strangers to sign in
        if match.view_name not in ROOMS or not own_things(user, match, request):
            raise PermissionDenied
        return None


def own_things(user: User, match: ResolverMatch, request: HttpRequest) -> bool:
    """Whether every page, image and document that an address names belongs to the user's units."""
    units = edited_units(user)
    named = {**request.GET.dict(), **match.kwargs}
    pages = [named[name] for name in _PAGE_ARGUMENTS if name in named]
    if match.view_name == "wagtailadmin_api:pages:detail":
        pages.append(match.kwargs["pk"])
    if not _own_pages(units, pages):
        return False
    collections = [unit.slug for unit in units]
    pk = named.get("pk") or named.get("id")
    image = named.get("image_id") or (pk if match.view_name.startswith("wagtailimages") else None)
    if image is not None and not _owned(SiteImage, image, collections):
        return False
    document = named.get("document_id") or (
        pk if match.view_name.startswith("wagtaildocs") else None
    )
    return document is None or _owned(SiteDocument, document, collections)


def _own_pages(units: Iterable[Unit], keys: Iterable[Any]) -> bool:
    wanted = [key for key in keys if key != "root"]
    if not all(str(key).isdecimal() for key in wanted):
        return False
    homes = HomePage.objects.filter(unit__in=units).values_list("path", flat=True)
    paths = Page.objects.filter(pk__in=wanted).values_list("path", flat=True)
    root = Page.get_first_root_node().path
    return all(path == root or path.startswith(tuple(homes)) for path in paths)


def _owned(model: type[SiteImage | SiteDocument], key: Any, collections: list[str]) -> bool:
    return (
        str(key).isdecimal()
        and model.objects.filter(pk=key, collection__name__in=collections).exists()
    )
