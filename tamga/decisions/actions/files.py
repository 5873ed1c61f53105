"""Scans, cleared copies, and the text in the other script, which often comes later."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.decisions.actions.searching import tell_search
from tamga.decisions.actions.steps import journal, locked
from tamga.decisions.actions.stopping import refuse_personal
from tamga.decisions.enums import FileKind, State
from tamga.decisions.models import Decision, DecisionFile
from tamga.documents.actions import ask_text, store


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
    """Attach a file: 1. it is stored untouched, known by its hash, 2. the row; of a
    published decision citizens get it once it was searched, 3. its text is asked for, which the
    worker reads, 4. the search learns what a cleared copy leaves out of a published decision,
    5. the journal.

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
        ask_text(stored, at=at)
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
def replace_copy(
    old: DecisionFile, data: bytes, *, name: str, by: User, at: datetime
) -> DecisionFile:
    """Attach a better cleared copy in place of one that still held personal data: 1. as ``attach``,
    2. the old one is taken out; its content stays stored, 3. the journal of both.

    Raises ValueError as ``attach``, for the same content, and for a file that is no cleared copy.
    """
    if old.kind != FileKind.CLEARED_COPY:
        raise ValueError(_("Only a cleared copy can be replaced."))
    new = attach(old.decision, data, name=name, kind=FileKind.CLEARED_COPY, by=by, at=at)
    if new.pk == old.pk:
        raise ValueError(_("It is the same file again: take the personal data out of it first."))
    sha256, decision = old.sha256, locked(old.decision)
    if DecisionFile.everything.filter(pk=old.pk).delete()[0]:
        journal("decision.file_replaced", decision, by=by, at=at, sha256=sha256)
    return new


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
