"""What is published about the same: shown while somebody writes, before they send."""

from collections import Counter

from tamga.search.queries import Hit, find
from tamga.search.rules import folded

MOST = 3
_LONGEST = 3_000  # characters that are looked at
_ASKED = 6  # words; each is a search of its own
_SHORTEST = 5  # letters: shorter words say too little


def alike(text: str, *, unit_id: int) -> list[Hit]:
    """At most three pages, decisions and answered petitions that share the most of a text's longest
    words, a seldom word counting more than one that much is written about; none when two words or
    more are asked for and a page has only one of them. Endings are left out, for they bend.
    """
    words = dict.fromkeys(word for word in folded(text[:_LONGEST]).split() if word.isalpha())
    longest = sorted((word for word in words if len(word) >= _SHORTEST), key=len, reverse=True)
    asked = list(dict.fromkeys(map(_stem, longest)))[:_ASKED]
    found: dict[str, Hit] = {}
    shared: Counter[str] = Counter()
    weights: dict[str, float] = {}
    for word in asked:
        results = find(word, unit_id=unit_id, limit=10)
        for hit in results.hits:
            found.setdefault(hit.key, hit)
            shared[hit.key] += 1
            weights[hit.key] = weights.get(hit.key, 0) + 1 / results.total
    enough = min(2, len(asked))
    close = [key for key, count in shared.items() if count >= enough]
    return [found[key] for key in sorted(close, key=lambda key: -weights[key])[:MOST]]


def _stem(word: str) -> str:
    """Without the last letters of a long word, where Mongolian bends it."""
    return word[: max(4, len(word) - 3)] if len(word) > 6 else word
