"""What a later version of a report says differently, in the form's own language."""

from collections.abc import Iterable, Iterator

from tamga.implementation.report import words
from tamga.implementation.report.model import Mark, Report, Row

MISSING, TOGETHER = "үнэлгээгүй", "хамт үнэлсэн"


def changes(before: Report, after: Report) -> tuple[str, ...]:
    """A sentence each: measures added and dropped, what was rewritten, scores and means from–to,
    place and date. Measures are known by their numbers. Nothing for equal reports.
    """
    return tuple(_changes(before, after))


def _changes(before: Report, after: Report) -> Iterator[str]:
    old, new = _by_number(before), _by_number(after)
    both = sorted(old.keys() & new.keys())
    yield from _listed("Нэмсэн арга хэмжээ", sorted(new.keys() - old.keys()))
    yield from _listed("Хассан арга хэмжээ", sorted(old.keys() - new.keys()))
    yield from _listed("Шийдвэр, заалтыг зассан", [n for n in both if old[n][0] != new[n][0]])
    yield from _listed(
        "Хэрэгжилтийн явцыг зассан",
        [n for n in both if old[n][1].progress != new[n][1].progress],
    )
    for number in both:
        was, now = old[number][1], new[number][1]
        for name, left, right in (
            ("өөрийн үнэлгээ", was.own, now.own),
            ("дээд шатны үнэлгээ", was.superior, now.superior),
        ):
            if left != right:
                yield f"№{number}: {name} {_mark(left)} → {_mark(right)}."
    for cover, later in ((before.own, after.own), (before.superior, after.superior)):
        left_mean, right_mean = (words.percent(each.summary.mean) for each in (cover, later))
        if left_mean != right_mean:
            yield f"{cover.by}ний дундаж {left_mean}% → {right_mean}%."
    if (before.place, before.reported_on) != (after.place, after.reported_on):
        yield f"Газар, огноо: {_where(before)} → {_where(after)}."


def _by_number(report: Report) -> dict[int, tuple[tuple[str, ...], Row]]:
    """Each row with the group, decision and provision that it stands under."""
    found: dict[int, tuple[tuple[str, ...], Row]] = {}
    for group in report.groups:
        decision = ""
        for row in group.rows:
            decision = row.decision or decision
            found[row.number] = ((group.name, decision, row.provision), row)
    return found


def _listed(what: str, numbers: Iterable[int]) -> Iterator[str]:
    listed = ", ".join(f"№{number}" for number in numbers)
    if listed:
        yield f"{what}: {listed}."


def _mark(mark: Mark) -> str:
    if mark.shared:
        return TOGETHER
    return MISSING if mark.missing else words.score(mark)


def _where(report: Report) -> str:
    day = report.reported_on.isoformat() if report.reported_on else ""
    return " ".join(filter(None, (report.place, day))) or "–"
