"""The books of a unit for tests of who may enter: one of each thing that an address can name."""

from tamga.accounts.models import User
from tamga.decisions.actions import (
    add_provision,
    attach,
    draft,
    number,
    send_to_review,
    sign,
)
from tamga.decisions.enums import FileKind
from tamga.registers.actions import receive_blanks
from tamga.registers.enums import Script
from tests.decisions.offices import KIND
from tests.stories import START, Soum

# addresses of the decisions' room that only a button calls, and those where nothing is pressed
BUTTONS = {
    "decision_review", "decision_comment", "decision_back", "decision_void", "decision_waive",
    "decision_internal", "decision_open", "decision_attach", "decision_script", "decision_discard",
    "decision_looked", "blank_use", "blank_spoil",
}  # fmt: skip
LOOKED_AT = {"office_decision", "office_decision_file", "register", "blank_series"}
_OF_DECISION = (BUTTONS - {"blank_use", "blank_spoil", "decision_looked"}) | {
    "office_decision", "decision_edit", "decision_sign", "decision_number", "decision_publish",
    "decision_relate", "decision_join", "provision_add",
}  # fmt: skip


def books(soum: Soum, by: User) -> dict[str, int]:
    """A numbered decision with a file and a provision, its register, a series of blank forms; by
    the name of each address that asks for one of them.
    """
    decision = draft(soum.unit, kind=KIND, title="Хөршийн захирамж", by=by, at=START)
    file = attach(decision, b"x", name="x.txt", kind=FileKind.CYRILLIC_SCAN, by=by, at=START)
    provision = add_provision(decision, text="Хөршийн заалт", by=by, at=START)
    send_to_review(decision, by=by, at=START)
    sign(decision, signed_on=START.date(), by=by, at=START)
    entry = number(decision, by=by, at=START).entry
    assert entry is not None
    series = receive_blanks(
        soum.unit, script=Script.MONGOL, first=1, last=9, received_on=START.date(), by=by, at=START
    )
    return {
        **dict.fromkeys(_OF_DECISION, decision.pk),
        **dict.fromkeys(("office_decision_file", "decision_looked"), file.pk),
        **dict.fromkeys(
            ("provision_edit", "provision_off", "provision_send", "provision_assign"), provision.pk
        ),
        **dict.fromkeys(("register", "register_afterwards"), entry.register_id),
        "entry_void": entry.pk,
        **dict.fromkeys(("blank_series", "blank_use", "blank_spoil"), series.pk),
    }
