"""A decision is drafted, changed, and looked at by the legal specialist."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.decisions.actions.steps import WrongState, journal, locked, locked_for, move
from tamga.decisions.enums import State, Visibility
from tamga.decisions.models import Comment, Decision, DecisionKind
from tamga.decisions.rules import EDITABLE
from tamga.organizations.models import Unit


@transaction.atomic
def draft(
    unit: Unit,
    *,
    kind: str,
    title: str,
    by: User,
    at: datetime,
    text: str = "",
    script_text: str = "",
    place: str = "",
    personal: bool | None = None,
) -> Decision:
    """Draft a decision of a unit: 1. the row, for the office only when its kind or ``personal``
    says that it is about persons, 2. the journal.

    Raises DecisionKind.DoesNotExist, and ValueError without a title or for a kind of others.
    """
    found = DecisionKind.objects.get(pk=kind)
    if not found.own_register:
        raise ValueError(_("«%s» isn't issued here.") % found.name)
    if not title.strip():
        raise ValueError(_("A decision needs a title."))
    about_persons = found.personal if personal is None else personal or found.personal
    decision = Decision.everything.create(
        unit=unit,
        kind=found,
        issuer=unit,
        title=title.strip()[:1000],
        text=text,
        script_text=script_text,
        place=place,
        personal=about_persons,
        visibility=Visibility.INTERNAL if about_persons else Visibility.PUBLIC,
        drafted_at=at,
        drafted_by=by,
    )
    journal("decision.drafted", decision, by=by, at=at)
    return decision


@transaction.atomic
def revise(
    decision: Decision,
    *,
    by: User,
    at: datetime,
    title: str | None = None,
    text: str | None = None,
    script_text: str | None = None,
    place: str | None = None,
    personal: bool | None = None,
) -> Decision:
    """Change a draft, also in review: 1. what is given (None stays), and with ``personal`` who may
    read it, 2. the journal. Returns it as it is now. Raises WrongState once it is signed,
    ValueError for an empty title.
    """
    found = locked(decision)
    if found.state not in EDITABLE:
        raise WrongState(_("A signed decision isn't changed: another decision amends it."))
    if title is not None and not title.strip():
        raise ValueError(_("A decision needs a title."))
    given = {"title": title, "text": text, "script_text": script_text, "place": place}
    for field, value in given.items():
        if value is not None:
            setattr(found, field, value.strip()[:1000] if field == "title" else value)
    if personal is not None:
        found.personal = personal or found.kind.personal
        found.visibility = Visibility.INTERNAL if found.personal else Visibility.PUBLIC
    found.save()
    journal("decision.revised", found, by=by, at=at)
    return found


@transaction.atomic
def send_to_review(decision: Decision, *, by: User, at: datetime) -> Decision:
    """Send a draft to legal review: 1. its state, 2. the journal. Raises WrongState."""
    found = move(locked_for(decision, State.IN_REVIEW), State.IN_REVIEW)
    journal("decision.sent_to_review", found, by=by, at=at)
    return found


@transaction.atomic
def send_back(decision: Decision, *, comment: str, by: User, at: datetime) -> Decision:
    """Send a draft back from review: 1. a comment that says why, 2. its state, 3. the journal.
    Raises WrongState, and ValueError without a comment.
    """
    found = locked_for(decision, State.DRAFT)
    _write_comment(found, comment, by=by, at=at)
    move(found, State.DRAFT)
    journal("decision.sent_back", found, by=by, at=at)
    return found


@transaction.atomic
def comment(decision: Decision, *, text: str, by: User, at: datetime) -> Comment:
    """Comment on a draft in review: 1. the comment, 2. the journal. Raises WrongState outside of
    review, ValueError for an empty one.
    """
    found = locked(decision)
    if found.state != State.IN_REVIEW:
        raise WrongState(_("Comments are written while a draft is in legal review."))
    written = _write_comment(found, text, by=by, at=at)
    journal("decision.commented", found, by=by, at=at)
    return written


def _write_comment(decision: Decision, text: str, *, by: User, at: datetime) -> Comment:
    if not text.strip():
        raise ValueError(_("Write what is to be changed."))
    return Comment.everything.create(
        decision=decision, text=text.strip(), written_at=at, written_by=by
    )
