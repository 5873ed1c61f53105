"""A report that was read in is saved: decisions, provisions, measures, progress, printed scores."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tamga.accounts.models import User
from tamga.decisions.actions import WrongState, adopt_printed, adopt_provision, send_down
from tamga.decisions.models import Decision, Provision
from tamga.documents.models import StoredFile
from tamga.implementation.actions.errors import LockedPeriodError
from tamga.implementation.enums import Side
from tamga.implementation.models import (
    Assessment,
    Measure,
    Period,
    PrintedSigner,
    ProgressNote,
    Source,
)
from tamga.implementation.queries import Line, lines_of
from tamga.implementation.reading.model import DecisionKind, Part, ReportReading
from tamga.implementation.reading.model import Measure as ReadMeasure
from tamga.implementation.report import words
from tamga.implementation.report.difference import title_of
from tamga.journal.actions import record
from tamga.kernel.scales import Scale
from tamga.kernel.spans import span_of
from tamga.organizations.models import Unit
from tamga.organizations.queries import positions_for

PARTS = {Part.CHECKED: words.CHECKED, Part.MADE: words.MADE, Part.APPROVED: words.APPROVED}


@dataclass(frozen=True)
class Changes:
    """What reading a report in did: numbers of measures."""

    period: Period
    added: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    dropped: tuple[int, ...] = ()

    @property
    def any(self) -> bool:
        """False when the same report was read in again."""
        return bool(self.added or self.changed or self.dropped)


@transaction.atomic
def save_reading(
    unit: Unit,
    reading: ReportReading,
    scale: Scale,
    *,
    source: Source,
    code: str,
    file: StoredFile | None,
    by: User | None,
    at: datetime,
) -> Changes:
    """Bring a period to what a report says. The same report twice changes nothing.

    1. Makes the period when it is missing, and locks its row. 2. Adopts decisions and provisions
    as printed into the books of the unit above (its own where there is none), and sends them down
    to the unit. 3. Adds measures,
    changes those whose provision, progress or scores differ, drops those that are gone; notes and
    scores are appended, none is overwritten; posts that were chosen by hand get their measures.
    4. Keeps place, day and signers as printed.
    5. Journals what changed, when anything did. Raises LockedPeriodError.
    """
    period, made = _period(unit, source, code, scale, by=by, at=at)
    before = {line.measure.number: line for line in lines_of(period)}
    provisions = _provisions(unit, reading, by=by, at=at)
    after: dict[int, Measure] = {}
    added, changed = [], []
    for read in reading.measures:
        line = before.get(read.number)
        provision = provisions[read.number]
        if line is None or line.measure.provision_id != provision.pk:
            if line is not None:
                _drop(line.measure, at=at)
                changed.append(read.number)
            else:
                added.append(read.number)
            measure = Measure.objects.create(period=period, provision=provision, number=read.number)
            line = None
        else:
            measure = line.measure
        after[read.number] = measure
        given = _give(measure, read.responsible, unit)
        if (_append(measure, line, read, by=by, at=at) or given) and line is not None:
            changed.append(read.number)
    changed += _join(reading, after)
    gone = sorted(set(before) - set(after))
    for number in gone:
        _drop(before[number].measure, at=at)
    _keep_head(period, reading, file)
    done = Changes(
        period,
        added=tuple(added),
        changed=tuple(sorted(set(changed) - set(added))),
        dropped=tuple(gone),
    )
    if made:
        record(
            "report.imported", unit_id=unit.pk, by=by, at=at, subject=period,
            period=period.code, measures=len(after),
        )  # fmt: skip
    elif done.any:
        record(
            "report.reimported", unit_id=unit.pk, by=by, at=at, subject=period, period=period.code,
            added=len(done.added), changed=len(done.changed), dropped=len(done.dropped),
        )  # fmt: skip
    return done


def _period(
    unit: Unit, source: Source, code: str, scale: Scale, *, by: User | None, at: datetime
) -> tuple[Period, bool]:
    span = span_of(code)
    period, made = Period.objects.get_or_create(
        unit=unit,
        source=source,
        code=span.code,
        defaults={
            "kind": span.kind,
            "starts_on": span.starts_on,
            "ends_on": span.ends_on,
            "scale": scale.code,
            "opened_at": at,
            "opened_by": by,
        },
    )
    period = (
        Period.objects.select_for_update(of=("self",)).select_related("source").get(pk=period.pk)
    )
    if period.locked_at is not None:
        raise LockedPeriodError(period.code)
    return period, made


def _provisions(
    unit: Unit, reading: ReportReading, *, by: User | None, at: datetime
) -> dict[int, Provision]:
    """The provision of each measure by its number, found again when a report named it before, so
    that a second soum's report of the same order meets the same provisions.
    """
    decisions: dict[int, Decision] = {}
    for place, read in enumerate(reading.decisions):
        if read.same_as is not None:
            decisions[place] = decisions[read.same_as]
            continue
        decisions[place] = adopt_printed(
            unit,
            kind=read.kind.value,
            number_printed=read.printed,
            title=title_of(read),
            signed_on=read.dated,
            issuer=unit.parent,
            place=read.issued_at,
            by=by,
            at=at,
        )
    found = {}
    for measure in reading.measures:
        if measure.decision is None:
            decision = _unnamed(unit, measure, by=by, at=at)
        else:
            decision = decisions[measure.decision]
        provision = adopt_provision(
            decision,
            number_printed=measure.provision_number,
            text=measure.provision.removeprefix(measure.provision_number).strip(),
            by=by,
            at=at,
        )
        if provision.controlled and provision.taken_off_on is None:
            # what is void is on nobody's control, yet its row of the report stands
            with suppress(WrongState):
                send_down(provision, units=[unit], by=by, at=at)
        found[measure.number] = provision
    return found


def _unnamed(unit: Unit, measure: ReadMeasure, *, by: User | None, at: datetime) -> Decision:
    """A row above any decision's name keeps its measure under the heading it stands below."""
    title = measure.group or words.UNNAMED
    return adopt_printed(
        unit, kind=DecisionKind.OTHER.value, number_printed="", title=title, signed_on=None,
        issuer=unit.parent, by=by, at=at,
    )  # fmt: skip


def _give(measure: Measure, posts: tuple[int, ...], unit: Unit) -> bool:
    """Put a measure on the desks that were chosen for it by hand; True when that is new. A file
    names none, and takes none away.
    """
    wanted = {post.pk for post in positions_for(unit) if post.pk in posts} if posts else set()
    if not wanted or wanted == set(measure.positions.values_list("pk", flat=True)):
        return False
    measure.positions.set(wanted)
    return True


def _append(
    measure: Measure, line: Line | None, read: ReadMeasure, *, by: User | None, at: datetime
) -> bool:
    """Append what is new about a measure; True when anything was."""
    changed = False
    if read.progress and (line is None or line.progress != read.progress):
        ProgressNote.objects.create(
            measure=measure, text=read.progress, written_at=at, written_by=by
        )
        changed = True
    if read.joint_with is not None:
        return changed
    for side, score, missing in (
        (Side.OWN, read.self_score, read.self_missing),
        (Side.SUPERIOR, read.superior_score, read.superior_missing),
    ):
        mark = None
        if line is not None and line.measure.joint_with_id is None:  # else it has none of its own
            mark = line.own if side is Side.OWN else line.superior
        same = mark is not None and (mark.score, mark.missing) == (score, missing)
        if missing or same:
            continue
        Assessment.objects.create(
            measure=measure,
            side=side,
            score=score,
            not_due=score is None,
            as_printed=True,
            scored_at=at,
            scored_by=by if side is Side.OWN else None,
        )
        changed = True
    return changed


def _join(reading: ReportReading, after: dict[int, Measure]) -> list[int]:
    """Let measures share the score above as printed; the numbers of those that changed."""
    changed = []
    for read in reading.measures:
        measure = after[read.number]
        wanted = after[read.joint_with].pk if read.joint_with is not None else None
        if measure.joint_with_id != wanted:
            stood = None if measure.joint_with is None else measure.joint_with.number
            if stood != read.joint_with:  # not only another row under the same number
                changed.append(read.number)
            measure.joint_with_id = wanted
            measure.save(update_fields=["joint_with"])
    return changed


def _drop(measure: Measure, *, at: datetime) -> None:
    measure.dropped_at = at
    measure.save(update_fields=["dropped_at"])


def _keep_head(period: Period, reading: ReportReading, file: StoredFile | None) -> None:
    period.place, period.reported_on = reading.place, reading.reported_on
    period.read_from = file or period.read_from
    period.save(update_fields=["place", "reported_on", "read_from"])
    wanted = [(PARTS[one.part], one.role, one.name) for one in reading.signers]
    standing = [(one.part, one.post, one.name) for one in period.printed_signers.all()]
    if wanted != standing:
        period.printed_signers.all().delete()
        PrintedSigner.objects.bulk_create(
            PrintedSigner(period=period, part=part, post=post, name=name, order=order)
            for order, (part, post, name) in enumerate(wanted)
        )
