"""What can be asked about registers, numbers and blank forms."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from tamga.organizations.models import Unit
from tamga.registers.models import Blank, BlankSeries, Entry, Register
from tamga.registers.rules import Stretch
from tamga.registers.rules import gaps as gaps_between


def registers_of(unit: Unit, *, year: int | None = None) -> QuerySet[Register]:
    """The registers of a unit, newest year first."""
    found = Register.everything.filter(unit=unit).order_by("-year", "kind")
    return found if year is None else found.filter(year=year)


def entries(unit: Unit, *, kind: str, year: int) -> QuerySet[Entry]:
    """The numbers of a register as its book lists them, voids included."""
    return (
        Entry.everything.filter(unit=unit, register__kind=kind, register__year=year)
        .select_related("register", "taken_by", "voided_by")
        .order_by("number")
    )


def next_number(unit: Unit, *, kind: str, year: int) -> int:
    """The number that would be given now; somebody else may be faster."""
    register = Register.everything.filter(unit=unit, kind=kind, year=year).first()
    return register.next_number if register else 1


def gaps(register: Register) -> list[Stretch]:
    """The numbers that are missing between the first and the next one: none, or the database was
    changed behind the program's back.
    """
    given = list(register.entries.values_list("number", flat=True))
    return gaps_between([*given, register.next_number], first=register.first_number)


@dataclass(frozen=True)
class SeriesCount:
    """A series of blank forms and what became of them."""

    series: BlankSeries
    used: int
    spoiled: int

    @property
    def received(self) -> int:
        """How many came."""
        return self.series.last - self.series.first + 1

    @property
    def left(self) -> int:
        """How many are still there."""
        return self.received - self.used - self.spoiled


def blank_counts(unit: Unit) -> list[SeriesCount]:
    """Every series of a unit with its counts, oldest first; one query."""
    counted = (
        BlankSeries.everything.filter(unit=unit)
        .annotate(
            used=Count("blanks", filter=Q(blanks__used_at__isnull=False)),
            spoiled=Count("blanks", filter=Q(blanks__spoiled_at__isnull=False)),
        )
        .order_by("received_on", "first")
    )
    return [SeriesCount(each, each.used, each.spoiled) for each in counted]


def spoiled_blanks(unit: Unit) -> QuerySet[Blank]:
    """The blank forms that were written off, with reason and person, newest first."""
    return (
        Blank.everything.filter(unit=unit, spoiled_at__isnull=False)
        .select_related("series", "spoiled_by")
        .order_by("-spoiled_at")
    )


def next_blank(series: BlankSeries) -> int | None:
    """The lowest number of a series that is still there; None when it is used up."""
    gone = set(series.blanks.values_list("number", flat=True))
    return next((n for n in range(series.first, series.last + 1) if n not in gone), None)
