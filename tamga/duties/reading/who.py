"""Which posts the "responsible" cell of a plan names."""

from dataclasses import dataclass

from tamga.duties.reading.listing import Item, items_of, whole_items
from tamga.duties.reading.model import PostRef
from tamga.duties.reading.phrasebook import Phrasebook
from tamga.duties.reading.words import Word, joined, split, without
from tamga.organizations.posts import PostKind, PostSpec

# «Сумын» says nothing in a soum's own plan; the rest is about sharing the work or plain courtesy.
_FILLERS = frozenset(
    {"сум", "сумын", "нар", "нарын", "нарт", "нийт", "бүх"}
    | {"хамтран", "хариуцна", "хариуцан", "гүйцэтгэнэ"}
    | {"тус", "бүр", "бүрийн", "бүрт", "аль", "нэг", "нэгэн"}
)


@dataclass(frozen=True, slots=True)
class WhoReading:
    """The posts in the order of the text; unknown ones have no code and stand in `unknown`."""

    posts: tuple[PostRef, ...]
    unknown: tuple[str, ...]
    classes: int  # how many of the posts are classes


class PostWords:
    """The posts' names and aliases, ready to be looked for."""

    def __init__(self, posts: tuple[PostSpec, ...]) -> None:
        self._book = Phrasebook(
            (_words(text), post) for post in posts for text in (post.name, *post.aliases)
        )

    def read(self, text: str) -> WhoReading:
        """Every word of the cell belongs to a post or to an unknown one; none is skipped.

        «Сумын ЗДТГ-ын ТЗХЭЗМ»: a unit in the genitive before a post says where the post is.
        """
        items = whole_items(items_of(_words(text), self._book))
        found: list[PostRef] = []
        unknown: list[str] = []
        classes = 0
        for at, item in enumerate(items):
            following = items[at + 1] if at + 1 < len(items) else None
            if _is_address(item, following):
                continue
            if item.target is None:
                unknown.append(joined(item.words))
                found.append(PostRef(None, joined(item.words), joined(item.words)))
            elif item.target.code not in {post.code for post in found}:
                classes += item.target.kind is PostKind.CLASS
                found.append(PostRef(item.target.code, item.target.name, joined(item.words)))
        if not items and (said := joined(split(text))):
            return WhoReading((PostRef(None, said, said),), (said,), 0)
        return WhoReading(tuple(found), tuple(unknown), classes)


def _words(text: str) -> tuple[Word, ...]:
    return without(split(text), _FILLERS)


def _is_address(item: Item[PostSpec], following: Item[PostSpec] | None) -> bool:
    return (
        item.target is not None
        and item.target.kind is PostKind.UNIT
        and item.words[-1].is_genitive
        and following is not None
        and following.target is not None
        and not following.apart
    )
