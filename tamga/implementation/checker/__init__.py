"""The checker (Хянагч): what a careful head would ask about a report before the superior does.

Pure: lines in, findings out. A finding points, it never corrects.
"""

from tamga.implementation.checker.checks import check
from tamga.implementation.checker.model import Checked, Finding, Kind
from tamga.implementation.checker.sentences import sentence

__all__ = ["Checked", "Finding", "Kind", "check", "sentence"]
