"""What both files say: the title lines, the columns, the rows.

Mongolian whatever the language of the screen: it is the office's own document, and it must be
read again as the plan that it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tamga.duties.enums import Status
from tamga.duties.models import Plan
from tamga.duties.queries.plans import PlanRow
from tamga.kernel.mongolian.dates import long_date

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
COLUMNS = ("№", "Хийгдэх ажлууд", "Хугацаа", "Хариуцах байгууллага, албан тушаалтан")
STATUS_COLUMN = "Биелэлт"
WIDTHS_CM = (1.2, 13.0, 4.5, 6.0)
STATUS_WIDTH_CM = 4.0


@dataclass(frozen=True)
class PlanTable:
    """Lines above the table, its header, and a row of texts for each duty."""

    title_lines: tuple[str, ...]
    columns: tuple[str, ...]
    widths_cm: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


def plan_table(plan: Plan, rows: Sequence[PlanRow], *, status_on: date | None) -> PlanTable:
    """The plan as a table; with ``status_on`` a last column says what became of each duty."""
    title = plan.title or f"{plan.unit.name}: цахим хуудас ажиллуулах ажлын төлөвлөгөө"
    lines = [title]
    if str(plan.year) not in title:
        lines.append(f"{plan.year} он")
    if status_on is not None:
        lines.append(f"{STATUS_COLUMN}: {long_date(status_on)}")
    extra = status_on is not None
    return PlanTable(
        title_lines=tuple(map(_printable, lines)),
        columns=(*COLUMNS, STATUS_COLUMN) if extra else COLUMNS,
        widths_cm=(*WIDTHS_CM[:1], 10.0, *WIDTHS_CM[2:], STATUS_WIDTH_CM) if extra else WIDTHS_CM,
        rows=tuple(
            (
                str(row.duty.number),
                _printable(row.duty.work),
                _printable(row.duty.when_text),
                _printable(row.duty.who_text),
                *((_status(row),) if extra else ()),
            )
            for row in rows
        ),
    )


def _printable(text: str) -> str:
    """Without the control characters that neither Word nor Excel can hold."""
    return _CONTROL.sub(" ", text)


def _status(row: PlanRow) -> str:
    """«Нийт 5: хугацаандаа 4, хоцорч 1»: always what of what."""
    parts = []
    if row.due:
        parts.append(f"Нийт {row.due}: хугацаандаа {row.on_time}")
        if row.late_done:
            parts.append(f"хоцорч {row.late_done}")
        if row.missing:
            parts.append(f"хугацаа хэтэрсэн {row.missing}")
    if excused := row.counts[Status.EXCUSED]:
        parts.append(f"чөлөөлсөн {excused}")
    if not parts:
        return "байнгын" if row.continuous else "хугацаа болоогүй"
    return ", ".join(parts)
