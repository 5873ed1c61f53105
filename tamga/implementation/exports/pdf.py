"""The report as PDF by typst: tagged, PDF/A-2a where the fonts allow, A4 landscape.

The data travels as JSON beside the source, never inside it, so that no text can be taken for a
command. A file of 2,000 rows takes some 600 MB for seconds: that is a job, not a request.
"""

import json
from pathlib import Path

import typst

from tamga.implementation.exports.context import context
from tamga.implementation.report.model import Report

FORM = Path(__file__).parents[1] / "forms_of_report" / "report.typ"


def pdf(report: Report) -> bytes:
    """The bytes of a PDF/A-2b with tags and the language set."""
    made = typst.compile(
        FORM.read_bytes(),
        sys_inputs={"report": json.dumps(context(report), ensure_ascii=False)},
        pdf_standards=["a-2b"],
    )
    assert isinstance(made, bytes)
    return made
