"""A file of a decision is given to citizens once what stands in it was searched."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.decisions.actions.searching import tell_search
from tamga.decisions.actions.steps import WrongState, journal, locked
from tamga.decisions.actions.stopping import refuse_standing, refuse_unsearched
from tamga.decisions.enums import State
from tamga.decisions.models import Decision, DecisionFile
from tamga.decisions.queries.file_texts import read_files, unshown
from tamga.decisions.queries.misread import find_in_file
from tamga.documents.actions import ask_text
from tamga.documents.models import FileText

_A_NIGHT = 500  # files that were attached before texts were read, asked for in one night


@transaction.atomic
def look_through(file: DecisionFile, *, by: User, at: datetime) -> DecisionFile:
    """Say that somebody looked through a file with their own eyes, for the machine couldn't read
    it: 1. when and who, 2. the journal, by hash. The same twice changes nothing.
    """
    decision = locked(file.decision)
    found = DecisionFile.everything.get(pk=file.pk, decision=decision)
    if found.looked_at is None:
        found.looked_at, found.looked_by = at, by
        found.save(update_fields=["looked_at", "looked_by"])
        journal("decision.file_looked_through", decision, by=by, at=at, sha256=found.sha256)
    return found


@transaction.atomic
def show_files(decision: Decision, *, by: User, at: datetime) -> int:
    """Put the files that were attached after a decision was published on the site: 1. it stops as
    publishing does, 2. since when each is given, 3. the journal of each. Returns how many.

    Raises PersonalDataFound, FilesNotSearched, WrongState for one that isn't published.
    """
    found = locked(decision)
    if found.state != State.PUBLISHED:
        raise WrongState(_("It isn't published."))
    refuse_standing(found)
    refuse_unsearched(found)
    return give(found, unshown(found), by=by, at=at)


def give(decision: Decision, files: list[DecisionFile], *, by: Any, at: datetime) -> int:
    """Write since when citizens get these, and journal it. Private to ``actions``."""
    for file in files:
        file.shown_at = at
        file.save(update_fields=["shown_at"])
        journal(
            "decision.file_shown",
            decision,
            by=by,
            at=at,
            kind=str(file.kind),
            sha256=file.sha256,
        )
    return len(files)


@transaction.atomic
def show_read(decision: Decision, *, at: datetime) -> int:
    """Put those files of a published decision on the site that the machine read whole and found
    nothing personal in; the others wait for somebody. Returns how many.
    """
    found = locked(decision)
    if found.state != State.PUBLISHED:
        return 0
    clean = [
        each.file
        for each in read_files(found)
        if each.file.shown_at is None
        and each.is_searched
        and not find_in_file(each.known.text or "")
    ]
    given = give(found, clean, by=None, at=at)
    if given:
        tell_search(found, at=at)
    return given


def show_what_was_read(*, unit_id: int, sha256: str, at: datetime) -> None:
    """For each published decision with this content: ``show_read``."""
    waiting = Decision.everything.filter(
        state=State.PUBLISHED,
        files__stored__unit=unit_id,
        files__sha256=sha256,
        files__shown_at__isnull=True,
    )
    for decision in waiting.distinct():
        show_read(decision, at=at)


def catch_up_files(*, at: datetime) -> int:
    """At night: 1. the texts of files that nobody asked for are asked for, 2. what was read when a
    kill came between is put on the site. Returns how many were asked for.
    """
    known = FileText.everything.filter(unit=OuterRef("stored__unit"), sha256=OuterRef("sha256"))
    unasked = DecisionFile.everything.filter(~Exists(known)).select_related("stored")
    asked = [ask_text(file.stored, at=at) for file in unasked.order_by("-pk")[:_A_NIGHT]]
    late = Decision.everything.filter(state=State.PUBLISHED, files__shown_at__isnull=True)
    for decision in late.distinct():
        show_read(decision, at=at)
    return len(asked)
