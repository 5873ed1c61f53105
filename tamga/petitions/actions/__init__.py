"""The only writers of petitions."""

from tamga.petitions.actions.answering import deliver, reply
from tamga.petitions.actions.attaching import Incoming, RefusedFile, attach, check_all, is_recording
from tamga.petitions.actions.ending import forward, return_to_citizen, withdraw
from tamga.petitions.actions.extending import extend
from tamga.petitions.actions.kinds import change_kind, sort
from tamga.petitions.actions.linking import link
from tamga.petitions.actions.noting import note
from tamga.petitions.actions.rating import rate
from tamga.petitions.actions.reading import Looked, look
from tamga.petitions.actions.receiving import Letter, Received, receive
from tamga.petitions.actions.reopening import reopen
from tamga.petitions.actions.routing import confirm, give_back, propose, route
from tamga.petitions.actions.steps import WrongStep
from tamga.petitions.actions.tracking import count_sent, count_wrong_code, forget_wrong_codes
from tamga.petitions.actions.writing_down import write_down

__all__ = [
    "Incoming",
    "Letter",
    "Looked",
    "Received",
    "RefusedFile",
    "WrongStep",
    "attach",
    "change_kind",
    "check_all",
    "confirm",
    "count_sent",
    "count_wrong_code",
    "deliver",
    "extend",
    "forget_wrong_codes",
    "forward",
    "give_back",
    "is_recording",
    "link",
    "look",
    "note",
    "propose",
    "rate",
    "receive",
    "reopen",
    "reply",
    "return_to_citizen",
    "route",
    "sort",
    "withdraw",
    "write_down",
]
