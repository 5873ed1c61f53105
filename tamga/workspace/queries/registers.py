"""Registers as their keeper sees them: what is open, what comes next, which line is whose."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from tamga.accounts.enums import Permission
from tamga.accounts.models import User
from tamga.decisions.models import Decision, DecisionKind
from tamga.kernel.mongolian.decision_numbers import own_number
from tamga.kernel.mongolian.script import sort_key
from tamga.organizations.enums import UnitKind
from tamga.organizations.models import Position, Unit
from tamga.organizations.posts import KHURAL
from tamga.organizations.queries import units_where
from tamga.registers.models import Entry, Register
from tamga.registers.queries import registers_of
from tamga.workspace.queries.decisions import own_kinds


@dataclass(frozen=True)
class RegisterLine:
    """A kind of decisions with its register of a year, None while it isn't open."""

    kind: DecisionKind
    register: Register | None
    following: str
    """The next number as it will be printed: «А/12»."""


def register_lines(unit: Unit, *, year: int) -> list[RegisterLine]:
    """Every kind that is numbered here; two queries."""
    there = {register.kind: register for register in registers_of(unit, year=year)}
    return [_line(kind, there.get(kind.pk)) for kind in own_kinds()]


def _line(kind: DecisionKind, register: Register | None) -> RegisterLine:
    following = register.next_number if register else 1
    return RegisterLine(kind, register, own_number(kind.series, following))


def books_beside(unit: Unit, user: User, permission: Permission) -> list[Unit]:
    """Whose books ``user`` may open in this soum: its own and those of its khural and of any other
    body with books, the soum first. Nothing where there is only one; one query.
    """
    soum = unit.parent_id if unit.kind == UnitKind.AGENCY else unit.pk
    keeps = (
        Exists(Register.everything.filter(unit=OuterRef("pk")))
        | Exists(Decision.everything.filter(unit=OuterRef("pk")))
        | Exists(Position.objects.filter(unit=OuterRef("pk"), code=f"{KHURAL}_chair"))
    )
    found = Unit.objects.filter(
        Q(pk=soum) | Q(keeps, parent=soum, kind=UnitKind.AGENCY),
        pk__in=units_where(user, permission).values("pk"),
    )
    ordered = sorted(found, key=lambda each: (each.pk != soum, sort_key(each.name)))
    return ordered if len(ordered) > 1 else []


def register_years(unit: Unit, *, today: int) -> list[int]:
    """The years of a unit's registers and this one, newest first."""
    known = set(registers_of(unit).values_list("year", flat=True))
    return sorted(known | {today}, reverse=True)


def entries_of(register: Register) -> QuerySet[Entry]:
    """The lines of a register, newest first, each with its decision and its blank forms."""
    return (
        Entry.everything.filter(register=register)
        .select_related("taken_by", "voided_by", "decision")
        .prefetch_related("blanks__series")
        .order_by("-number")
    )


def free_entries(decision: Decision, *, year: int) -> QuerySet[Entry]:
    """Numbers of a decision's register that were given on paper and have no decision yet."""
    return Entry.everything.filter(
        register__unit=decision.unit_id,
        register__kind=decision.kind_id,
        register__year=year,
        entered_afterwards=True,
        voided_at__isnull=True,
        decision__isnull=True,
    ).order_by("number")
