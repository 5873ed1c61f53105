"""Which sections of the site a duty's wording names.

Plans write «X цэсний Y, Z туслах цэс»: a menu in the genitive, then its sections up to the next
«цэс», perhaps another list, perhaps another menu. Everything between these joints must be a
section; what isn't known is named. A text without «цэс» is a duty without a section.
"""

from dataclasses import dataclass, field

from tamga.duties.reading.listing import Item, items_of, whole_items
from tamga.duties.reading.markers import Segment, segments_of
from tamga.duties.reading.model import SectionRef
from tamga.duties.reading.phrasebook import Phrasebook
from tamga.duties.reading.words import Word, joined, split, without
from tamga.duties.tree import MenuSpec

Found = tuple[str, dict[str, str]]  # a problem's code and params
_FILLERS = frozenset(
    ("зэрэг", "гэх", "мэт", "гэсэн", "бусад", "дахь", "дэх", "доторх", "нэртэй", "тус")
)


class SiteWords:
    """The tree's titles and aliases, ready to be looked for."""

    def __init__(self, tree: tuple[MenuSpec, ...]) -> None:
        self.menus = Phrasebook((split(text), m) for m in tree for text in (m.title, *m.aliases))
        self.within = {menu.slug: Phrasebook(_entries(menu)) for menu in tree}
        self.anywhere = Phrasebook(entry for menu in tree for entry in _entries(menu))

    def read(self, text: str, heading: MenuSpec | None = None) -> "SectionReading":
        """The sections that the text names, in its order; `heading` is the menu of the group."""
        words = split(text)
        segments, rest = segments_of(words)
        reading = SectionReading(self, heading)
        for segment in segments:
            reading.take(segment)
        reading.finish(rest)
        return reading

    def menu_of(self, heading: str) -> MenuSpec | None:
        """The menu that a heading names, when it names nothing else."""
        words = split(heading)
        segments, rest = segments_of(words)
        if segments and not rest:
            words = segments[0].words
        hit = self.menus.ending(words)
        numbered = hit is not None and all(len(word.text) <= 3 for word in words[: hit.start])
        return hit.target if hit is not None and numbered else None


def _entries(menu: MenuSpec) -> list[tuple[tuple[Word, ...], SectionRef]]:
    return [
        (split(text), SectionRef(menu.title, section.title, known=True, path=path))
        for path, section in menu.paths()
        for text in (section.title, *section.aliases)
    ]


@dataclass
class SectionReading:
    """Grows segment by segment; `sections` and `problems` are the answer."""

    site: SiteWords
    menu: MenuSpec | None
    sections: list[SectionRef] = field(default_factory=list)
    problems: list[Found] = field(default_factory=list)
    _unknown_menu: str = ""
    _lists: int = 0  # lists read since the menu was opened
    _opened: bool = False

    def take(self, segment: Segment) -> None:
        """One «цэс» more."""
        if segment.is_sub:
            self._read_list(segment.words)
            return
        hit = self.site.menus.ending(segment.words)
        section = self._book().ending(segment.words)
        if hit is not None and (section is None or hit.start <= section.start):
            self._open(hit.target, "")
        elif section is None and segment.opens and not (self._in_scope and not self._lists):
            self._open(None, joined(segment.words))
            self.problems.append(("unknown_menu", {"menu": self._unknown_menu}))
        else:
            self._read_list(segment.words)

    def finish(self, rest: tuple[Word, ...]) -> None:
        """The words after the last «цэс»: only known sections of an opened menu count there."""
        if not self._opened or self._lists:
            return
        for hit in self._book().find(rest) if self.menu is not None else ():
            self._add(hit.target)
            self._lists += 1
        if not self._lists:
            menu = self.menu.title if self.menu is not None else self._unknown_menu
            self.problems.append(("menu_without_section", {"menu": menu}))

    @property
    def _in_scope(self) -> bool:
        return self.menu is not None or bool(self._unknown_menu)

    def _book(self) -> Phrasebook[SectionRef]:
        return self.site.within[self.menu.slug] if self.menu is not None else self.site.anywhere

    def _open(self, menu: MenuSpec | None, unknown: str) -> None:
        if self._opened and not self._lists:
            self.finish(())
        self.menu, self._unknown_menu, self._lists, self._opened = menu, unknown, 0, True

    def _read_list(self, words: tuple[Word, ...]) -> None:
        words = without(words, _FILLERS)
        if self._unknown_menu:
            for item in items_of(words, _NOTHING):
                self._add(SectionRef(self._unknown_menu, joined(item.words), known=False))
        else:
            items = items_of(words, self._book())
            for item in whole_items(self._without_prose(items)):
                self._add_item(item)
        self._lists += 1

    def _without_prose(self, items: list[Item[SectionRef]]) -> list[Item[SectionRef]]:
        """Before the first list of a menu nothing but its sections stands; elsewhere verbs do."""
        if self._in_scope and not self._lists:
            return items
        known = [at for at, item in enumerate(items) if item.target is not None]
        if known and items[0].target is None and not items[0].words[0].apart:
            first, *others = items[1:]
            return [Item(first.words, first.target, apart=True), *others]
        return items

    def _add_item(self, item: Item[SectionRef]) -> None:
        if item.target is not None:
            self._add(item.target)
            return
        menu = self.menu.title if self.menu is not None else ""
        name = joined(item.words)
        self._add(SectionRef(menu, name, known=False))
        code = "unknown_section" if menu else "unknown_section_anywhere"
        self.problems.append((code, {"menu": menu, "section": name}))

    def _add(self, section: SectionRef) -> None:
        if section not in self.sections:
            self.sections.append(section)


_NOTHING: Phrasebook[SectionRef] = Phrasebook(())
