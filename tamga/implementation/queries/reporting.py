"""The frozen report of a period, as every form of it is printed."""

from tamga.decisions.models import Decision
from tamga.implementation.models import Period
from tamga.implementation.queries.lines import Line, lines_of, summaries
from tamga.implementation.report import words
from tamga.implementation.report.model import Cover, Group, Report, Row, Signer
from tamga.kernel.scales import Scale, Summary
from tamga.kernel.spans import span_of


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
