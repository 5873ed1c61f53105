"""The filters of Wagtail's lists, which would otherwise name every unit's sites, people and tags.

Wagtail gives no hook for them, so its list views are told here, once, which filters to use.
"""

from typing import Any

from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import MultipleUserFilter
from wagtail.admin.views.pages.listing import (
    EditedByFilter,
    GenericPageFilterSet,
    SiteFilter,
)
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.documents.views import documents
from wagtail.images.views import images
from wagtail.models import Page, Site

from tamga.accounts.models import User
from tamga.organizations.models import Unit
from tamga.website.admin_gate import edited_units
from tamga.website.models import HomePage


def _units(request: HttpRequest | None) -> list[Unit] | None:
    """The units that the asker edits; None where everything may be seen."""
    user = request.user if request else None
    if not isinstance(user, User):
        return []
    return None if user.is_superuser else edited_units(user)


def own_sites(request: HttpRequest | None) -> QuerySet[Site]:
    """The sites of the asker's units."""
    units, sites = _units(request), Site.objects.select_related("root_page").order_by("site_name")
    if units is None:
        return sites
    homes = HomePage.objects.filter(unit__in=units).values("pk")
    return sites.filter(root_page__in=homes)


def own_people(request: HttpRequest | None) -> QuerySet[User]:
    """Whoever has a page in the asker's units, or a role there or above."""
    units = _units(request)
    if units is None:
        return User.objects.order_by("pk")
    owners = Page.objects.none()
    for home in HomePage.objects.filter(unit__in=units):
        owners = owners | Page.objects.descendant_of(home)
    above = [unit.parent_id for unit in units if unit.parent_id]
    reach = [*(unit.pk for unit in units), *above]
    return User.objects.filter(
        pk__in=User.objects.filter(grants__unit__in=reach)
        .values("pk")
        .union(User.objects.filter(pk__in=owners.values("owner_id")).values("pk"))
    ).order_by("pk")


class OwnPageFilterSet(GenericPageFilterSet):
    """What pages are filtered by: the sites and people are the asker's own."""

    owner = MultipleUserFilter(label=_("Owner"), queryset=own_people, widget=CheckboxSelectMultiple)
    edited_by = EditedByFilter(
        label=_("Edited by"), queryset=own_people, widget=CheckboxSelectMultiple
    )
    site = SiteFilter(label=_("Site"), queryset=own_sites, widget=CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if own_sites(self.request).count() < 2:
            del self.filters["site"]


class _WithoutTags:
    """Tags are the whole installation's; an editor types them and is offered none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if _units(self.request) is not None:  # type: ignore[attr-defined]
            self.filters.pop("tag", None)  # type: ignore[attr-defined]


class OwnImagesFilterSet(_WithoutTags, images.ImagesFilterSet):
    """What photos are filtered by."""


class OwnDocumentsFilterSet(_WithoutTags, documents.DocumentsFilterSet):
    """What files are filtered by."""


def install() -> None:
    """Tell Wagtail's list views; before its addresses are loaded, which keep what they find."""
    PageViewSet.filterset_class = OwnPageFilterSet
    images.IndexView.filterset_class = OwnImagesFilterSet
    documents.IndexView.filterset_class = OwnDocumentsFilterSet
