"""Reading an implementation report: a file in, measures, scores and named problems out. Pure."""

from tamga.implementation.reading.codes import Code
from tamga.implementation.reading.model import (
    Decision,
    DecisionKind,
    Fate,
    Headline,
    Measure,
    Part,
    Problem,
    ReportReading,
    RowFate,
    Side,
    Signer,
)
from tamga.implementation.reading.report import read_report, read_report_document

__all__ = [
    "Code",
    "Decision",
    "DecisionKind",
    "Fate",
    "Headline",
    "Measure",
    "Part",
    "Problem",
    "ReportReading",
    "RowFate",
    "Side",
    "Signer",
    "read_report",
    "read_report_document",
]
