"""The report of one unit for one period: a frozen object that every form of it is printed from."""

from tamga.implementation.report.model import (
    Cover,
    Group,
    Mark,
    Report,
    Row,
    Signer,
)

__all__ = ["Cover", "Group", "Mark", "Report", "Row", "Signer"]
