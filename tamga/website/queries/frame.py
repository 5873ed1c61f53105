"""What every page of a site shows around its content, kept in the process while its mark holds.

Sites, units and menus change a few times a year and are shown by every page. Each process keeps
them as plain data; one small query a request tells whether what it keeps still holds
(``FrameMark``). Nothing else is kept: content, freshness and duties are asked each time.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from django.db import connection
from django.http import HttpRequest
from wagtail.models import Page, Site

from tamga.website.models import HomePage


@dataclass(frozen=True, slots=True)
class ShownUnit:
    """A unit as its site shows it."""

    pk: int
    name: str
    office_name: str
    contact: str


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """The home page, a menu with its sections, or a section.

    ``url`` is in the page's language, ``tree`` its ``path`` in Wagtail's tree.
    """

    pk: int
    title: str
    url: str
    tree: str
    search_description: str = ""
    sections: tuple["MenuEntry", ...] = ()
    section_id: int | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A site: its unit, its home page, its menus in the order of the tree.

    ``prefix`` is the language's part of the addresses, ``root`` the beginning of its pages'
    ``url_path``; ``places`` is address below the home page ("menu/" or "menu/section/") → menu,
    section or None.
    """

    unit: ShownUnit
    tagline: str
    live: bool
    prefix: str
    root: str
    home: MenuEntry
    menus: tuple[MenuEntry, ...]
    places: Mapping[str, tuple[MenuEntry, MenuEntry | None]]

    def place(self, path: str) -> MenuEntry | None:
        """The menu or the section at an address below the home page."""
        menu, section = self.places.get(path, (None, None))
        return section or menu


class Kept:
    """What one process keeps of the sites; a second one would learn of changes as well."""

    def __init__(self) -> None:
        self._held: tuple[str, dict[str, int], dict[tuple[int, str], Frame]] = ("-", {}, {})

    def frame(self, host: str, *, prefix: str = "") -> Frame:
        """The site that answers to a host, else the default one; one query, four when it changed.

        ``prefix`` is the language's part of the address (``""`` or ``"/en"``). Raises
        Site.DoesNotExist when no site answers to the host and none is the default.
        """
        mark = current_mark()
        held, homes, frames = self._held
        if mark != held:
            homes, frames = _homes(), {}
            # what somebody writes between the two questions is kept under the mark before it, and
            # is asked for again by the next request, which sees another
            self._held = (mark, homes, frames)
        home = homes.get(host) or homes.get("")
        if home is None:
            raise Site.DoesNotExist
        found = frames.get((home, prefix))
        if found is None:
            found = _frame(home, prefix=prefix)
            frames[home, prefix] = found
        return found


kept = Kept()


def frame_of(request: HttpRequest, *, prefix: str = "") -> Frame:
    """The frame of the request's site, asked for once a request. Raises Site.DoesNotExist when
    there is none.
    """
    known: Frame | None = getattr(request, "_frame", None)
    if known is None or known.prefix != prefix:
        known = kept.frame(host_of(request), prefix=prefix)
        request._frame = known  # type: ignore[attr-defined]
    return known


def host_of(request: HttpRequest) -> str:
    """The host that was asked for, in small letters without its port."""
    return request.get_host().rsplit(":", 1)[0].strip("[]").lower()


def current_mark() -> str:
    """The mark that changes with every change of any frame; one query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(mark::text, ' ' ORDER BY id) FROM website_framemark")
        (mark,) = cursor.fetchone()
    return mark or ""


def _homes() -> dict[str, int]:
    """Host → key of the home page; the default site answers to "" as well."""
    rows = (
        Site.objects.filter(root_page__homepage__isnull=False)
        .order_by("-pk")
        .values_list("hostname", "root_page_id", "is_default_site")
    )
    found: dict[str, int] = {}
    for hostname, home, is_default in rows:
        found[hostname] = home
        if is_default:
            found[""] = home
    return found


def _frame(home_pk: int, *, prefix: str) -> Frame:
    home = HomePage.objects.select_related("unit").get(pk=home_pk)
    unit = ShownUnit(home.unit.pk, home.unit.name, home.unit.office_name, home.unit.contact)
    menus = _menus(home, prefix=prefix)
    cut = len(prefix) + 1
    places: dict[str, tuple[MenuEntry, MenuEntry | None]] = {}
    for menu in menus:
        places[menu.url[cut:]] = (menu, None)
        places |= {section.url[cut:]: (menu, section) for section in menu.sections}
    entry = MenuEntry(home.pk, home.title, f"{prefix}/", home.path, home.search_description)
    return Frame(
        unit, home.tagline, home.live, prefix, home.url_path, entry, menus, MappingProxyType(places)
    )


def _menus(home: HomePage, *, prefix: str) -> tuple[MenuEntry, ...]:
    """The live menus of a site with their live sections, in the order of the tree; one query."""
    rows = (
        Page.objects.descendant_of(home)
        .filter(live=True, depth__lte=home.depth + 2)
        .order_by("path")
        .values_list(
            "pk", "title", "url_path", "path", "search_description", "sectionpage__section_id"
        )
    )
    menus: dict[str, MenuEntry] = {}
    sections: dict[str, list[MenuEntry]] = {}
    for pk, title, url_path, tree, description, section_id in rows:
        url = f"{prefix}/{url_path[len(home.url_path) :]}"
        entry = MenuEntry(pk, title, url, tree, description, (), section_id)
        if section_id is None:
            menus[tree] = entry
        else:
            sections.setdefault(tree[: -Page.steplen], []).append(entry)
    return tuple(
        replace(menu, sections=tuple(sections.get(tree, ()))) for tree, menu in menus.items()
    )
