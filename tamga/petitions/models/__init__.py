"""The records of petitions. A person and their words lie apart from the case, and encrypted."""

from tamga.petitions.models.duties import PetitionDuty
from tamga.petitions.models.links import Link
from tamga.petitions.models.people import CoSigner, Petitioner
from tamga.petitions.models.petition import Petition, Subject
from tamga.petitions.models.surveys import SentFrom, Survey
from tamga.petitions.models.texts import Attachment, PetitionText
from tamga.petitions.models.work import Extension, Reply, Routing, Step, WrongCode

__all__ = [
    "Attachment",
    "CoSigner",
    "Extension",
    "Link",
    "Petition",
    "PetitionDuty",
    "PetitionText",
    "Petitioner",
    "Reply",
    "Routing",
    "SentFrom",
    "Step",
    "Subject",
    "Survey",
    "WrongCode",
]
