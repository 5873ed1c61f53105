"""What a unit's own sections and posts are called, in the form that the reader of plans takes."""

from collections import Counter, defaultdict

from django.db.models import Q

from tamga.duties.models import Section
from tamga.duties.tree import STANDARD_TREE, MenuSpec, SectionSpec
from tamga.organizations.enums import UnitKind
from tamga.organizations.models import Position, PositionAlias, Unit
from tamga.organizations.posts import PostKind, PostSpec

_STANDARD_MENUS = {menu.slug: menu for menu in STANDARD_TREE}
_STANDARD_SECTIONS = {path: spec for menu in STANDARD_TREE for path, spec in menu.paths()}


def tree_of(unit: Unit) -> tuple[MenuSpec, ...]:
    """The menus and sections of a unit, one query.

    A section keeps the spellings of the standard one at its address, and that one's title too
    when the office has given it another.
    """
    menus: dict[tuple[str, str], list[SectionSpec]] = defaultdict(list)
    for section in Section.objects.filter(unit=unit).order_by("order", "pk"):
        menu_slug, _, slug = section.path.partition("/")
        standard = _STANDARD_SECTIONS.get(section.path)
        aliases = (standard.title, *standard.aliases) if standard else ()
        menus[menu_slug, section.menu].append(SectionSpec(slug, section.title, aliases))
    return tuple(
        MenuSpec(slug, title, tuple(sections), _menu_aliases(slug))
        for (slug, title), sections in menus.items()
    )


def _menu_aliases(slug: str) -> tuple[str, ...]:
    standard = _STANDARD_MENUS.get(slug)
    return (standard.title, *standard.aliases) if standard else ()


def positions_by_code(unit: Unit) -> dict[str, Position]:
    """Every post that a plan of ``unit`` may name, by a code that is unique among them: the
    unit's own posts and those of the bodies below it; one query.
    """
    positions = list(
        Position.objects.filter(Q(unit=unit) | Q(unit__parent=unit, unit__kind=UnitKind.AGENCY))
        .select_related("unit")
        .order_by("pk")
    )
    seen = Counter(position.code for position in positions)
    return {
        position.code if seen[position.code] == 1 else f"{position.unit.slug}.{position.code}": (
            position
        )
        for position in positions
    }


def posts_of(unit: Unit) -> tuple[PostSpec, ...]:
    """The posts with every spelling by which plans of ``unit`` name them; two queries."""
    spellings: dict[int, list[str]] = defaultdict(list)
    for position, text in PositionAlias.objects.filter(unit=unit).values_list("position", "text"):
        spellings[position].append(text)
    return tuple(
        PostSpec(
            code,
            position.name,
            PostKind(position.kind),
            position.unit.slug,
            tuple(spellings[position.pk]),
        )
        for code, position in positions_by_code(unit).items()
    )
