"""Who signs a report: positions and names of the day. Private to ``actions``."""

from dataclasses import dataclass
from datetime import date

from tamga.accounts.models import User
from tamga.implementation.actions.issuing_errors import NoPostError
from tamga.implementation.report import words
from tamga.implementation.report.model import Signer
from tamga.organizations.models import Holding, Unit
from tamga.organizations.queries import holding_on

MAKES = ("admin_legal_specialist", "legal_specialist")
CHECKS = ("office_head",)
APPROVES = ("governor",)


@dataclass(frozen=True)
class Hand:
    """A signature to be printed; ``order`` appoints somebody who acts for another."""

    post: str
    name: str
    order: str = ""

    def signer(self, part: str) -> Signer:
        """As the form prints it."""
        acting = f"{words.ACTING}: {self.order}" if self.order else ""
        return Signer(part, self.post, self.name, acting)


def hand_of(user: User, unit: Unit, *, first: tuple[str, ...], on: date) -> Hand:
    """How ``user`` signs in ``unit`` that day: by the position that signs reports (``first`` are
    its codes), else by any that they hold there. Raises NoPostError.
    """
    held = Holding.objects.filter(holding_on(on), user=user, position__unit=unit)
    found = _best(list(held.select_related("position", "user")), first)
    if found is None:
        raise NoPostError(user.pk)
    return _hand(found)


def approves(unit: Unit, *, on: date) -> Hand | None:
    """The governor of that day; who acts for them before them, None where nobody is known."""
    held = Holding.objects.filter(
        holding_on(on), position__unit=unit, position__code__in=APPROVES
    ).select_related("position", "user")
    found = sorted(held, key=lambda one: (not one.acting, one.pk))
    return _hand(found[0]) if found else None


def _best(held: list[Holding], first: tuple[str, ...]) -> Holding | None:
    places = {code: place for place, code in enumerate(first)}
    held.sort(key=lambda one: (places.get(one.position.code, len(places)), one.acting, one.pk))
    return held[0] if held else None


def _hand(holding: Holding) -> Hand:
    order = holding.order if holding.acting else ""
    return Hand(holding.position.name, holding.user.get_full_name(), order)
