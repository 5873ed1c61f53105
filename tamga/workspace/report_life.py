"""Where a report stands on its way out, and the one thing that comes next."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tamga.accounts.enums import Permission
from tamga.implementation.models import IssuedReport, Period
from tamga.implementation.queries.issued import personal_in, versions_of
from tamga.implementation.report.changes import changes
from tamga.implementation.report.model import Report


class Step(StrEnum):
    """What comes next; scanning again is offered beside a correction."""

    CHECK = "check"
    SIGN_OFF = "sign_off"
    ISSUE = "issue"
    SCAN = "scan"
    NOTHING = "nothing"


MAY = {
    Step.CHECK: Permission.WRITE_REPORT,
    Step.SIGN_OFF: Permission.SIGN_OFF,
    Step.ISSUE: Permission.WRITE_REPORT,
    Step.SCAN: Permission.WRITE_REPORT,
}


@dataclass(frozen=True)
class Passed:
    """A step on the list; ``at`` is None while it is still to come."""

    name: Promise
    at: datetime | None = None
    who: str = ""
    more: str = ""
    here: bool = False


@dataclass(frozen=True)
class Life:
    """What the block «where it stands» shows. ``missing`` are measures without an own score,
    ``changed`` what differs now from what was checked or issued, ``personal`` measures that
    shouldn't simply be public; ``seen`` is the checked report's hash, sent along by the head's
    button.
    """

    newest: IssuedReport | None
    versions: list[IssuedReport]
    steps: tuple[Passed, ...]
    next: Step
    may_next: bool
    may_write: bool
    may_go_back: bool
    missing: tuple[int, ...] = ()
    changed: tuple[str, ...] = ()
    personal: tuple[int, ...] = ()
    seen: str = ""

    @property
    def begun(self) -> bool:
        """It is on its way: writing is no more what comes next."""
        return self.next is not Step.CHECK

    @property
    def correcting(self) -> bool:
        """A correction has been begun and hasn't left yet."""
        return bool(self.newest and self.newest.version > 1 and not self.newest.issued_at)


def life_of(period: Period, report: Report, *, may: frozenset[Permission]) -> Life:
    """``report`` is the period's report as it stands now. One query, two before the issue."""
    versions = list(versions_of(period))
    newest = versions[0] if versions else None
    step = next_step(newest)
    life = Life(
        newest,
        versions,
        _steps(newest, step),
        step,
        may_next=step in MAY and MAY[step] in may,
        may_write=Permission.WRITE_REPORT in may,
        may_go_back=step in {Step.SIGN_OFF, Step.ISSUE} and Permission.WRITE_REPORT in may,
    )
    if step is Step.CHECK:
        return replace(life, missing=tuple(r.number for r in report.rows() if r.own.missing))
    assert newest is not None, "what was checked is a version"
    checked = newest.report
    return replace(
        life,
        changed=changes(checked, replace(report, reported_on=checked.reported_on)),
        personal=personal_in(checked, period) if step is Step.ISSUE else (),
        seen=newest.content_hash,
    )


def next_step(newest: IssuedReport | None) -> Step:
    """The step that comes after what was done with the newest version."""
    if newest is None or not newest.checked_at:
        return Step.CHECK
    if not newest.signed_off_at:
        return Step.SIGN_OFF
    if not newest.issued_at:
        return Step.ISSUE
    return Step.NOTHING if newest.scan_id else Step.SCAN


def _steps(newest: IssuedReport | None, here: Step) -> tuple[Passed, ...]:
    now = newest or IssuedReport()
    scanned = now.scanned_by.get_full_name() if now.scanned_by else ""
    issued = now.issued_by.get_full_name() if now.issued_by else ""
    passed = {
        Step.CHECK: Passed(
            _("Check"), now.checked_at, _signer(now.checked_post, now.checked_name),
            now.checked_order,
        ),
        Step.SIGN_OFF: Passed(
            _("Signature of the head"), now.signed_off_at,
            _signer(now.signed_off_post, now.signed_off_name), now.signed_off_order,
        ),
        Step.ISSUE: Passed(_("Issue"), now.issued_at, issued),
        Step.SCAN: Passed(_("Signed paper"), now.scanned_at, scanned),
    }  # fmt: skip
    return tuple(replace(each, here=step is here) for step, each in passed.items())


def _signer(post: str, name: str) -> str:
    return f"{post} {name}".strip()
