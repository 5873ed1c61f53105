"""A numbered decision is published, or kept for the office; personal data stops it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.decisions.actions.publishing_duty import close_duty, excuse_duty
from tamga.decisions.actions.searching import tell_search
from tamga.decisions.actions.showing import give
from tamga.decisions.actions.steps import WrongState, journal, locked, locked_for, move
from tamga.decisions.actions.stopping import refuse_standing, refuse_unsearched
from tamga.decisions.enums import State, Visibility
from tamga.decisions.models import Decision, Waiver
from tamga.decisions.queries.file_texts import file_texts, standing_places, unshown
from tamga.decisions.queries.personal import counted, text_hash, texts_of


@transaction.atomic
def publish(
    decision: Decision, *, by: User, at: datetime, also: Mapping[str, str] | None = None
) -> Decision:
    """Publish a numbered decision: 1. it stops at personal data that citizens would see: in its
    title, texts and provisions until a cleared copy is attached or it is waived; in what was read
    of its files (of the cleared copies alone where there are any) and in ``also`` until it is
    waived or the file replaced; 2. at a file that no machine could read and nobody looked through,
    3. its state, when and by whom: from now on it has a public page and gives its files, 4. the
    search knows it, 5. the duty to publish that signing had opened is closed by that page, 6. the
    journal.

    Raises PersonalDataFound, FilesNotSearched, WrongState, and ValueError for one that is for the
    office only.
    """
    found = locked_for(decision, State.PUBLISHED)
    if found.visibility != Visibility.PUBLIC:
        raise ValueError(_("It is for the office only: say first why it may be public."))
    refuse_standing(found, also)
    refuse_unsearched(found)
    give(found, unshown(found), by=by, at=at)
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
    seen: str = "",
) -> Waiver:
    """Let the personal data that citizens would see be published: 1. a waiver for exactly the texts
    as they are now, those read of the files included, with the reason and how many places of which
    kind, 2. the search learns them if the decision is published, 3. the journal, with the counts
    alone. The same twice changes nothing. ``seen`` is the hash of the texts that were looked at.

    Raises ValueError without a reason, WrongState when nothing was found, or when the texts aren't
    those of ``seen`` any more: a file may have been read meanwhile.
    """
    found = locked(decision)
    why = reason.strip()[:500]
    if not why:
        raise ValueError(_("Say why it may be published."))
    texts = {**file_texts(found), **(also or {})}
    places = standing_places(found, also=texts)
    if not places:
        raise WrongState(_("No personal data was found."))
    every = text_hash({**texts_of(found), **texts})
    if seen and seen != every:
        raise WrongState(_("More was read meanwhile: look through what was found again."))
    waiver, created = Waiver.everything.get_or_create(
        decision=found,
        text_hash=every,
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
