"""The only writers of petitions."""

from tamga.petitions.actions.answering import deliver, reply
from tamga.petitions.actions.ending import forward, return_to_citizen, withdraw
from tamga.petitions.actions.extending import extend
from tamga.petitions.actions.receiving import Letter, Received, receive
from tamga.petitions.actions.reopening import reopen
from tamga.petitions.actions.routing import confirm, give_back, propose, route
from tamga.petitions.actions.steps import WrongStep
from tamga.petitions.actions.tracking import count_wrong_code, forget_wrong_codes

__all__ = [
    "Letter",
    "Received",
    "WrongStep",
    "confirm",
    "count_wrong_code",
    "deliver",
    "extend",
    "forget_wrong_codes",
    "forward",
    "give_back",
    "propose",
    "receive",
    "reopen",
    "reply",
    "return_to_citizen",
    "route",
    "withdraw",
]
