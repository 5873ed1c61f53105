"""A checked report is signed off by the head of the office, or by who acts for them."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.implementation.actions.hands import CHECKS, approves, hand_of
from tamga.implementation.actions.issuing_errors import (
    AlreadyDoneError,
    ChangedSinceCheckError,
    MayNotSignOffError,
    NotCheckedError,
)
from tamga.implementation.actions.version_steps import journal, stand_of
from tamga.implementation.models import IssuedReport, Period
from tamga.implementation.queries import report_of
from tamga.implementation.report import words
from tamga.implementation.report.changes import changes
from tamga.implementation.report.frozen import freeze
from tamga.law.queries import scale_of
from tamga.organizations.queries import may


@transaction.atomic
def sign_off(period: Period, *, seen: str = "", by: User, at: datetime) -> IssuedReport:
    """Sign what was checked, as the head of the office or as who acts for them.

    1. Refuses when the measures aren't what was checked, or the checked report isn't the one that
    was ``seen`` (its ``content_hash``). 2. Completes the signatures of the day: made, checked,
    approved by the governor; a report without a day gets this one. 3. Keeps who signed, their post
    and the order that appoints who acts. 4. Journals it. Raises NotCheckedError, AlreadyDoneError,
    MayNotSignOffError, ChangedSinceCheckError, NoPostError.
    """
    found, version = stand_of(period)
    if version is None or not version.checked_at:
        raise NotCheckedError
    if version.signed_off_at:
        raise AlreadyDoneError
    if not may(by, Permission.SIGN_OFF, found.unit):
        raise MayNotSignOffError
    checked = version.report
    if seen and seen != version.content_hash:
        raise ChangedSinceCheckError
    if sentences := changes(checked, report_of(found, scale_of(found.scale))):
        raise ChangedSinceCheckError(sentences)
    day = timezone.localdate(at)
    hand = hand_of(by, found.unit, first=CHECKS, on=day)
    governor = approves(found.unit, on=day)
    report = replace(
        checked,
        reported_on=checked.reported_on or day,
        signers=(
            *((governor.signer(words.APPROVED),) if governor else ()),
            hand.signer(words.CHECKED),
            *checked.signers,
        ),
    )
    version.figures = freeze(report)
    version.signed_off_at, version.signed_off_by = at, by
    version.signed_off_post, version.signed_off_name = hand.post, hand.name
    version.signed_off_order = hand.order
    version.save()
    journal("report.signed_off", version, by=by, at=at)
    return version
