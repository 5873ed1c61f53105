"""The search knows a decision as its public page shows it. Private to ``actions``, but for the
nightly mending.
"""

from datetime import datetime

from django.db import transaction

from tamga.decisions.enums import State
from tamga.decisions.models import Decision
from tamga.decisions.queries.personal import public_texts
from tamga.decisions.queries.published import address_of, is_public, site_of
from tamga.decisions.rules import search_key, shown_number
from tamga.search.actions import drop, index
from tamga.search.models import Entry


def tell_search(decision: Decision, *, at: datetime) -> None:
    """Let the search know a decision as it is now: 1. what is public is indexed by number, title
    and the texts of its public page, 2. anything else is dropped.

    ``decision`` must be loaded with its kind, unit and entry.
    """
    if not is_public(decision):
        drop(search_key(decision.pk))
        return
    texts = public_texts(decision).texts
    title, shown = texts.pop("title"), "\n".join(texts.values())
    index(
        key=search_key(decision.pk),
        unit_id=site_of(decision),
        url=address_of(decision),
        title=f"{shown_number(decision.number)} {title}",
        text=f"{shown}\n{decision.kind.name} · {decision.unit.name} · {decision.year}",
        kind=decision.kind.name,
        at=decision.published_at or at,
    )


@transaction.atomic
def mend_search(*, at: datetime) -> int:
    """Let the search know every published decision and no other; returns how many it had wrong.

    1. What is public and isn't in the index is indexed, 2. what is there and isn't public is
    dropped. For an index that was lost or made anew.
    """
    known = set(Entry.objects.filter(key__startswith=search_key("")).values_list("key", flat=True))
    published = Decision.everything.filter(state=State.PUBLISHED)
    right = 0
    living = set()
    for decision in published.select_related("kind", "unit", "entry").iterator():
        if is_public(decision):
            living.add(search_key(decision.pk))
            if search_key(decision.pk) not in known:
                tell_search(decision, at=at)
                right += 1
    for key in known - living:
        right += drop(key)
    return right
