"""An answered petition is published: prepared without names by one, looked through by another."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.petitions.actions.answer_search import forget_in_search, tell_search
from tamga.petitions.actions.steps import WrongStep, journal, locked, step
from tamga.petitions.enums import StepKind
from tamga.petitions.models import Petition, PublishedAnswer
from tamga.petitions.queries.answers import texts_of, why_unpublishable
from tamga.petitions.queries.clues import clues_in, words_hash
from tamga.petitions.rules import LONGEST_TEXT

LONGEST_TITLE = 200


class ClueLeft(ValueError):  # reads as a sentence where it is raised
    """Something in the words says who wrote."""


@transaction.atomic
def prepare(
    petition: Petition, *, title: str, text: str, answer: str, by: User, at: datetime
) -> PublishedAnswer:
    """Write what of an answered petition would be published: 1. the words, closed, instead of those
    that were prepared or taken down before; they wait for another person, 2. the journal.

    Raises ValueError for a petition that may not be published, an empty or endless text; WrongStep
    while it is on the site.
    """
    found = _publishable(petition)
    words = {"title": " ".join(title.split()), "text": text.strip(), "answer": answer.strip()}
    if not all(words.values()):
        raise ValueError(_("Write a title, what was asked and what was answered."))
    if len(words["title"]) > LONGEST_TITLE:
        raise ValueError(_("The title is too long: at most %s letters.") % LONGEST_TITLE)
    if max(map(len, words.values())) > LONGEST_TEXT:
        raise ValueError(_("The text is too long: at most %s letters.") % LONGEST_TEXT)
    before = _answer(found)
    if before is not None and _is_on_site(before):
        raise WrongStep(_("It is on the site: take it down first."))
    made, _created = PublishedAnswer.everything.update_or_create(
        petition=found,
        defaults={
            **words, "unit_id": found.unit_id, "prepared_at": at, "prepared_by": by,
            "published_at": None, "published_by": None,
            "taken_down_at": None, "taken_down_by": None,
        },
    )  # fmt: skip
    journal("petition.answer_prepared", found, by=by, at=at)
    return made


@transaction.atomic
def publish(petition: Petition, *, seen: str, by: User, at: datetime) -> PublishedAnswer:
    """Let everybody read what was prepared: 1. from now on it has a public page, 2. the search
    finds it, 3. the journal. ``seen`` is the ``words_hash`` of what ``by`` looked at.

    Raises ClueLeft while a phone, a register number, an e-mail, an account, or a name or an address
    of who signed stands in it; ValueError for who prepared it, and for a petition that may not be
    published; WrongStep when nothing waits, when the words aren't those of ``seen``, or when the
    petition was answered anew since.
    """
    found = _publishable(petition)
    waits = _answer(found)
    if waits is None or waits.published_at is not None:
        raise WrongStep(_("Nothing waits here to be published."))
    if waits.prepared_by_id == by.pk:
        raise ValueError(_("You prepared it: another person looks it through and publishes it."))
    texts = texts_of(waits)
    if seen != words_hash(texts) or found.closed_at is None or waits.prepared_at < found.closed_at:
        raise WrongStep(_("It was changed meanwhile: look through it again."))
    if clues_in(found, texts):
        raise ClueLeft(_("Something in it says who wrote: take that out first."))
    waits.published_at, waits.published_by = at, by
    waits.save(update_fields=["published_at", "published_by"])
    tell_search(waits)
    journal("petition.answer_published", found, by=by, at=at)
    return waits


@transaction.atomic
def take_down(petition: Petition, *, reason: str, by: User, at: datetime) -> PublishedAnswer:
    """Take what is published off the site: 1. when and by whom, 2. the search forgets it, 3. a step
    of the office's own with the reason, closed, 4. the journal. The citizen's consent stays.

    Raises WrongStep when it isn't on the site, ValueError without a reason.
    """
    why = reason.strip()[:2000]
    if not why:
        raise ValueError(_("Say why it is taken down."))
    found = locked(petition)
    shown = _answer(found)
    if shown is None or not _is_on_site(shown):
        raise WrongStep(_("It isn't on the site."))
    shown.taken_down_at, shown.taken_down_by = at, by
    shown.save(update_fields=["taken_down_at", "taken_down_by"])
    forget_in_search(shown)
    step(found, StepKind.NOTED, by=by, at=at, note=_("Taken off the site: %s") % why)
    journal("petition.answer_taken_down", found, by=by, at=at)
    return shown


@transaction.atomic
def withdraw_consent(petition: Petition, *, by: User | None, at: datetime) -> bool:
    """Take back a citizen's consent to publishing; ``by`` is None when they did it on the website.

    1. The consent. 2. What was prepared or published is deleted with its words, so its page is
    gone. 3. The search forgets it. 4. The journal. False when there was no consent.
    """
    found = locked(petition)
    if not found.may_publish:
        return False
    found.may_publish = False
    found.save(update_fields=["may_publish"])
    discard_answer(found)
    journal("petition.consent_withdrawn", found, by=by, at=at)
    return True


def discard_answer(petition: Petition) -> None:
    """Delete what was prepared or published of a petition: 1. the search forgets it, 2. the words.
    Also for one that is opened again: its answer isn't the office's last word any more.
    """
    if (before := _answer(petition)) is not None:
        forget_in_search(before)
        before.delete()


def _publishable(petition: Petition) -> Petition:
    found = locked(petition)
    if why := why_unpublishable(found):
        raise ValueError(why)
    return found


def _answer(petition: Petition) -> PublishedAnswer | None:
    rows = PublishedAnswer.everything.filter(petition=petition)
    return rows.select_related("unit", "petition__subject").first()


def _is_on_site(answer: PublishedAnswer) -> bool:
    return answer.published_at is not None and answer.taken_down_at is None
