"""What a template of the report may print: plain text alone, so that a template reaches nothing."""

from typing import Any

from tamga.implementation.report import words
from tamga.implementation.report.model import Cover, Report, Row, Signer
from tamga.kernel.mongolian.dates import long_date


def context(report: Report) -> dict[str, Any]:
    """The report as nested lists and texts; the names are those in the template's guide."""
    return {
        "draft": words.DRAFT if report.draft else "",
        "unit": report.unit,
        "headline": report.headline,
        "period": report.period,
        "place": report.place,
        "date": long_date(report.reported_on) if report.reported_on else "",
        "day": [*report.reported_on.timetuple()[:3]] if report.reported_on else None,
        "letter_number": report.letter_number,
        "columns": list(words.COLUMNS),
        "groups": [
            {"name": group.name, "rows": [_row(row) for row in group.rows]}
            for group in report.groups
        ],
        "covers": [_cover(report.own), _cover(report.superior)],
        "signers": [
            {
                "part": one.part,
                "post": one.post.upper(),
                "name": one.name.upper(),
                "acting": one.acting,
            }
            for one in report.signers
        ],
        "version": report.version,
        "changes": list(report.changes),
        "notes": words.notes(report),
    }


def _signer(one: Signer) -> dict[str, str]:
    name = one.name.upper()
    return {"part": one.part, "post": one.post.upper(), "name": name, "acting": one.acting}


def _row(row: Row) -> dict[str, str]:
    return {
        "decision_number": "" if row.decision_number is None else str(row.decision_number),
        "number": "" if row.joint_with else str(row.number),
        "decision": row.decision,
        "provision": row.provision,
        "progress": row.progress,
        "own": words.score(row.own),
        "superior": words.score(row.superior),
    }


def _cover(cover: Cover) -> dict[str, Any]:
    return {
        "by": cover.by,
        "total": f"{words.TOTAL}: {cover.summary.total}",
        "bands": [
            {"name": name, "limits": limits, "count": count}
            for name, limits, count in words.bands(cover.summary)
        ],
        "sentence": cover.sentence,
    }
