"""Decisions with their files, comments and relations; provisions with those who carry them out."""

from tamga.decisions.models.decision import Decision, DecisionKind
from tamga.decisions.models.provision import (
    Assignment,
    AssignmentPosition,
    Provision,
    Recipient,
    Window,
)
from tamga.decisions.models.records import Comment, DecisionFile, Relation, Waiver

__all__ = [
    "Assignment",
    "AssignmentPosition",
    "Comment",
    "Decision",
    "DecisionFile",
    "DecisionKind",
    "Provision",
    "Recipient",
    "Relation",
    "Waiver",
    "Window",
]
