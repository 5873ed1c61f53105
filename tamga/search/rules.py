"""Words of a text and of a question, the same on both sides; snippets as data. Pure."""

import re
from collections.abc import Sequence

from tamga.kernel.mongolian.script import fold_key

LONGEST_QUESTION = 200
MOST_WORDS = 12
INDEXED = 200_000  # characters; PostgreSQL's vector of words ends at one megabyte
SNIPPET_WORDS = 34
_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """The words of ``text`` by their fold keys, one space between; never NUL, never a sign."""
    return " ".join(_WORD.findall(fold_key(text[:INDEXED].replace("\0", " "))))


def question_words(text: str) -> tuple[str, ...]:
    """The words asked for: at most twelve of the first 200 characters, each once."""
    words = folded(text[:LONGEST_QUESTION]).split()
    return tuple(dict.fromkeys(words))[:MOST_WORDS]


def beginning(word: str) -> str:
    """``word`` as the beginning of a word: «захирамж» also finds «захирамжийн».

    For ``to_tsquery``; a word holds letters and digits alone, so nothing can break out.
    """
    return f"'{word}':*"


def may_be_misspelled(word: str) -> bool:
    """Is something spelled alike worth looking for? Not for numbers and short words."""
    return len(word) >= 4 and word.isalpha()


def snippet(text: str, *, words: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """A stretch of ``text`` around the words asked for, as (part, marked) pairs of plain text.

    White space is one space; «…» stands where the text goes on. The caller escapes the parts as
    it does any text.
    """
    tokens = text[:INDEXED].replace("\0", " ").split()
    marked = [_is_found(token, words) for token in tokens]
    start = _best_start(marked)
    end = min(start + SNIPPET_WORDS, len(tokens))
    parts: list[tuple[str, bool]] = [("…", False)] if start else []
    for token, mark in zip(tokens[start:end], marked[start:end], strict=True):
        if parts and parts[-1][1] == mark:
            parts[-1] = (f"{parts[-1][0]} {token}", mark)
        else:
            if parts:  # the space between them belongs to the part that isn't marked
                parts[-1], token = _spaced(parts[-1], token, marked=mark)
            parts.append((token, mark))
    if end < len(tokens):
        parts.append((" …", False))
    return tuple(parts)


def _spaced(last: tuple[str, bool], token: str, *, marked: bool) -> tuple[tuple[str, bool], str]:
    return ((f"{last[0]} ", last[1]), token) if marked else (last, f" {token}")


def _is_found(token: str, words: Sequence[str]) -> bool:
    return any(piece.startswith(tuple(words)) for piece in folded(token[:100]).split())


def _best_start(marked: Sequence[bool]) -> int:
    """Where a window holds the most marks, a few words before its first one."""
    hits = [place for place, mark in enumerate(marked) if mark]
    if not hits:
        return 0
    best = max(hits, key=lambda hit: (sum(marked[hit : hit + SNIPPET_WORDS - 6]), -hit))
    return max(0, best - 6)
