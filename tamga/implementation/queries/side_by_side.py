"""One provision in all units below, side by side: texts, evidence, scores, copies of one text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tamga.accounts.models import User
from tamga.decisions.models import Provision
from tamga.implementation.checker.likeness import ALIKE, SHORTEST, likeness, shingles, words
from tamga.implementation.enums import Side
from tamga.implementation.models import (
    Assessment,
    Evidence,
    Measure,
    ProgressNote,
    SentBack,
    Source,
)
from tamga.implementation.queries.as_printed import as_printed
from tamga.implementation.queries.scoring import not_scored_by
from tamga.implementation.queries.standing import newest_score
from tamga.kernel.mongolian.script import sort_key
from tamga.organizations.models import Unit


@dataclass(frozen=True)
class Copy:
    """Another unit's text that says nearly the same; ``percent`` of the shorter one."""

    unit: Unit
    percent: int


@dataclass(frozen=True)
class Card:
    """A unit's measure as the evaluator sees it. Scores are those of the measure it is joint with,
    if it is; ``mine``: the evaluator has a role or a post in that unit; ``printed``: its period
    only stands as its printed report says.
    """

    measure: Measure
    note: ProgressNote | None
    own: Assessment | None
    given: Assessment | None
    sent_back: SentBack | None
    mine: bool
    evidence: list[Evidence] = field(default_factory=list)
    copies: tuple[Copy, ...] = ()
    printed: bool = False
    answer: SentBack | None = None
    """What was sent back last and answered since; None where nothing was, or it still waits."""

    @property
    def unit(self) -> Unit:
        """Whose it is."""
        return self.measure.period.unit

    @property
    def open(self) -> bool:
        """Whether it can be scored here now."""
        period = self.measure.period
        return bool(
            period.closed_at
            and not period.locked_at
            and not self.mine
            and self.measure.joint_with_id is None
        )

    @property
    def seen(self) -> str:
        """Changes as soon as anybody scores or sends back: what a form was drawn from."""
        return _mark(self.given, self.sent_back)


def _mark(*facts: Assessment | SentBack | None) -> str:
    return "-".join(str(each.pk if each else 0) for each in facts)


def now_of(measure: Measure) -> str:
    """``Card.seen`` as it is now, for a measure that isn't joint with another; two queries."""
    waiting = SentBack.objects.filter(measure=measure, answered_at__isnull=True).first()
    return _mark(newest_score(measure, Side.SUPERIOR), waiting)


def side_by_side(
    unit: Unit, source: Source, code: str, provision: Provision, *, user: User, on: date
) -> list[Card]:
    """The cards of a provision in all units below, by the units' names, those that still write
    last; 7 queries.
    """
    measures = list(
        Measure.objects.filter(
            period__unit__parent=unit,
            period__source=source,
            period__code=code,
            provision=provision,
            dropped_at__isnull=True,
        )
        .annotate(printed=as_printed("period__"))
        .select_related("period__unit__parent", "joint_with")
    )
    measures.sort(
        key=lambda one: (not one.period.closed_at, sort_key(one.period.unit.name), one.number)
    )
    keys = {one.pk for one in measures} | {one.joint_with_id for one in measures}
    scores = newest_scores(keys)
    notes = _newest_notes(measures)
    asked = {one.measure_id: one for one in _sent_back(measures)}
    mine = not_scored_by(user, [one.period.unit for one in measures], on=on)
    proofs: dict[int, list[Evidence]] = {}
    for each in Evidence.objects.filter(measure__in=measures).select_related("file", "decision"):
        proofs.setdefault(each.measure_id, []).append(each)
    cards = []
    for measure in measures:
        lead = measure.joint_with_id or measure.pk
        last = asked.get(measure.pk)
        waits = last is not None and last.answered_at is None
        cards.append(
            Card(
                measure,
                notes.get(measure.pk),
                scores.get((lead, Side.OWN)),
                scores.get((lead, Side.SUPERIOR)),
                last if waits else None,
                measure.period.unit_id in mine,
                proofs.get(measure.pk, []),
                printed=bool(getattr(measure, "printed", False)),
                answer=None if waits else last,
            )
        )
    return _with_copies(cards)


def newest_scores(measures: Iterable[int | None]) -> dict[tuple[int, str], Assessment]:
    """(measure, side) → the score that counts; one query."""
    found = (
        Assessment.objects.filter(measure__in=[key for key in measures if key])
        .order_by("measure_id", "side", "-scored_at", "-pk")
        .distinct("measure_id", "side")
        .select_related("scored_by")
    )
    return {(one.measure_id, one.side): one for one in found}


def _newest_notes(measures: Sequence[Measure]) -> dict[int, ProgressNote]:
    found = (
        ProgressNote.objects.filter(measure__in=measures)
        .order_by("measure_id", "-written_at", "-pk")
        .distinct("measure_id")
        .select_related("written_by")
    )
    return {note.measure_id: note for note in found}


def _sent_back(measures: Sequence[Measure]) -> Iterable[SentBack]:
    """What was sent back last of each measure."""
    found = SentBack.objects.filter(measure__in=measures).order_by("measure_id", "-pk")
    return found.distinct("measure_id")


def _with_copies(cards: list[Card]) -> list[Card]:
    listed = [words(card.note.text) if card.note else [] for card in cards]
    threes = [shingles(own) if len(own) >= SHORTEST else frozenset() for own in listed]
    found = []
    for card, own in zip(cards, threes, strict=True):
        alike = [
            Copy(other.unit, round(100 * share))
            for other, theirs in zip(cards, threes, strict=True)
            if other is not card and (share := likeness(own, theirs)) >= ALIKE
        ]
        alike.sort(key=lambda copy: -copy.percent)
        found.append(replace(card, copies=tuple(alike)))
    return found
