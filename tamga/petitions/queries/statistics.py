"""The official figures of petitions, for any unit and period (Government Resolution 67 of 2005)."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from typing import Any, Self

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncDate

from tamga.kernel.spans import Span
from tamga.organizations.models import Unit
from tamga.petitions.enums import ANSWERED, Channel, Kind, Outcome
from tamga.petitions.models import Petition, Subject
from tamga.petitions.queries.totals import TENTH, Totals, end_of, on_time_rate, received_in

__all__ = ["Statistics", "by_channel_and_kind", "on_time_rate", "statistics"]


_TABLES = ("by_channel", "by_kind", "by_outcome", "by_subject")
_MEANS = ("mean_days", "median_days")


@dataclass(frozen=True)
class Statistics:
    """Counts of the petitions received in a period; what ended after ``as_of`` counts as open.

    ``mean_days`` and ``median_days``, from receipt to answer, are our own figures: no official
    form asks for them.
    """

    received: int
    on_time: int
    late: int
    in_progress: int
    forwarded: int
    by_channel: dict[str, int]
    by_kind: dict[str, int]
    by_outcome: dict[str, int]
    by_subject: dict[str, int]
    mean_days: Decimal | None
    median_days: Decimal | None
    as_of: date

    def to_json(self) -> dict[str, Any]:
        """The counts as they stand, to be kept: days as ISO text, means as decimal text, tables as
        lists of code and count, for a JSON column forgets the order of keys.
        """
        kept = asdict(self) | {"as_of": self.as_of.isoformat()}
        tables = {name: list(map(list, kept[name].items())) for name in _TABLES}
        means = {name: kept[name] and str(kept[name]) for name in _MEANS}
        return kept | tables | means

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """The reverse of ``to_json``."""
        tables = {name: dict(data[name]) for name in _TABLES}
        means = {name: data[name] and Decimal(data[name]) for name in _MEANS}
        return cls(**{**data, **tables, **means, "as_of": date.fromisoformat(data["as_of"])})

    @property
    def on_time_rate(self) -> Decimal | None:
        """See the function of that name."""
        return self.totals.on_time_rate

    @property
    def totals(self) -> Totals:
        """The official line of it."""
        ended = {name: self.by_outcome[name] for name in ("forwarded", "returned", "withdrawn")}
        return Totals(self.received, self.on_time, self.late, **ended)


def statistics(
    units: Iterable[Unit], span: Span, *, as_of: date, late_since: datetime | None = None
) -> Statistics:
    """The figures of some units for a period; what was answered after ``as_of`` counts as open.
    ``late_since`` as of ``received_in``.

    Kind, subject, due day and a case opened again are counted as they are now, not as they were
    on a day that has passed: what must not change any more is handed in (``hand_in``). Eight
    queries, whatever the number of petitions.
    """
    found = received_in(units, span, as_of=as_of, late_since=late_since)
    ended = Q(closed_at__lt=end_of(as_of))
    answered = found.filter(ended, outcome__in=ANSWERED).annotate(closed_on=TruncDate("closed_at"))
    on_time = answered.filter(closed_on__lte=F("due_on")).count()
    resolved = found.filter(ended)
    days = sorted(
        (closed - received).days
        for received, closed in answered.values_list("received_on", "closed_on")
    )
    received = found.count()
    by_outcome = _counted(resolved, "outcome", Outcome.values)
    return Statistics(
        received=received,
        on_time=on_time,
        late=len(days) - on_time,
        in_progress=received - sum(by_outcome.values()),
        forwarded=by_outcome[Outcome.FORWARDED],
        by_channel=_counted(found, "channel", Channel.values),
        by_kind=_counted(found, "kind", Kind.values),
        by_outcome=by_outcome,
        by_subject=_subjects(found),
        mean_days=_tenth(Decimal(sum(days)) / len(days)) if days else None,
        median_days=_tenth(Decimal(median(days))) if days else None,
        as_of=as_of,
    )


def by_channel_and_kind(
    unit: Unit, span: Span, *, as_of: date
) -> tuple[dict[str, int], dict[str, int]]:
    """The two tables that name nobody and no matter; two queries."""
    found = received_in([unit], span, as_of=as_of)
    return _counted(found, "channel", Channel.values), _counted(found, "kind", Kind.values)


def _tenth(value: Decimal) -> Decimal:
    return value.quantize(TENTH, ROUND_HALF_UP)


def _counted(found: QuerySet[Petition], field: str, codes: Iterable[str]) -> dict[str, int]:
    """Each code with its count, also those that stand at none."""
    rows = found.order_by().values_list(field).annotate(n=Count("pk"))
    return dict.fromkeys(codes, 0) | dict(rows)


def _subjects(found: QuerySet[Petition]) -> dict[str, int]:
    """Each known subject with its count; "" is what nobody has sorted yet."""
    codes = dict.fromkeys(Subject.objects.values_list("code", flat=True), 0)
    rows = found.order_by().values_list("subject__code").annotate(n=Count("pk"))
    return codes | {code or "": number for code, number in rows}
