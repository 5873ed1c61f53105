"""The records of petitions. A person and their words lie apart from the case, and encrypted."""

from tamga.petitions.models.people import CoSigner, Petitioner
from tamga.petitions.models.petition import Petition, Subject
from tamga.petitions.models.texts import Attachment, PetitionText
from tamga.petitions.models.work import Extension, Reply, Routing, Step, WrongCode

__all__ = [
    "Attachment",
    "CoSigner",
    "Extension",
    "Petition",
    "PetitionText",
    "Petitioner",
    "Reply",
    "Routing",
    "Step",
    "Subject",
    "WrongCode",
]
