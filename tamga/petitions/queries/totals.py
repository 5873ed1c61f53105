"""How many petitions came, and what became of them, by unit or by quarter: one query each."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet
from django.db.models.functions import ExtractQuarter, ExtractYear, TruncDate
from django.utils import timezone

from tamga.kernel.spans import Span, SpanKind, span_of
from tamga.organizations.models import Unit
from tamga.petitions.enums import ANSWERED, Outcome
from tamga.petitions.models import Petition

TENTH = Decimal("0.1")


def on_time_rate(*, on_time: int, received: int) -> Decimal | None:
    """Percent of all received that were resolved on time, to a tenth; None where none came.

    Those not due yet and those forwarded stay in the denominator, as the national figures have it:
    402,795 of 416,539 are 96.7.
    """
    if not received:
        return None
    return (Decimal(100 * on_time) / received).quantize(TENTH, ROUND_HALF_UP)


@dataclass(frozen=True)
class Totals:
    """The official line: every petition received is in exactly one of the others."""

    received: int = 0
    on_time: int = 0
    late: int = 0
    forwarded: int = 0
    returned: int = 0
    withdrawn: int = 0

    def __add__(self, other: "Totals") -> "Totals":
        return Totals(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def in_progress(self) -> int:
        """What had no end on the cut-off day, due or not."""
        ended = self.on_time + self.late + self.forwarded + self.returned + self.withdrawn
        return self.received - ended

    @property
    def on_time_rate(self) -> Decimal | None:
        """See the function of that name."""
        return on_time_rate(on_time=self.on_time, received=self.received)


def end_of(day: date) -> datetime:
    """The first moment after a day, in the installation's time zone."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def received_in(
    units: Iterable[Unit], span: Span, *, as_of: date, late_since: datetime | None = None
) -> QuerySet[Petition]:
    """What came to some units in a period, until ``as_of``; with ``late_since`` also what came
    before the period and was entered only after that moment.
    """
    found = Q(received_on__range=(span.starts_on, min(span.ends_on, as_of)))
    if late_since is not None:
        found |= Q(received_on__lt=span.starts_on, entered_at__gt=late_since)
    return Petition.everything.filter(found, unit__in=list(units))


def totals_by_unit(units: Iterable[Unit], span: Span, *, as_of: date) -> dict[int, Totals]:
    """Unit → its line, also of those to which nothing came; one query for any number of them."""
    listed = list(units)
    rows = _counted(received_in(listed, span, as_of=as_of).values("unit"), as_of)
    found = {row.pop("unit"): Totals(**row) for row in rows}
    return {unit.pk: found.get(unit.pk, Totals()) for unit in listed}


def totals_by_quarter(unit: Unit, *, as_of: date) -> dict[str, Totals]:
    """«2026-Q3» → the line of all that came to a unit in that quarter; one query."""
    rows = Petition.everything.filter(unit=unit, received_on__lte=as_of).values(
        year=ExtractYear("received_on"), quarter=ExtractQuarter("received_on")
    )
    return {
        f"{row.pop('year')}-Q{row.pop('quarter')}": Totals(**row) for row in _counted(rows, as_of)
    }


def totals_of(span: Span, quarters: dict[str, Totals]) -> Totals:
    """The line of a quarter, half-year or year, put together from quarters."""
    whole = Totals()
    for code, line in quarters.items():
        if span.starts_on <= span_of(code).starts_on <= span.ends_on:
            whole += line
    return whole


def spans_since(first: date, *, until: date, kinds: Iterable[SpanKind]) -> list[Span]:
    """The periods of these kinds that had begun by ``until`` and touch no day before the year of
    ``first``; the newest year first, and within it the longest and the latest first.
    """
    parts = {
        SpanKind.YEAR: ("",),
        SpanKind.HALF: ("-H2", "-H1"),
        SpanKind.QUARTER: ("-Q4", "-Q3", "-Q2", "-Q1"),
    }
    wanted = set(kinds)
    return [
        span
        for year in range(until.year, first.year - 1, -1)
        for kind, codes in parts.items()
        if kind in wanted
        for span in (span_of(f"{year}{code}") for code in codes)
        if span.starts_on <= until
    ]


def first_received_on(units: Iterable[Unit]) -> date | None:
    """The day of the oldest petition to any of the units; None where none ever came."""
    oldest: date | None = Petition.everything.filter(unit__in=list(units)).aggregate(
        day=Min("received_on")
    )["day"]
    return oldest


def _counted(rows: QuerySet[Petition, Any], as_of: date) -> Iterable[dict[str, Any]]:
    """The groups of ``rows``, each with the fields of a ``Totals``."""
    ended = Q(closed_at__lt=end_of(as_of))
    answered = ended & Q(outcome__in=ANSWERED)
    in_time = Q(day_closed__lte=F("due_on"))

    def ended_as(outcome: Outcome) -> Count:
        return Count("pk", filter=ended & Q(outcome=outcome))

    return (
        rows.order_by()
        .alias(day_closed=TruncDate("closed_at"))
        .annotate(
            received=Count("pk"),
            on_time=Count("pk", filter=answered & in_time),
            late=Count("pk", filter=answered & ~in_time),
            forwarded=ended_as(Outcome.FORWARDED),
            returned=ended_as(Outcome.RETURNED),
            withdrawn=ended_as(Outcome.WITHDRAWN),
        )
    )
