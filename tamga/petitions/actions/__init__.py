"""The only writers of petitions."""

from tamga.petitions.actions.adding import add_files
from tamga.petitions.actions.against import set_against
from tamga.petitions.actions.answer_search import mend_answers
from tamga.petitions.actions.answering import deliver, reply
from tamga.petitions.actions.attaching import Incoming, RefusedFile, attach, check_all, is_recording
from tamga.petitions.actions.ending import forward, return_to_citizen, withdraw
from tamga.petitions.actions.extending import extend
from tamga.petitions.actions.kinds import change_kind, sort
from tamga.petitions.actions.linking import link
from tamga.petitions.actions.noting import note
from tamga.petitions.actions.publishing import (
    ClueLeft,
    prepare,
    publish,
    take_down,
    withdraw_consent,
)
from tamga.petitions.actions.rating import rate
from tamga.petitions.actions.reading import Looked, look
from tamga.petitions.actions.receiving import Letter, Received, receive
from tamga.petitions.actions.reopening import reopen
from tamga.petitions.actions.reporting import hand_in, plan_reports
from tamga.petitions.actions.routing import (
    confirm,
    give_back,
    propose,
    route,
    route_by_rule,
)
from tamga.petitions.actions.searching import note_search
from tamga.petitions.actions.standing import end_rule, set_rule
from tamga.petitions.actions.steps import WrongStep
from tamga.petitions.actions.talking import ask, note_answer, write_back
from tamga.petitions.actions.templates import end_template, take_up_template, write_template
from tamga.petitions.actions.tracking import count_sent, count_wrong_code, forget_wrong_codes
from tamga.petitions.actions.writing_down import write_down

__all__ = [
    "ClueLeft",
    "Incoming",
    "Letter",
    "Looked",
    "Received",
    "RefusedFile",
    "WrongStep",
    "add_files",
    "ask",
    "attach",
    "change_kind",
    "check_all",
    "confirm",
    "count_sent",
    "count_wrong_code",
    "deliver",
    "end_rule",
    "end_template",
    "extend",
    "forget_wrong_codes",
    "forward",
    "give_back",
    "hand_in",
    "is_recording",
    "link",
    "look",
    "mend_answers",
    "note",
    "note_answer",
    "note_search",
    "plan_reports",
    "prepare",
    "propose",
    "publish",
    "rate",
    "receive",
    "reopen",
    "reply",
    "return_to_citizen",
    "route",
    "route_by_rule",
    "set_against",
    "set_rule",
    "sort",
    "take_down",
    "take_up_template",
    "withdraw",
    "withdraw_consent",
    "write_back",
    "write_down",
    "write_template",
]
