"""From left to right through a text: at each word the longest phrase that a rule reads."""

import re
from collections.abc import Iterator
from re import Match

from tamga.kernel.mongolian.datewords import fold, piece
from tamga.kernel.phrases import date_rules, event_rules, rhythm_rules
from tamga.kernel.phrases.event_rules import in_own_words
from tamga.kernel.phrases.found import Meaning, Piece, Rule, Unknown, Unreadable, UnreadableError
from tamga.kernel.schedules import ScheduleError

RULES: tuple[Rule, ...] = date_rules.RULES + rhythm_rules.RULES + event_rules.RULES

_MARKS = re.compile(r"[^\w]+")
_WORD = re.compile(r"[^\s,;()]+")
# Words that join or soften and change no day.
_FILLER = piece(
    "(?:ба|болон|мөн|бөгөөд|нь|тус|багтаан|багтааж|дотор|хугацаанд|хугацаа|оруулна|оруулах"
    "|мэдээлнэ|мэдээлэх|шинэчилнэ|шинэчлэх|хийнэ|хийх)(?![\\w-])"
)


def scan(tidy: str) -> Iterator[Piece]:
    """Pieces in order; between them stand only marks and words that change nothing."""
    folded = fold(tidy)
    at, unknown_to = 0, -1
    while at < len(tidy):
        if marks := _MARKS.match(folded, at):
            at = marks.end()
            continue
        rule, found = _longest(folded, at)
        if rule and found:
            yield from _pieces(rule, found, tidy)
            at = found.end()
        elif (filler := _FILLER.match(folded, at)) and tidy[unknown_to:at] != " ":
            at = filler.end()
        else:
            word = _WORD.match(folded, at)
            end = word.end() if word else at + 1
            yield Piece(at, end, Unknown())
            at = unknown_to = end


def _longest(folded: str, at: int) -> tuple[Rule | None, Match[str] | None]:
    best_rule, best = None, None
    for rule in RULES:
        found = rule.pattern.match(folded, at)
        if found and found.end() > (best.end() if best else at):
            best_rule, best = rule, found
    return best_rule, best


def _pieces(rule: Rule, found: Match[str], tidy: str) -> Iterator[Piece]:
    try:
        meanings: list[Meaning] = [in_own_words(each, found, tidy) for each in rule.build(found)]
    except UnreadableError as error:
        meanings = [Unreadable(error.code)]
    except ScheduleError as error:
        meanings = [Unreadable(error.code)]
    except ValueError:  # digits or letters that are no number or no enumeration
        meanings = [Unreadable("unknown_phrase")]
    for meaning in meanings:
        yield Piece(found.start(), found.end(), meaning)
