"""What a petition is: another kind, with its due day counted anew; what it is about."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.kernel.deadlines import Deadline
from tamga.organizations.queries import may
from tamga.petitions.actions.messages import send_news
from tamga.petitions.actions.steps import WrongStep, journal, locked, step
from tamga.petitions.count_words import said
from tamga.petitions.enums import Kind, State, StepKind
from tamga.petitions.models import Extension, Petition, Subject
from tamga.petitions.queries.clock import deadline_of, extended_deadline


@transaction.atomic
def change_kind(petition: Petition, *, kind: Kind, reason: str, by: User, at: datetime) -> Petition:
    """Make a petition one of another kind; its number stays.

    1. The kind. 2. Its due day by the rule of that kind, from the day of the original receipt, with
    the extension that was given. 3. A step that the citizen sees. 4. When the day moves, the
    citizen is told the new one and why. 5. The journal, both kinds and both days.

    Raises WrongStep for one that has ended or is of that kind; ValueError without a reason, or when
    the day would come later and ``by`` may not decide about petitions.
    """
    why = reason.strip()[:2000]
    if not why:
        raise ValueError(_("Say why the kind is changed."))
    found = locked(petition)
    if found.state == State.CLOSED:
        raise WrongStep(_("It has ended."))
    if found.kind == kind:
        raise WrongStep(_("It is of that kind already."))
    deadline, before, was = due_as(found, kind), found.due_on, found.kind
    if deadline.due_on > before and not may(by, Permission.DECIDE_PETITIONS, found.unit):
        raise ValueError(_("The answer would come later by this: only the head may decide that."))
    found.kind, found.due_on, found.deadline = kind, deadline.due_on, deadline.to_json()
    found.save(update_fields=["kind", "due_on", "deadline"])
    changed = step(
        found, StepKind.KIND_CHANGED, by=by, at=at, note=why,
        kind_before=was, kind_after=kind.value, before=before.isoformat(),
        due=found.due_on.isoformat(),
    )  # fmt: skip
    if found.due_on != before:
        send_news(
            found,
            key=f"kind-{changed.pk}",
            body=_("The answer is now due by %(due)s. The reason: %(why)s")
            % {"due": said(found.due_on), "why": why},
            by=by,
            at=at,
        )
    journal(
        "petition.kind_changed", found, by=by, at=at,
        kind=kind.value, before=was, due_before=before, due=found.due_on,
    )  # fmt: skip
    return found


@transaction.atomic
def sort(petition: Petition, *, subject: Subject | None, by: User, at: datetime) -> Petition:
    """Say what a petition is about, for the tables: 1. the subject, None for none of them, 2. the
    journal, by code. Possible after it has ended too.
    """
    found = locked(petition)
    found.subject = subject
    found.save(update_fields=["subject"])
    journal("petition.sorted", found, by=by, at=at, subject_code=subject.code if subject else "")
    return found


def due_as(petition: Petition, kind: Kind) -> Deadline:
    """How the due day of a petition would be counted if it were of a kind."""
    reopened = petition.reopened_at
    start = timezone.localdate(reopened) if reopened else petition.received_on
    deadline = deadline_of(kind, start)
    extension = Extension.everything.filter(petition=petition).first()
    if extension is None or (reopened and extension.extended_at < reopened):
        return deadline
    day = timezone.localdate(extension.extended_at)
    return extended_deadline(deadline, extension.days, on=day)
