"""Phrases about what sets a duty off, and within how many days it is then due."""

import re
from collections.abc import Iterator
from dataclasses import replace
from re import Match

from tamga.kernel.mongolian.datewords import COUNT, number_of, pattern, piece
from tamga.kernel.mongolian.stems import same_words
from tamga.kernel.phrases.found import Meaning, Rule, UnreadableError
from tamga.kernel.schedules import DayUnit, Kind, Limit, Schedule, Trigger

_NOUNS = ("санал", "өргөдөл", "гомдол", "хүсэлт", "шүүмжлэл", "талархал", "мэдэгдэл", "лавлагаа")

_EACH = "(?:бүр(?:ийг|ийн|д|т|ээ)?|болгон(?:д)?|тутам(?:д)?)(?: нь)?"
_HAPPENED = r"\w{2,}(?:сан|сэн|сон|сөн|ах|эх|ох|өх|даг|дэг|дог|дөг)"
_CHANGED = (
    r"(?:(?:нэмэлт|шинэчлэл|шинэчлэлт|өөрчлөлт)(?: ?,? ?(?:ба |болон )?өөрчлөлт)? "
    r"(?:орсон|орох|ороход|орвол|орж|гарсан|гарах|гарвал|хийсэн|хийгдсэн|хийх)"
    r"|(?:өөрчлөгд|шинэчлэгд|өөрчил|шинэчил)(?:сөн|сэн|өх|эх|өхөд|эхэд|вөл|вэл)|өөрчлөлт(?:ийн)?)"
)
_CHANGES = rf"{_CHANGED}(?: ?,? ?(?:ба |болон )?{_CHANGED}){{0,3}}"
_WHEN = f"(?: тухай ?{_EACH}| тухайд(?: нь)?| {_EACH}| үед(?: нь)?| тохиолдолд)"
_TIME_NOUN = r"(?:сар|жил|улир|хоног|өдр|өдөр|цаг|гара|гари)"

_DAYS = r"(?:хоног|өдөр|өдр)"
_IN = rf"(?:{_DAYS}т(?:аа|өө)?|{_DAYS}(?:ийн|ийн|өөр)? (?:дотор|хугацаанд)|{_DAYS}т? багтаа[нж])"
_NOT_TIMES = r"(?! (?:\d+|нэг|хоёр|гурван) удаа)"
_BY = "(?: (?:багтаан|багтааж|багтан|дотор|нь)(?!\\w))*"
# Petitions may stand side by side without a comma («өргөдөл гомдлыг»), other words may not.
_PETITION = r"(?:санал|өргөд|гомд|хүсэлт|шүүмжлэл|талархал)\w*"
_SUBJECT = (
    rf"(?:(?P<subject>(?:(?:[^\W\d]{{3,}}(?: ?, ?| ба | болон )|{_PETITION} )){{0,4}}"
    r"[^\W\d]+(?:ыг|ийг|лг|г)) )?"
)
LIMIT = (
    rf"{_SUBJECT}(?P<working1>ажлын )?(?P<n>{COUNT})(?: ?-?н)? "
    rf"(?P<working2>ажлын )?{_IN}{_NOT_TIMES}{_BY}"
)


def _event(trigger: Trigger, source: str) -> Rule:
    return Rule(
        pattern(source),
        lambda found: (Schedule(kind=Kind.EVENT, trigger=trigger),),
    )


def limit_of(found: Match[str]) -> Limit:
    """From a match of LIMIT, without its subject. Raises UnreadableError when absurdly long."""
    days = number_of(found["n"])
    if not 1 <= days <= 3660:
        raise UnreadableError("out_of_range")
    working = found["working1"] or found["working2"]
    return Limit(days, DayUnit.WORKING if working else DayUnit.CALENDAR)


def in_own_words(meaning: Meaning, found: Match[str], tidy: str) -> Meaning:
    """The meaning with the subject or occasion that the plan's own text gives it."""
    words = {name: tidy[slice(*found.span(name))] for name in found.groupdict() if found[name]}
    if isinstance(meaning, Limit) and "subject" in words:
        return replace(meaning, subject=nominative(words["subject"]))
    if isinstance(meaning, Schedule) and (occasion := words.get("what") or words.get("since")):
        return replace(meaning, occasion=occasion)
    return meaning


def nominative(text: str) -> str:
    """«өргөдөл, гомдлыг» → «өргөдөл, гомдол»; joined by commas whatever joined them."""
    words = [word for word in re.split(r"[\s,]+", text.lower()) if word not in ("ба", "болон")]
    return ", ".join(_noun(word) or re.sub("(?:ыг|ийг|г)$", "", word) for word in words)


def _noun(word: str) -> str | None:
    return next((noun for noun in _NOUNS if same_words(noun, word)), None)


def _limit(found: Match[str]) -> Iterator[Meaning]:
    yield limit_of(found)


def _in_due_time(found: Match[str]) -> Iterator[Meaning]:
    raise UnreadableError("unknown_phrase")  # names neither an event nor a day


def _hours(found: Match[str]) -> Iterator[Meaning]:
    """Only whole days: an office's day is the smallest thing counted here."""
    days, rest = divmod(number_of(found["n"]), 24)
    if rest or not 1 <= days <= 3660:
        raise UnreadableError("hours")
    yield Limit(days, DayUnit.CALENDAR)


CHANGE = piece(rf"(?<!\w){_CHANGES}(?!\w)")
CHANGE_EACH = piece(rf"(?<!\w){_CHANGES}(?: тухай)? ?{_EACH}(?!\w)")
AFTER = piece(rf"(?<!\w)(?!{_TIME_NOUN})\w{{3,}}(?:ны|ний|ын|ийн) дараа(?!\w)(?! жил)")

RULES = (
    # Of two equally long readings the first one here wins: a change is more than an event.
    _event(Trigger.ON_CHANGE, f"{_CHANGES}(?:{_WHEN})?"),
    _event(Trigger.EACH, f"тухай ?{_EACH}|(?:тухай )?тухайд(?: нь)?|тухайн үед(?: нь)?"),
    Rule(pattern("цаг тухай(?:д|тай)?(?: нь)?"), _in_due_time),
    _event(Trigger.EACH, f"(?P<what>{_HAPPENED}){_WHEN}"),
    _event(Trigger.EACH, "(?P<what>шаардлагатай)(?: үед(?: нь)?| тохиолдолд| тухай бүр(?:д|т)?)"),
    _event(
        Trigger.AFTER_ACTIVITY,
        rf"(?P<what>(?!{_TIME_NOUN})\w{{3,}}(?:ны|ний|ын|ийн)) "
        rf"дараа(?: нь| тухай ?{_EACH})?(?! жил)|(?P<since>\w{{2,}}с[оэа]?н[аэоө]{{2}}с) хойш",
    ),
    Rule(pattern(LIMIT), _limit),
    Rule(pattern(f"(?P<n>{COUNT}) цаг(?:т|ийн (?:дотор|хугацаанд)){_BY}"), _hours),
    Rule(
        pattern("(?:тухайн|мөн) өдөр(?:т(?:өө)?)?(?: нь)?(?: багтаан| багтааж)?"),
        lambda found: (Limit(0, DayUnit.CALENDAR),),
    ),
)
