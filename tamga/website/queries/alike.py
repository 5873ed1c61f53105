"""What is published about the same: shown while somebody writes, before they send."""

from collections import Counter

from tamga.search.queries import Hit, find
from tamga.search.rules import folded

MOST = 3
_LONGEST = 3_000  # characters that are looked at
_ASKED = 5  # words; each is a search of its own
_SHORTEST = 5  # letters: shorter words say too little


def alike(text: str, *, unit_id: int) -> list[Hit]:
    """At most three pages that share the most of a text's longest words; none when two words or
    more are asked for and a page has only one of them. Endings are left out, for they bend.
    """
    words = {_stem(word) for word in folded(text[:_LONGEST]).split() if len(word) >= _SHORTEST}
    asked = sorted((word for word in words if word.isalpha()), key=len, reverse=True)[:_ASKED]
    found: dict[str, Hit] = {}
    shared: Counter[str] = Counter()
    for word in asked:
        for hit in find(word, unit_id=unit_id, limit=10).hits:
            found.setdefault(hit.key, hit)
            shared[hit.key] += 1
    enough = min(2, len(asked))
    return [found[key] for key, count in shared.most_common(MOST) if count >= enough]


def _stem(word: str) -> str:
    """Without the last letters of a long word, where Mongolian bends it."""
    return word[: max(4, len(word) - 3)] if len(word) > 6 else word
