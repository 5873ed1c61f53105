"""The measures of a period, each with its newest progress and scores."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from tamga.decisions.models import Window
from tamga.implementation.checker import Checked, Finding, check
from tamga.implementation.enums import Side
from tamga.implementation.models import Assessment, Measure, Period, ProgressNote, SentBack
from tamga.implementation.report.model import Mark
from tamga.implementation.rules import figures
from tamga.kernel.scales import Scale, Summary


@dataclass(frozen=True)
class Line:
    """A measure with what counts of it today."""

    measure: Measure
    progress: str
    own: Mark
    superior: Mark
    evidence: int = 0
    note: ProgressNote | None = None
    """The newest note, which ``progress`` is the text of."""
    given: Assessment | None = None
    """The superior's newest score, with its reason and whether it was printed."""
    sent_back: str = ""
    """Why the evaluator wants more, while that waits for an answer."""
    due_on: date | None = None
    """The last day of the provision's own windows in the period's year, if it has some."""

    @property
    def checked(self) -> Checked:
        """The line as the checker takes it."""
        return Checked(
            number=self.measure.number,
            provision=self.measure.provision.text,
            progress=self.progress,
            own=self.own,
            superior=self.superior,
            evidence=self.evidence,
            decision=self.measure.provision.decision.number_printed,
            due_on=self.due_on,
        )


def lines_of(period: Period) -> list[Line]:
    """The standing measures by number; 5 queries for any number of them."""
    measures = list(
        Measure.objects.filter(period=period, dropped_at__isnull=True)
        .annotate(proofs=Count("evidence"))
        .select_related("provision__decision__kind", "joint_with")
        .order_by("number", "pk")  # counting forgets the model's own order
    )
    notes = _newest_notes(measures)
    scores = _newest_scores(measures)
    waiting = SentBack.objects.filter(measure__in=measures, answered_at__isnull=True)
    asked = dict(waiting.values_list("measure_id", "reason"))
    due = _due_days(period, measures)
    lines = []
    for measure in measures:
        own, superior = (_mark(measure, scores, side) for side in (Side.OWN, Side.SUPERIOR))
        note = notes.get(measure.pk)
        lines.append(
            Line(
                measure,
                note.text if note else "",
                own,
                superior,
                measure.proofs,
                note,
                scores.get((measure.joint_with_id or measure.pk, Side.SUPERIOR)),
                asked.get(measure.pk, ""),
                due.get(measure.provision_id),
            )
        )
    return lines


def _due_days(period: Period, measures: Iterable[Measure]) -> dict[int, date]:
    """Provision (by key) → the last day it is due on in the period's year, the unit's own window
    before the provision's.
    """
    windows = (
        Window.objects.filter(provision__in=[one.provision_id for one in measures])
        .filter(Q(assignment__isnull=True) | Q(assignment__unit=period.unit_id))
        .filter(due_on__year=period.ends_on.year)
        .order_by(F("assignment").asc(nulls_first=True), "due_on")
    )
    return dict(windows.values_list("provision_id", "due_on"))


def _newest_notes(measures: Iterable[Measure]) -> dict[int, ProgressNote]:
    found = (
        ProgressNote.objects.filter(measure__in=measures)
        .order_by("measure_id", "-written_at", "-pk")
        .distinct("measure_id")
        .select_related("written_by")
    )
    return {note.measure_id: note for note in found}


def _newest_scores(measures: Iterable[Measure]) -> dict[tuple[int, str], Assessment]:
    found = (
        Assessment.objects.filter(measure__in=measures)
        .order_by("measure_id", "side", "-scored_at", "-pk")
        .distinct("measure_id", "side")
    )
    return {(one.measure_id, one.side): one for one in found}


def _mark(measure: Measure, scores: dict[tuple[int, str], Assessment], side: Side) -> Mark:
    found = scores.get((measure.joint_with_id or measure.pk, side))
    shared = measure.joint_with_id is not None
    if found is None:
        return Mark(shared=shared)
    return Mark(found.score, not_due=found.not_due, shared=shared)


def summaries(lines: Iterable[Line], scale: Scale) -> tuple[Summary, Summary]:
    """The figures of the soum's own scores and of the superior's."""
    lines = list(lines)
    return (
        figures((line.own for line in lines), scale),
        figures((line.superior for line in lines), scale),
    )


def findings_of(period: Period, *, lines: list[Line] | None = None) -> list[Finding]:
    """What the checker finds odd about a period's report."""
    lines = lines_of(period) if lines is None else lines
    return check([line.checked for line in lines], reported_on=period.reported_on)
