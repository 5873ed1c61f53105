"""The office and a citizen ask each other while a case is open; its term goes on meanwhile."""

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.petitions.actions.messages import send_news
from tamga.petitions.actions.steps import WrongStep, journal, locked, step
from tamga.petitions.enums import State, StepKind
from tamga.petitions.models import Message, Petition
from tamga.petitions.queries.talking import thread_of
from tamga.petitions.rules import LONGEST_TEXT, plain

MOST_A_DAY = 20
"""Messages of a citizen about one petition in a day; those told by phone aren't counted."""


@transaction.atomic
def ask(petition: Petition, *, text: str, by: User, at: datetime) -> Message:
    """Ask the citizen something that the answer needs; the day of the answer stays.

    1. The question, closed; the same one pressed twice is there once. 2. A step that the citizen
    sees, without it. 3. The citizen is told that there is a question, never which. 4. The journal,
    without it. Raises WrongStep when the case has ended, ValueError for an empty or endless text.
    """
    words, found = _words(text), _open(petition)
    before = thread_of(found)
    if before and before[-1].sent_by_id == by.pk and before[-1].text == words:
        return before[-1]
    asked = _written(found, words, by=by, at=at)
    step(found, StepKind.ASKED, by=by, at=at)
    send_news(
        found,
        key=f"asked-{asked.pk}",
        body=_(
            "The office has a question about your petition. Please read and answer it on the page "
            "of your petition. The day of the answer stays."
        ),
        by=by,
        at=at,
    )
    journal("petition.asked", found, by=by, at=at)
    return asked


@transaction.atomic
def write_back(petition: Petition, *, text: str, at: datetime, seen: int | None = None) -> Message:
    """The citizen writes on the page of their petition: an answer, or a question of their own.

    1. The message, closed. ``seen`` is how many messages stood there when they wrote: the same
    words sent again from the same page are one message. 2. A step, without it. 3. The journal,
    without it. Raises WrongStep when the case has ended, ValueError for an empty or endless text
    and for more than twenty on a day.
    """
    words, found = _words(text), _open(petition)
    before = thread_of(found)
    later = before[-1:] if seen is None else before[max(seen, 0) :]
    for known in later:
        if known.by_themselves and known.text == words:
            return known
    day = timezone.make_aware(datetime.combine(timezone.localdate(at), time()))
    if sum(each.by_themselves and each.sent_at >= day for each in before) >= MOST_A_DAY:
        raise ValueError(
            _("%(most)s messages were sent today; write the next one tomorrow, or call the office.")
            % {"most": MOST_A_DAY}
        )
    written = _written(found, words, by=None, at=at)
    step(found, StepKind.WROTE_BACK, by=None, at=at)
    journal("petition.wrote_back", found, by=None, at=at)
    return written


@transaction.atomic
def note_answer(petition: Petition, *, text: str, by: User, at: datetime) -> Message:
    """Write down what the citizen said by phone or at the counter, as their message.

    1. The message, closed, with who wrote it down; pressed twice it is there once. 2. A step. 3.
    The journal, without it. Raises as ``write_back``, without its limit.
    """
    words, found = _words(text), _open(petition)
    before = thread_of(found)
    if before and before[-1].from_citizen and before[-1].text == words:
        return before[-1]
    written = _written(found, words, by=by, at=at, from_citizen=True)
    step(found, StepKind.WROTE_BACK, by=by, at=at, told=True)
    journal("petition.wrote_back", found, by=by, at=at)
    return written


def _words(text: str) -> str:
    words = plain(text)
    if not words:
        raise ValueError(_("Write the message."))
    if len(words) > LONGEST_TEXT:
        raise ValueError(_("The text is too long: at most %s letters.") % LONGEST_TEXT)
    return words


def _open(petition: Petition) -> Petition:
    found = locked(petition)
    if found.state == State.CLOSED:
        raise WrongStep(
            _(
                "The petition has ended, so no message is taken any more. If it isn't settled, the "
                "office can be asked to look again; a new petition can be sent at any time."
            )
        )
    return found


def _written(
    petition: Petition, words: str, *, by: User | None, at: datetime, from_citizen: bool = False
) -> Message:
    return Message.everything.create(
        unit_id=petition.unit_id,
        petition=petition,
        from_citizen=from_citizen or by is None,
        text=words,
        sent_at=at,
        sent_by=by,
    )
