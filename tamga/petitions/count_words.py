"""A line of the count of a due day in words, for pages and messages."""

from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tamga.kernel.deadlines import StepCode
from tamga.kernel.english import speech as english
from tamga.kernel.mongolian import speech as mongolian


def said(day: date) -> str:
    """A day with its year, in the language in which it is written."""
    return str(_speech().long_date(day))


def count_words(code: str, day: date | None, *, days: int, working: bool, name: str) -> str:
    """The sentence of a step, whose parts are those of ``CountLine``; "" for one without a day."""
    if day is None:
        return ""
    told = {"day": said(day), "days": days, "why": name}
    match code:
        case StepCode.START:
            return _("Received: %(day)s. This day is not counted.") % told
        case StepCode.SKIPPED:
            return _("Not counted: %(day)s (%(why)s).") % told
        case StepCode.COUNTED if working:
            return _("%(days)s working days: %(day)s.") % told
        case StepCode.COUNTED:
            return _("%(days)s calendar days, days off included: %(day)s.") % told
        case StepCode.ROLLED:
            return _("%(day)s is a day off (%(why)s), so the next working day.") % told
        case StepCode.EXTENDED:
            since = {"day": _speech().from_date(day)}
            return _("The term was extended from %(day)s.") % since
    return ""


def _speech() -> Any:
    return english if (get_language() or "").startswith("en") else mongolian
