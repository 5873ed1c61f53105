"""How several posts share a duty.

The rule, in this order:

1. The plan says it: «аль нэг» is any of them, «тус бүр» or «тус тус» each of them.
2. A class among them («байгууллагын дарга нар»): each holder owes its own part where something is
   to be published; where nothing is (a petition comes in and is decided), any one does, namely
   the one it reaches.
3. Three or more posts: a list of equals that nobody leads, so each owes its part.
4. One or two: the first leads, as plans put the one who answers for it first.

It is a proposal: the preview shows it and offers the other two.
"""

from tamga.duties.reading.model import Sharing
from tamga.duties.reading.phrasebook import Phrasebook
from tamga.duties.reading.words import split

_SAID: Phrasebook[Sharing] = Phrasebook(
    (split(text), sharing)
    for text, sharing in (
        ("аль нэг", Sharing.ANY),
        ("аль нэгэн", Sharing.ANY),
        ("тус бүр", Sharing.EACH),
        ("тус тус", Sharing.EACH),
    )
)
_MOST_WITH_A_LEADER = 2


def sharing_of(who_text: str, *, posts: int, classes: int, publishes: bool) -> Sharing:
    """`posts` and `classes` are numbers of posts; `publishes`: the duty names a section."""
    if said := _SAID.find(split(who_text)):
        return said[0].target
    if classes:
        return Sharing.EACH if publishes else Sharing.ANY
    return Sharing.EACH if posts > _MOST_WITH_A_LEADER else Sharing.LEAD
