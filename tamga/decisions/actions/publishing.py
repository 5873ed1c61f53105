"""A numbered decision is published, or kept for the office; personal data stops it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.decisions.actions.publishing_duty import close_duty, excuse_duty
from tamga.decisions.actions.searching import tell_search
from tamga.decisions.actions.steps import WrongState, journal, locked, locked_for, move
from tamga.decisions.enums import State, Visibility
from tamga.decisions.models import Decision, Waiver
from tamga.decisions.queries.personal import (
    PersonalPlace,
    counted,
    has_cleared_copy,
    is_waived,
    personal_places,
    text_hash,
    texts_of,
)


class PersonalDataFound(ValueError):  # reads as a sentence where it is raised
    """The texts hold personal data; ``places`` are all of them, with masked excerpts."""

    def __init__(self, places: list[PersonalPlace]) -> None:
        self.places = places
        super().__init__(
            _(
                "Personal data was found in %s places: attach a cleared copy, or say why it may "
                "be published."
            )
            % len(places)
        )


def refuse_personal(decision: Decision, also: Mapping[str, str] | None = None) -> None:
    """Raise PersonalDataFound unless it is cleared or waived. Private to ``actions``."""
    places = personal_places(decision, also=also)
    if places and not has_cleared_copy(decision) and not is_waived(decision, also=also):
        raise PersonalDataFound(places)


@transaction.atomic
def publish(
    decision: Decision, *, by: User, at: datetime, also: Mapping[str, str] | None = None
) -> Decision:
    """Publish a numbered decision: 1. it stops at personal data in its title, texts and provisions,
    and in ``also`` (texts that were read from its files, by name), until a cleared copy is attached
    or it is waived, 2. its state, when and by whom: from now on it has a public page, 3. the search
    knows it, 4. the duty to publish that signing had opened is closed by that page, 5. the journal.

    Raises PersonalDataFound, WrongState, and ValueError for one that is for the office only.
    """
    found = locked_for(decision, State.PUBLISHED)
    if found.visibility != Visibility.PUBLIC:
        raise ValueError(_("It is for the office only: say first why it may be public."))
    refuse_personal(found, also)
    found.published_at, found.published_by = at, by
    move(found, State.PUBLISHED, "published_at", "published_by")
    tell_search(found, at=at)
    close_duty(found, by=by, at=at)
    journal("decision.published", found, by=by, at=at)
    return found


@transaction.atomic
def keep_internal(decision: Decision, *, by: User, at: datetime, reason: str = "") -> Decision:
    """Keep a numbered decision for the office, or take a published one back: 1. its state, who may
    read it and why, 2. the search forgets it, 3. an open duty to publish it is excused with that
    reason; what was published stays done, 4. the journal.

    Raises WrongState, and ValueError without a reason where it was for everybody.
    """
    found = locked_for(decision, State.INTERNAL)
    why = reason.strip()[:500]
    if found.visibility == Visibility.PUBLIC and not why:
        raise ValueError(_("Say why it isn't for everybody."))
    found.visibility = Visibility.INTERNAL
    found.visibility_why = why or found.visibility_why
    move(found, State.INTERNAL, "visibility", "visibility_why")
    tell_search(found, at=at)
    if why:
        excuse_duty(found, why=why, by=by, at=at)
    journal("decision.kept_internal", found, by=by, at=at)
    return found


@transaction.atomic
def open_to_public(decision: Decision, *, reason: str, by: User, at: datetime) -> Decision:
    """Let a decision that is for the office be published: 1. who may read it and why; its state
    stays, 2. the journal. Raises ValueError without a reason.
    """
    found = locked(decision)
    why = reason.strip()[:500]
    if not why:
        raise ValueError(_("Say why it may be public."))
    if found.visibility == Visibility.PUBLIC:
        return found
    if found.state == State.INTERNAL:
        found.state = State.NUMBERED
    found.visibility, found.visibility_why = Visibility.PUBLIC, why
    found.save(update_fields=["state", "visibility", "visibility_why"])
    journal("decision.opened", found, by=by, at=at)
    return found


@transaction.atomic
def waive_personal(
    decision: Decision,
    *,
    reason: str,
    by: User,
    at: datetime,
    also: Mapping[str, str] | None = None,
) -> Waiver:
    """Let the personal data that stands in the texts now be published: 1. a waiver for exactly
    these texts, with the reason and how many places of which kind, 2. the search learns them if the
    decision is published, 3. the journal, with the counts alone. The same twice changes nothing.
    Raises ValueError without a reason, WrongState when nothing was found.
    """
    found = locked(decision)
    why = reason.strip()[:500]
    if not why:
        raise ValueError(_("Say why it may be published."))
    places = personal_places(found, also=also)
    if not places:
        raise WrongState(_("No personal data was found."))
    waiver, created = Waiver.everything.get_or_create(
        decision=found,
        text_hash=text_hash({**texts_of(found), **(also or {})}),
        defaults={
            "found": counted(places),
            "reason": why,
            "waived_at": at,
            "waived_by": by,
        },
    )
    if created:
        tell_search(found, at=at)
        journal(
            "decision.personal_waived",
            found,
            by=by,
            at=at,
            found=len(places),
            kinds=counted(places),
        )
    return waiver
