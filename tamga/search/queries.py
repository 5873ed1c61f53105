"""Find public things by words, word beginnings and slips of the keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramWordSimilarity
from django.db import connection
from django.db.models import F, Q

from tamga.search import rules
from tamga.search.models import Entry

MOST = 100
_THRESHOLD = "pg_trgm.word_similarity_threshold"
ALIKE = ("0.5", "0.4")
"""Share of the trigrams of a word that one spelled alike keeps; the looser one when the stricter
one finds nothing. A wrong letter in the middle of a word of six leaves 0.43."""


@dataclass(frozen=True)
class Hit:
    """One thing found; ``snippet`` is plain text in (part, marked) pairs."""

    key: str
    url: str
    title: str
    snippet: tuple[tuple[str, bool], ...]
    kind: str
    at: datetime


@dataclass(frozen=True)
class Results:
    """How many were found in all, and the page of them that was asked for."""

    total: int
    hits: tuple[Hit, ...]


def find(text: str, *, unit_id: int | None = None, limit: int = 10, offset: int = 0) -> Results:
    """What holds every word of ``text``, as the beginning of a word or spelled much alike.

    Best first: words in the title, then in the text, then alike ones; newer before older. Takes
    any text: too much of it is cut, signs are left out, nothing asked is nothing found. At most
    100 hits at a time. Three SQL queries, two more when something looser must be tried.
    """
    words = rules.question_words(text)
    limit, offset = min(max(limit, 0), MOST), max(offset, 0)
    if not words:
        return Results(0, ())
    found = Entry.objects.filter(*(_has(word) for word in words))
    if unit_id is not None:
        found = found.filter(unit_id=unit_id)
    total = 0
    for alike in ALIKE:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config(%s, %s, false)", [_THRESHOLD, alike])
        if total := found.count():
            break
    ranked = found.annotate(
        score=SearchRank(F("words"), _any_of(words)) * 2
        + TrigramWordSimilarity(" ".join(words), "title_fold")
    ).order_by("-score", "-at", "key")
    rows = ranked.only("key", "url", "title", "text", "kind", "at")[offset : offset + limit]
    return Results(
        total,
        tuple(
            Hit(row.key, row.url, row.title, rules.snippet(row.text, words=words), row.kind, row.at)
            for row in (rows if total else ())
        ),
    )


def _has(word: str) -> Q:
    """The word or something alike; both parts have their index."""
    there = Q(words=_any_of([word]))
    return there | Q(fold__trigram_word_similar=word) if rules.may_be_misspelled(word) else there


def _any_of(words: Sequence[str]) -> SearchQuery:
    question = " | ".join(rules.beginning(word) for word in words)
    return SearchQuery(question, search_type="raw", config="simple")


def keys_of(unit_id: int) -> set[str]:
    """The keys of everything of a unit that the search knows."""
    return set(Entry.objects.filter(unit_id=unit_id).values_list("key", flat=True))
