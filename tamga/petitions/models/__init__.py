"""The records of petitions. A person and their words lie apart from the case, and encrypted."""

from tamga.petitions.models.answers import PublishedAnswer
from tamga.petitions.models.duties import PetitionDuty
from tamga.petitions.models.imports import ImportedRow, PetitionImport
from tamga.petitions.models.letters import LetterTemplate
from tamga.petitions.models.links import Link
from tamga.petitions.models.people import CoSigner, Petitioner
from tamga.petitions.models.petition import Petition, Subject
from tamga.petitions.models.reports import FiguresReport
from tamga.petitions.models.standing import StandingRule
from tamga.petitions.models.surveys import SentFrom, Survey
from tamga.petitions.models.talk import Message
from tamga.petitions.models.texts import Attachment, PetitionText
from tamga.petitions.models.work import Extension, Reply, Routing, Step, WrongCode

__all__ = [
    "Attachment",
    "CoSigner",
    "Extension",
    "FiguresReport",
    "ImportedRow",
    "LetterTemplate",
    "Link",
    "Message",
    "Petition",
    "PetitionDuty",
    "PetitionImport",
    "PetitionText",
    "Petitioner",
    "PublishedAnswer",
    "Reply",
    "Routing",
    "SentFrom",
    "StandingRule",
    "Step",
    "Subject",
    "Survey",
    "WrongCode",
]
