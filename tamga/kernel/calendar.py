"""Which days an office works: weekends, public holidays and the days a government moves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import holidays

WEEKEND = {6: "Бямба гараг", 7: "Ням гараг"}  # by ISO weekday
UNNAMED = "Амралтын өдөр"  # a day off stays off though nobody wrote down why


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days off and worked days by date, each with its reason in Mongolian.

    A worked day wins over a day off and over the weekend: that is what moving a day means.
    """

    days_off: Mapping[date, str] = field(default_factory=dict)
    worked: Mapping[date, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Copies, so that the giver's later changes don't reach in; plain, so that it pickles.
        object.__setattr__(self, "days_off", dict(self.days_off))
        object.__setattr__(self, "worked", dict(self.worked))

    def is_working(self, day: date) -> bool:
        """Is the office open on that day?"""
        return self.why_off(day) is None

    def why_off(self, day: date) -> str | None:
        """The holiday's or weekend day's Mongolian name; None on a working day."""
        if day in self.worked:
            return None
        if day in self.days_off:
            return self.days_off[day] or UNNAMED
        return WEEKEND.get(day.isoweekday())


def mongolian_calendar(
    years: Iterable[int],
    *,
    moved_off: Mapping[date, str] | None = None,
    moved_worked: Mapping[date, str] | None = None,
) -> Calendar:
    """The public holidays of Mongolia in those years, lunar days included, and the moved days.

    Source: Law on Public Holidays and Days of Observance, as the library `holidays` computes it;
    moved days are decided by the government year by year and come from the office's own table.
    A year outside the library's range has only weekends and moved days.
    """
    public = holidays.country_holidays("MN", years=sorted(set(years)), expand=False, language="mn")
    return Calendar(
        days_off={**dict(public.items()), **(moved_off or {})},
        worked=moved_worked or {},
    )
