"""Measures on control in a period, what was done, and how it was scored."""

from tamga.implementation.models.asked import AskedFile
from tamga.implementation.models.issued import FILES, IssuedReport
from tamga.implementation.models.measures import (
    Assessment,
    Evidence,
    Measure,
    ProgressNote,
    SentBack,
    Writing,
)
from tamga.implementation.models.periods import (
    Period,
    PrintedSigner,
    Reopening,
    ReportImport,
    Source,
)
from tamga.implementation.models.template import ReportTemplate

__all__ = [
    "FILES",
    "AskedFile",
    "Assessment",
    "Evidence",
    "IssuedReport",
    "Measure",
    "Period",
    "PrintedSigner",
    "ProgressNote",
    "Reopening",
    "ReportImport",
    "ReportTemplate",
    "SentBack",
    "Source",
    "Writing",
]
