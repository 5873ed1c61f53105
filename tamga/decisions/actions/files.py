"""Scans, cleared copies, and the text in the other script, which often comes later."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.decisions.actions.publishing import refuse_personal
from tamga.decisions.actions.searching import tell_search
from tamga.decisions.actions.steps import journal, locked
from tamga.decisions.enums import FileKind, State
from tamga.decisions.models import Decision, DecisionFile
from tamga.documents.actions import store


@transaction.atomic
def attach(
    decision: Decision,
    data: bytes,
    *,
    name: str,
    kind: FileKind,
    by: User,
    at: datetime,
) -> DecisionFile:
    """Attach a file: 1. it is stored untouched, known by its hash, 2. the row, 3. the search
    learns what a cleared copy leaves out of a published decision, 4. the journal.

    The same content of the same kind twice changes nothing. Raises ValueError for an empty file,
    and for a cleared copy that is one of the scans.
    """
    found = locked(decision)
    stored = store(data, name=name, unit_id=found.unit_id, by=by, at=at)
    others = DecisionFile.everything.filter(decision=found, sha256=stored.sha256)
    clears = others.filter(kind=FileKind.CLEARED_COPY).exists()
    if (kind == FileKind.CLEARED_COPY and others.exclude(kind=kind).exists()) or (
        kind != FileKind.CLEARED_COPY and clears
    ):
        raise ValueError(_("The cleared copy can't be the same file as the scan."))
    attached, created = DecisionFile.everything.get_or_create(
        decision=found,
        kind=kind,
        sha256=stored.sha256,
        defaults={"stored": stored, "attached_at": at, "attached_by": by},
    )
    if created:
        tell_search(found, at=at)
        journal(
            "decision.file_attached",
            found,
            by=by,
            at=at,
            kind=str(kind),
            sha256=stored.sha256,
        )
    return attached


@transaction.atomic
def write_script(decision: Decision, *, script_text: str, by: User, at: datetime) -> Decision:
    """Write the text in the Mongolian script, also after the signature: 1. the text; on a published
    decision it stops at personal data as publishing does, 2. the search learns it, 3. the journal.
    Raises PersonalDataFound,
    ValueError for an empty text.
    """
    found = locked(decision)
    if not script_text.strip():
        raise ValueError(_("The text is empty."))
    found.script_text = script_text
    if found.state == State.PUBLISHED:
        refuse_personal(found)
    found.save(update_fields=["script_text"])
    tell_search(found, at=at)
    journal("decision.script_written", found, by=by, at=at)
    return found
