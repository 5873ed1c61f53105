"""The rooms of petitions for tests of who may enter: their addresses, and a petition of a unit."""

from tamga.petitions.actions import receive
from tamga.petitions.rules import register_kind
from tests.petitions.desk import BUTTONS as DESK_BUTTONS
from tests.petitions.desk import desk_rooms
from tests.petitions.letters import letter
from tests.petitions.lists import list_rooms
from tests.stories import START, Soum

# addresses that only a button calls, and those where nothing is pressed
BUTTONS = {
    f"office_petition_{what}"
    for what in (
        "look",
        "note",
        "propose",
        "confirm",
        "route",
        "subject",
        "against",
        "write_down",
        "ask",
        "heard",
        "add_files",
        "import_receive",
        "import_discard",
    )
} | DESK_BUTTONS
LOOKED_AT = {
    "office_petition", "office_petition_card", "office_petition_file", "office_petition_attachment",
    "office_petition_import_left",
}  # fmt: skip
ASKING = {
    f"office_petition_{what}"
    for what in (
        "receipt", "give_back", "reply", "deliver", "forward", "return", "withdraw", "extend",
        "kind", "link", "publish", "letter",
    )
}  # fmt: skip
OPENED = {
    "office_petitions", "office_petition",
    *(f"office_petition_{what}" for what in ("look", "note", "give_back", "reply", "file",
                                             "attachment", "write_down", "deliver", "ask",
                                             "heard", "letter")),
}  # fmt: skip
"""What is open to whoever was given a petition, without a role in petitions."""
FIGURES = {
    f"office_petition_{what}"
    for what in ("figures", "figures_file", "reports", "report", "report_file")
}
"""What is open to the aimag above a soum as well: counts, nothing about a petition."""


def rooms(soum: Soum) -> dict[str, int]:
    """A petition to a soum, by the name of each address that asks for one."""
    found = receive(soum.unit, letter(received_on=START.date()), by=None, at=START).petition
    assert found.entry.register.kind == register_kind(found.kind)
    petitions = dict.fromkeys(BUTTONS | LOOKED_AT | ASKING, found.pk)
    return {**petitions, **list_rooms(soum), **desk_rooms(soum)}
