"""The only writers of decisions, provisions and assignments."""

from tamga.decisions.actions.adopting import adopt_printed, adopt_provision
from tamga.decisions.actions.assignments import assign, send_down
from tamga.decisions.actions.discarding import discard_draft
from tamga.decisions.actions.drafting import comment, draft, revise, send_back, send_to_review
from tamga.decisions.actions.files import attach, replace_copy, write_script
from tamga.decisions.actions.joining import join_twin
from tamga.decisions.actions.kinds import add_kind
from tamga.decisions.actions.provisions import Reports, add_provision, take_off_control
from tamga.decisions.actions.publishing import (
    keep_internal,
    open_to_public,
    publish,
    waive_personal,
)
from tamga.decisions.actions.relations import amend, repeal
from tamga.decisions.actions.revising import Words, revise_provision
from tamga.decisions.actions.searching import mend_search
from tamga.decisions.actions.showing import (
    catch_up_files,
    look_through,
    show_files,
    show_what_was_read,
)
from tamga.decisions.actions.signing import number, sign, void_number
from tamga.decisions.actions.steps import WrongState
from tamga.decisions.actions.stopping import FilesNotSearched, PersonalDataFound

__all__ = [
    "FilesNotSearched",
    "PersonalDataFound",
    "Reports",
    "Words",
    "WrongState",
    "add_kind",
    "add_provision",
    "adopt_printed",
    "adopt_provision",
    "amend",
    "assign",
    "attach",
    "catch_up_files",
    "comment",
    "discard_draft",
    "draft",
    "join_twin",
    "keep_internal",
    "look_through",
    "mend_search",
    "number",
    "open_to_public",
    "publish",
    "repeal",
    "replace_copy",
    "revise",
    "revise_provision",
    "send_back",
    "send_down",
    "send_to_review",
    "show_files",
    "show_what_was_read",
    "sign",
    "take_off_control",
    "void_number",
    "waive_personal",
    "write_script",
]
