"""Templates of replies are written, ended, taken up again. Ended ones stay."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.journal.actions import record
from tamga.organizations.models import Unit
from tamga.petitions.actions.steps import WrongStep
from tamga.petitions.enums import ANSWERED, Outcome
from tamga.petitions.letters import wrong_fields
from tamga.petitions.models import LetterTemplate
from tamga.petitions.rules import LONGEST_TEXT


@transaction.atomic
def write_template(
    unit: Unit,
    *,
    name: str,
    text: str,
    by: User,
    at: datetime,
    outcome: Outcome | None = None,
    instead: LetterTemplate | None = None,
    seen: datetime | None = None,
) -> LetterTemplate:
    """Write a template of a unit, or a new text ``instead`` of one that was written at ``seen``.

    1. The row, the same one when it is written anew. 2. The journal, by its key.
    Raises WrongStep when somebody wrote or ended it meanwhile; ValueError for an empty name or
    text, a name that another one has, a field that isn't known, an outcome without a reply.
    """
    called, words = " ".join(name.split())[:120], text.strip()
    if not called or not words:
        raise ValueError(_("Write its name and its text."))
    if len(words) > LONGEST_TEXT:
        raise ValueError(_("The text is too long: at most %s letters.") % LONGEST_TEXT)
    if wrong := wrong_fields(words):
        raise ValueError(_("These are no fields: %s.") % ", ".join(wrong))
    if outcome is not None and outcome not in ANSWERED:
        raise ValueError(_("That outcome has no reply."))
    row = LetterTemplate(unit=unit) if instead is None else _standing(instead, seen)
    row.name, row.text, row.outcome = called, words, outcome.value if outcome else ""
    row.written_at, row.written_by = at, by
    _refuse_namesake(row)
    row.save()
    record("petition.template_written", by=by, at=at, unit_id=row.unit_id, subject=row,
           template=row.pk)  # fmt: skip
    return row


@transaction.atomic
def end_template(template: LetterTemplate, *, by: User, at: datetime) -> LetterTemplate:
    """End a template: 1. it is offered no more and stays to be taken up again, 2. the journal.
    Raises WrongStep when it has ended.
    """
    row = _standing(template, None)
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    record("petition.template_ended", by=by, at=at, unit_id=row.unit_id, subject=row,
           template=row.pk)  # fmt: skip
    return row


@transaction.atomic
def take_up_template(template: LetterTemplate, *, by: User, at: datetime) -> LetterTemplate:
    """Offer an ended template again: 1. it stands, 2. the journal. Raises WrongStep when it stands,
    ValueError when another one has its name now.
    """
    row = LetterTemplate.everything.select_for_update().get(pk=template.pk)
    if row.ended_at is None:
        raise WrongStep(_("It is offered already."))
    _refuse_namesake(row)
    row.ended_at = None
    row.save(update_fields=["ended_at"])
    record("petition.template_taken_up", by=by, at=at, unit_id=row.unit_id, subject=row,
           template=row.pk)  # fmt: skip
    return row


def _standing(template: LetterTemplate, seen: datetime | None) -> LetterTemplate:
    row = LetterTemplate.everything.select_for_update().get(pk=template.pk)
    if row.ended_at is not None:
        raise WrongStep(_("The template was ended meanwhile."))
    if seen is not None and row.written_at != seen:
        raise WrongStep(_("Somebody wrote this template anew meanwhile."))
    return row


def _refuse_namesake(row: LetterTemplate) -> None:
    others = LetterTemplate.everything.filter(unit_id=row.unit_id, name=row.name, ended_at=None)
    if others.exclude(pk=row.pk).exists():
        raise ValueError(_("There is a template of that name already."))
