"""The search knows what is published of a petition, and not a word more. Private to ``actions``,
but for the nightly mending.
"""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from tamga.petitions.models import PublishedAnswer
from tamga.petitions.queries.answers import address_of, published, search_key, site_of
from tamga.search.actions import drop, index
from tamga.search.models import Entry


def tell_search(answer: PublishedAnswer) -> None:
    """Let the search find a published answer: 1. its entry, by its title and both texts."""
    assert answer.published_at is not None
    subject = answer.petition.subject
    with translation.override(settings.LANGUAGE_CODE):  # the index has one language
        kind = _("Answered petition")
    index(
        key=search_key(answer.pk),
        unit_id=site_of(answer.unit),
        url=address_of(answer.pk),
        title=answer.title or "",
        text=f"{answer.text}\n{answer.answer}\n{subject.name if subject else ''}",
        kind=kind,
        at=answer.published_at,
    )


def forget_in_search(answer: PublishedAnswer) -> None:
    """Let the search forget it: 1. its entry is dropped."""
    drop(search_key(answer.pk))


@transaction.atomic
def mend_answers(*, at: datetime) -> int:
    """Let the search know every published answer and no other; returns how many it had wrong.

    1. What is public and isn't in the index is indexed, 2. what is there and isn't public is
    dropped. For an index that was lost or made anew.
    """
    known = set(Entry.objects.filter(key__startswith=search_key("")).values_list("key", flat=True))
    right, living = 0, set()
    for answer in published().select_related("unit", "petition__subject").iterator():
        living.add(search_key(answer.pk))
        if search_key(answer.pk) not in known:
            tell_search(answer)
            right += 1
    return right + sum(drop(key) for key in known - living)
