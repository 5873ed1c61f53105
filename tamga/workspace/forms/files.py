"""Files that officials attach, checked as all files are."""

from tamga.documents.harmless import ACCEPT, LARGEST, MOST, Refused, check

__all__ = ["ACCEPT", "LARGEST", "MOST", "Refused", "check"]
