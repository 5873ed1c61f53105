"""The report as plain data for others' programs; scores as numbers, null for not due."""

from decimal import Decimal
from typing import Any

from tamga.implementation.report.model import Mark, Report
from tamga.kernel.scales import Summary


def plain(report: Report) -> dict[str, Any]:
    """What ``json.dumps`` takes: the head, the measures, the figures of both sides."""
    return {
        "unit": report.unit,
        "headline": report.headline,
        "place": report.place,
        "reported_on": report.reported_on.isoformat() if report.reported_on else None,
        "draft": report.draft,
        "version": report.version,
        "signers": [
            {"part": one.part, "post": one.post, "name": one.name, "acting": one.acting}
            for one in report.signers
        ],
        "measures": [
            {
                "number": row.number,
                "joint_with": row.joint_with,
                "group": group.name,
                "decision": row.decision,
                "provision": row.provision,
                "progress": row.progress,
                "self": row.own.score,
                "superior": row.superior.score,
                "missing": _missing(row.own, row.superior),
            }
            for group in report.groups
            for row in group.rows
        ],
        "self": figures(report.own.summary),
        "superior": figures(report.superior.summary),
    }


def _missing(own: Mark, superior: Mark) -> list[str]:
    return [name for name, mark in (("self", own), ("superior", superior)) if mark.missing]


def figures(summary: Summary) -> dict[str, int | float | None]:
    """The bands and the mean, rounded to two digits."""
    mean = None if summary.mean is None else float(summary.mean.quantize(Decimal("0.01")))
    return {
        "total": summary.total,
        "effective": summary.effective,
        "certain_result": summary.certain_result,
        "intensify": summary.intensify,
        "no_result": summary.no_result,
        "not_due": summary.not_due,
        "missing": summary.missing,
        "mean": mean,
    }
