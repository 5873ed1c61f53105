"""A petition as a line of a list: how pressing it is, and what it waits for. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tamga.petitions.enums import Outcome, State
from tamga.petitions.models import Petition
from tamga.workspace.queries.petitions import OPEN, days_to

TABS: Final[tuple[tuple[str, Promise], ...]] = (
    (OPEN, pgettext_lazy("petitions", "All open")),
    (State.RECEIVED.value, pgettext_lazy("petitions", "Received")),
    (State.PROPOSED.value, pgettext_lazy("petitions", "At the head")),
    (State.ROUTED.value, pgettext_lazy("petitions", "Being answered")),
    (State.CLOSED.value, pgettext_lazy("petitions", "Ended")),
)
WAITS: Final = {
    State.RECEIVED: _("somebody to answer has to be proposed"),
    State.PROPOSED: _("the head has to confirm who answers"),
    State.ROUTED: _("has to be answered"),
}
TONES: Final = {
    Outcome.RESOLVED: "ok",
    Outcome.PARTLY: "ok",
    Outcome.EXPLAINED: "ok",
    Outcome.REFUSED: "past",
}


@dataclass(frozen=True)
class PetitionLine:
    """``tone`` is late, soon or "" while it is open; ``days`` are those that are left."""

    petition: Petition
    tone: str
    days: int
    waits: Promise | str

    @property
    def open(self) -> bool:
        """Whether it waits for something."""
        return self.petition.state != State.CLOSED


def line_of(petition: Petition, today: date) -> PetitionLine:
    """How it stands on a day."""
    days = days_to(petition, today)
    if petition.state == State.CLOSED:
        tone = "late" if days < 0 else TONES.get(Outcome(petition.outcome), "wait")
        return PetitionLine(petition, tone, days, "")
    tone = "late" if days < 0 else "soon" if days <= settings.TAMGA_DUE_SOON_DAYS else ""
    return PetitionLine(petition, tone, days, WAITS[State(petition.state)])
