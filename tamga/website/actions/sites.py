"""A unit's site: its standard tree, its collection, and the groups that follow its grants."""

from datetime import datetime

from django.contrib.auth.models import Group
from django.contrib.auth.models import Permission as DjangoPermission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
)

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.accounts.rules import roles_with
from tamga.duties.actions import add_section
from tamga.duties.models import Section
from tamga.duties.tree import STANDARD_TREE
from tamga.journal.actions import record
from tamga.kernel.mongolian.script import slugify
from tamga.organizations.models import Unit
from tamga.website.actions.evidence import index_section
from tamga.website.models import HomePage, MenuPage, SectionPage

PAGE_RIGHTS = ("add_page", "change_page", "publish_page")
# Wagtail asks for its own models' permissions, whatever model stands in for them.
MEDIA_RIGHTS = (
    ("wagtailimages", "add_image"),
    ("wagtailimages", "change_image"),
    ("wagtailimages", "choose_image"),
    ("wagtaildocs", "add_document"),
    ("wagtaildocs", "change_document"),
    ("wagtaildocs", "choose_document"),
)


@transaction.atomic
def add_site(
    unit: Unit,
    *,
    hostname: str,
    port: int = 80,
    is_default: bool = False,
    by: User | None,
    at: datetime,
) -> HomePage:
    """Give a unit its site.

    1. A home page, 2. the standard menus and sections, each section page pointing down to its
    ``duties.Section`` and found by the search, 3. a Wagtail site at ``hostname``, 4. a collection
    for its files, 5. its editing group, 6. the journal. No placeholder text: an empty section says
    itself what is due.
    """
    locale = Locale.get_default()  # given to each page: else each would ask for it
    home = HomePage(
        title=unit.name, slug=unit.slug, unit=unit, tagline=unit.office_name, locale=locale
    )
    Page.get_first_root_node().add_child(instance=home)
    order = 0
    for menu in STANDARD_TREE:
        menu_page = MenuPage(title=menu.title, slug=menu.slug, show_in_menus=True, locale=locale)
        home.add_child(instance=menu_page)
        for spec in menu.sections:
            order += 1
            section = add_section(
                unit,
                path=f"{menu.slug}/{spec.slug}",
                menu=menu.title,
                title=spec.title,
                order=order,
                by=by,
                at=at,
            )
            page = SectionPage(title=spec.title, slug=spec.slug, section=section, locale=locale)
            menu_page.add_child(instance=page)
            index_section(page, at=at)
    Site.objects.create(
        hostname=hostname,
        port=port,
        site_name=unit.name,
        root_page=home,
        is_default_site=is_default,
    )
    Collection.get_first_root_node().add_child(name=unit.slug)
    sync_editors(unit, by=by, at=at)
    record("site.added", by=by, at=at, unit_id=unit.pk, subject=home, hostname=hostname)
    return home


@transaction.atomic
def add_section_page(
    home: HomePage, *, menu: str, title: str, by: User | None, at: datetime
) -> Section:
    """Add a section that a plan speaks of and the site lacks: 1. its menu if that is missing
    too, 2. the section, 3. its page, 4. the journal.
    """
    menu_page = MenuPage.objects.child_of(home).filter(title=menu).first()
    if menu_page is None:
        menu_page = MenuPage(title=menu, slug=slugify(menu), show_in_menus=True)
        home.add_child(instance=menu_page)
    slug = slugify(title)
    order = Section.objects.filter(unit=home.unit).count() + 1
    section = add_section(
        home.unit,
        path=f"{menu_page.slug}/{slug}",
        menu=menu_page.title,
        title=title,
        order=order,
        by=by,
        at=at,
    )
    if not SectionPage.objects.filter(section=section).exists():
        page = SectionPage(title=title, slug=slug, section=section)
        menu_page.add_child(instance=page)
        index_section(page, at=at)
    return section


@transaction.atomic
def sync_editors(unit: Unit, *, by: User | None, at: datetime) -> Group:
    """Let Wagtail's rights follow the unit's grants.

    1. The unit's group may edit and publish its own pages and use its own collection, 2. its
    members are exactly those whose grants, here or above, let them edit the site, 3. the journal.
    """
    home = HomePage.objects.get(unit=unit)
    collection = Collection.objects.get(name=unit.slug)
    group, _ = Group.objects.get_or_create(name=f"editors:{unit.slug}")
    group.permissions.set(
        DjangoPermission.objects.filter(
            codename="access_admin", content_type__app_label="wagtailadmin"
        )
    )
    for codename in PAGE_RIGHTS:
        GroupPagePermission.objects.get_or_create(
            group=group,
            page=home,
            permission=DjangoPermission.objects.get(
                codename=codename, content_type__app_label="wagtailcore"
            ),
        )
    for app_label, codename in MEDIA_RIGHTS:
        GroupCollectionPermission.objects.get_or_create(
            group=group,
            collection=collection,
            permission=DjangoPermission.objects.get(
                codename=codename, content_type__app_label=app_label
            ),
        )
    roles = roles_with(Permission.EDIT_SITE)
    reach = [unit.pk, unit.parent_id, unit.parent.parent_id if unit.parent else None]
    group.user_set.set(
        User.objects.filter(
            grants__role__in=roles, grants__unit__in=[pk for pk in reach if pk], is_active=True
        ).distinct()
    )
    record("editors.synced", by=by, at=at, unit_id=unit.pk)
    return group
