"""The official tables of petitions in words: what the page, Word and Excel show alike.

By channel, outcome, kind and subject as Government Resolution 67 of 2005 asks for them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tamga.kernel.english import speech as english
from tamga.kernel.mongolian import speech as mongolian
from tamga.kernel.mongolian.script import sort_key
from tamga.kernel.spans import Span
from tamga.organizations.models import Unit
from tamga.petitions.enums import ANSWERED, Channel, Kind, Outcome
from tamga.petitions.models import Subject
from tamga.petitions.queries.statistics import Statistics
from tamga.petitions.queries.totals import Totals, on_time_rate

NONE = "–"


@dataclass(frozen=True)
class Row:
    """A line of a table; ``share`` is the percent of all received, to a tenth."""

    name: str
    count: int
    share: Decimal

    @property
    def percent(self) -> str:
        """«14.3%»."""
        return f"{self.share}%"

    @property
    def width(self) -> str:
        """The same as SVG takes numbers, in any language."""
        return str(self.share)


@dataclass(frozen=True)
class Table:
    """A table with its heading; ``of`` is the number that its lines are shares of."""

    code: str
    title: str
    rows: tuple[Row, ...]
    of: int


@dataclass(frozen=True)
class UnitLine:
    """A unit in the aimag's table."""

    unit: Unit
    totals: Totals

    @property
    def cells(self) -> tuple[int, ...]:
        """The counts in the order of ``unit_heads``, without the rate."""
        found = self.totals
        back = found.returned + found.withdrawn
        return (
            found.received, found.on_time, found.late, found.forwarded, back, found.in_progress
        )  # fmt: skip

    @property
    def rate(self) -> str:
        """«96.7%», a dash where nothing came."""
        return percent(self.totals.on_time_rate)


@dataclass(frozen=True)
class Figures:
    """Everything of a period; ``lines`` are an aimag's soums, empty for a soum."""

    unit: Unit
    span: Span
    as_of: date
    totals: Totals
    tables: tuple[Table, ...]
    days: tuple[tuple[str, str], ...]
    lines: tuple[UnitLine, ...] = ()

    @property
    def headline(self) -> str:
        """«Өргөдөл, гомдлын тоо баримт, 2026 оны эхний хагас жил»."""
        return f"{_('Petitions in numbers')}, {period_name(self.span)}"

    @property
    def as_of_words(self) -> str:
        """«2026 оны 7 дугаар сарын 1-ний өдрийн байдлаар»."""
        return _("As of %(day)s") % {"day": _speech().of_date(self.as_of)}

    @property
    def rate(self) -> str:
        """«42.9%», a dash where nothing came."""
        return percent(self.totals.on_time_rate)

    @property
    def rate_words(self) -> str:
        """What of what: «7-оос 3»."""
        return _("On time, of all that came: %(on_time)s of %(received)s, %(rate)s") % {
            "on_time": self.totals.on_time,
            "received": self.totals.received,
            "rate": self.rate,
        }

    @property
    def whole(self) -> UnitLine:
        """The last line of the aimag's table."""
        return UnitLine(self.unit, self.totals)


def figures(unit: Unit, span: Span, found: Statistics, lines: Iterable[UnitLine] = ()) -> Figures:
    """The figures of ``found`` as tables in the active language; one query for the subjects."""
    names = dict(Subject.objects.values_list("code", "name")) | {"": _("not sorted yet")}
    received = found.received
    answered = {code: found.by_outcome[code] for code in Outcome.values if code in ANSWERED}
    replied = sum(answered.values())
    tables = (
        outcome_table(found.totals),
        _table("channel", _("By the way it came"), _named(found.by_channel, Channel), received),
        _table("kind", _("By kind"), _named(found.by_kind, Kind), received),
        _table(
            "subject",
            _("By subject"),
            [(names[code], count) for code, count in found.by_subject.items() if code or count],
            received,
        ),
        _table("answer", _("How they were answered"), _named(answered, Outcome), replied),
    )
    return Figures(
        unit,
        span,
        found.as_of,
        found.totals,
        tuple(table for table in tables if table.rows),
        _days(found),
        tuple(sorted(lines, key=lambda line: (line.unit != unit, sort_key(line.unit.name)))),
    )


def outcome_table(found: Totals) -> Table:
    """The official outcomes: every petition received stands in one line."""
    rows = [
        (_("answered on time"), found.on_time),
        (_("answered late"), found.late),
        (_("forwarded to another body"), found.forwarded),
        (str(Outcome.RETURNED.label), found.returned),
        (str(Outcome.WITHDRAWN.label), found.withdrawn),
        (_("not answered yet"), found.in_progress),
    ]
    return _table("outcome", _("By outcome"), rows, found.received)


def public_tables(
    found: Totals, by_channel: dict[str, int], by_kind: dict[str, int]
) -> tuple[Table, ...]:
    """What citizens see: nothing that says what somebody's letter was about."""
    return (
        outcome_table(found),
        _table("channel", _("By the way it came"), _named(by_channel, Channel), found.received),
        _table("kind", _("By kind"), _named(by_kind, Kind), found.received),
    )


def unit_heads() -> tuple[str, ...]:
    """The columns of the aimag's table, without the unit and the rate."""
    return (
        _("came in all"), _("answered on time"), _("answered late"),
        _("forwarded to another body"), _("returned or withdrawn"), _("not answered yet"),
    )  # fmt: skip


def period_name(span: Span) -> str:
    """The period in the active language."""
    return str(_speech().period_name(span.code))


def percent(rate: Decimal | None) -> str:
    """«96.7%», a dash where nothing came."""
    return NONE if rate is None else f"{rate}%"


def own_figure_words() -> str:
    """What stands under the mean and the median."""
    return _("These two are our own figures: no official form asks for them.")


def _days(found: Statistics) -> tuple[tuple[str, str], ...]:
    return (
        (_("Mean days from receipt to answer"), _number(found.mean_days)),
        (_("Median days from receipt to answer"), _number(found.median_days)),
    )


def _number(value: Decimal | None) -> str:
    return NONE if value is None else str(value)


def _named(counts: dict[str, int], codes: type[Channel | Kind | Outcome]) -> list[tuple[str, int]]:
    return [(str(codes(code).label), count) for code, count in counts.items()]


def _table(code: str, title: str, rows: Sequence[tuple[str, int]], of: int) -> Table:
    found = (
        Row(name, count, on_time_rate(on_time=count, received=of) or Decimal("0.0"))
        for name, count in rows
    )
    return Table(code, title, tuple(found), of)


def _speech() -> Any:
    return english if (get_language() or "").startswith("en") else mongolian
