"""The way of a petition as its sender reads it: what happened, where it lies, what comes."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tamga.petitions.enums import State, StepKind
from tamga.petitions.models import Step
from tamga.petitions.queries import Tracked
from tamga.petitions.queries.tracking import TOLD

_TO_YOU = {
    StepKind.ASKED: gettext_lazy("the office asked you something"),
    StepKind.WROTE_BACK: gettext_lazy("you wrote to the office"),
}


@dataclass(frozen=True)
class Waymark:
    """``tone`` is a class of the style sheet: ok for what is done, soon for where it lies.
    ``moved`` is the day of the answer before and after, where a step changed it.
    """

    title: str
    tone: str
    day: date | None = None
    line: str = ""
    note: str = ""
    moved: tuple[date, date] | None = None


def way_of(found: Tracked, *, on: date) -> list[Waymark]:
    """What was done, by day; then where it lies now and what is still to come."""
    # several messages of a day are one mark: what they say stands above the way
    marks = [mark for mark, _same in groupby(_passed(step, found) for step in found.steps)]
    if found.petition.state == State.CLOSED:
        return marks
    return [*marks, _now(found, on), Waymark(_("The answer"), "wait")]


def _passed(step: Step, found: Tracked) -> Waymark:
    note = ""
    if step.kind in TOLD:
        note = step.note or ""
    elif step.kind == StepKind.EXTENDED and found.extension:
        note = found.extension.reason or ""
    if step.kind == StepKind.FORWARDED:
        line = str(step.detail.get("to", ""))
    else:
        line = str(step.position) if step.position else ""
    title = capfirst(str(_TO_YOU.get(StepKind(step.kind)) or StepKind(step.kind).label))
    return Waymark(title, "ok", timezone.localdate(step.at), line, note, _moved(step))


def _moved(step: Step) -> tuple[date, date] | None:
    days = [step.detail.get(name, "") for name in ("before", "due")]
    if not all(days) or days[0] == days[1]:
        return None
    before, due = map(date.fromisoformat, days)
    return before, due


def _now(found: Tracked, on: date) -> Waymark:
    passed = (on - found.petition.received_on).days
    since = ""
    if passed > 0:
        since = ngettext("%(n)s day has passed", "%(n)s days have passed", passed) % {"n": passed}
    if found.waits_in:
        return Waymark(_("It is being answered"), "soon", line=found.waits_in, note=since)
    return Waymark(_("The office decides who answers it"), "soon", note=since)
