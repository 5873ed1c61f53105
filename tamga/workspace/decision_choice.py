"""Another decision is looked for by its number or words, and chosen by its address."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from tamga.accounts.models import User
from tamga.decisions.models import Decision
from tamga.decisions.queries import listed
from tamga.decisions.rules import ISSUED
from tamga.organizations.models import Unit
from tamga.workspace.forms.filters import number

MOST = 20


@dataclass(frozen=True)
class Choice:
    """What was looked for, what was found, and the one that was chosen."""

    words: str
    found: list[Decision]
    chosen: Decision | None


def choice(
    request: HttpRequest, unit: Unit, user: User, *, besides: Decision, adopted: bool
) -> Choice:
    """Of ``?q=`` and ``?chosen=``: numbered decisions of the unit's books that stand and that
    ``user`` may read; ``adopted`` ones of others only where those may act.
    """
    words = request.GET.get("q", "")[:200].replace("\0", "")
    pk = number(request.GET, "chosen", high=2**63 - 1)
    chosen = _standing(unit, user, "", besides, adopted).filter(pk=pk).first() if pk else None
    if chosen is not None:
        return Choice(words, [], chosen)
    return Choice(words, list(_standing(unit, user, words, besides, adopted)[:MOST]), None)


def _standing(
    unit: Unit, user: User, words: str, besides: Decision, adopted: bool
) -> QuerySet[Decision]:
    there = listed(unit, user=user, words=words).filter(
        Q(entry__isnull=True) | Q(entry__voided_at__isnull=True), state__in=ISSUED
    )
    return (there if adopted else there.filter(adopted=False)).exclude(pk=besides.pk)
