"""Reading a period: its measures with their newest progress and scores, and the report of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from tamga.decisions.models import Decision
from tamga.implementation.checker import Checked, Finding, check
from tamga.implementation.enums import Side
from tamga.implementation.models import Assessment, Measure, Period, ProgressNote, ReportImport
from tamga.implementation.periods import span_of
from tamga.implementation.report import words
from tamga.implementation.report.model import Cover, Group, Mark, Report, Row, Signer
from tamga.implementation.rules import figures
from tamga.kernel.scales import Scale, Summary
from tamga.organizations.models import Unit


def periods_of(unit: Unit) -> QuerySet[Period]:
    """The periods of a unit, the newest first."""
    return Period.objects.filter(unit=unit).select_related("source")


def imports_open(unit: Unit) -> QuerySet[ReportImport]:
    """Files that were read and wait for somebody's confirmation, the newest first."""
    return (
        ReportImport.objects.filter(unit=unit, confirmed_at__isnull=True)
        .select_related("file", "started_by")
        .order_by("-started_at")
    )


@dataclass(frozen=True)
class Line:
    """A measure with what counts of it today."""

    measure: Measure
    progress: str
    own: Mark
    superior: Mark
    evidence: int = 0

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
        )


def lines_of(period: Period) -> list[Line]:
    """The standing measures by number; 3 queries for any number of them."""
    measures = list(
        Measure.objects.filter(period=period, dropped_at__isnull=True)
        .annotate(proofs=Count("evidence"))
        .select_related("provision__decision__kind", "joint_with")
        .order_by("number", "pk")  # counting forgets the model's own order
    )
    notes = _newest_notes(measures)
    scores = _newest_scores(measures)
    lines = []
    for measure in measures:
        own, superior = (_mark(measure, scores, side) for side in (Side.OWN, Side.SUPERIOR))
        note = notes.get(measure.pk, "")
        lines.append(Line(measure, note, own, superior, measure.proofs))
    return lines


def _newest_notes(measures: Iterable[Measure]) -> dict[int, str]:
    found = (
        ProgressNote.objects.filter(measure__in=measures)
        .order_by("measure_id", "-written_at", "-pk")
        .distinct("measure_id")
    )
    return {note.measure_id: note.text for note in found}


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


def report_of(period: Period, scale: Scale, *, lines: list[Line] | None = None) -> Report:
    """The report as it stands now, a draft until it is issued; 4 queries, 1 when ``lines`` of the
    period are given.
    """
    lines = lines_of(period) if lines is None else lines
    own, superior = summaries(lines, scale)
    span = span_of(period.code)
    signers = tuple(Signer(one.part, one.post, one.name) for one in period.printed_signers.all())
    headline = f"{period.source.headline} {span.of} хэрэгжилт"
    return Report(
        unit=period.unit.name,
        headline=headline.upper(),
        period=span.words,
        place=period.place,
        reported_on=period.reported_on,
        groups=_groups(lines),
        own=_cover(period, words.OWN, own),
        superior=_cover(period, words.SUPERIOR, superior),
        signers=signers,
    )


def _cover(period: Period, by: str, figures: Summary) -> Cover:
    span = span_of(period.code)
    mean = words.percent(figures.mean)
    sentence = f"{period.source.result} {span.of} хэрэгжилт {mean}% хувьтай байна."
    return Cover(by, figures, sentence)


def _groups(lines: list[Line]) -> tuple[Group, ...]:
    groups: list[tuple[str, list[Row]]] = []
    decisions: dict[int, int] = {}
    before: Decision | None = None
    for line in lines:
        provision = line.measure.provision
        decision = provision.decision
        name = decision.kind.group_name
        if not groups or groups[-1][0] != name:
            groups.append((name, []))
        first = decision != before
        if first:
            decisions.setdefault(decision.pk, len(decisions) + 1)
        joint = line.measure.joint_with
        groups[-1][1].append(
            Row(
                number=line.measure.number,
                decision_number=decisions[decision.pk] if first else None,
                decision=decision_words(decision) if first else "",
                provision=f"{provision.number_printed} {provision.text}".strip(),
                progress=line.progress,
                own=line.own,
                superior=line.superior,
                joint_with=joint.number if joint else None,
            )
        )
        before = decision
    return tuple(Group(name, tuple(rows)) for name, rows in groups)


def decision_words(decision: Decision) -> str:
    """«… тухай 2024-01-19 Дугаар 2024_А/27», as the form's third column is written."""
    day = f" {decision.signed_on:%Y-%m-%d}" if decision.signed_on else ""
    return f"{decision.title}{day} Дугаар {decision.number_printed}".strip()
