"""A plan's file is uploaded, and once everything is decided, confirmed with all that it needs."""

from datetime import date, datetime

from django.db import transaction

from tamga.accounts.models import User
from tamga.documents.actions import store
from tamga.documents.queries import read
from tamga.duties.actions import add_section, confirm_plan, copy_plan, start_import
from tamga.duties.models import Plan, PlanImport, Section
from tamga.organizations.actions import add_alias, add_position
from tamga.organizations.models import Position, Unit
from tamga.organizations.queries import free_code
from tamga.website.actions import add_section_page
from tamga.website.models import HomePage
from tamga.workspace.plan_difference import difference
from tamga.workspace.plan_reading import JoinedPlan, read_for


class NotDecidedError(Exception):
    """A row of the plan waits for a decision."""


class ChangedMeanwhileError(Exception):
    """The difference isn't the one that was shown: somebody changed the plan or the site."""


class PlanExistsError(Exception):
    """The unit has a plan for that year."""


@transaction.atomic
def upload_plan(
    unit: Unit,
    data: bytes,
    *,
    name: str,
    year: int,
    in_force_from: date,
    by: User,
    at: datetime,
) -> PlanImport:
    """Keep a file to be read as a plan: 1. the file in the store, 2. the unconfirmed import."""
    source = store(data, name=name, unit_id=unit.pk, by=by, at=at)
    return start_import(unit, year=year, in_force_from=in_force_from, source=source, by=by, at=at)


@transaction.atomic
def confirm_import(plan_import: PlanImport, *, mark: str, by: User, at: datetime) -> Plan:
    """Make an import the plan of its unit and year; all of it or nothing.

    1. The unit's other imports wait, 2. an import confirmed before gives its plan and changes
    nothing, 3. sections that were chosen to be new are added with their pages, 4. new posts,
    5. new spellings, 6. the plan. ``mark`` is that of the ``Difference`` that was shown.
    Raises NotDecidedError, ChangedMeanwhileError, DamagedFile.
    """
    unit = Unit.objects.select_for_update(no_key=True).get(pk=plan_import.unit_id)
    plan_import = PlanImport.objects.select_for_update().get(pk=plan_import.pk)
    plan = Plan.objects.filter(unit=unit, year=plan_import.year).first()
    if plan_import.confirmed_at is not None and plan is not None:
        return plan
    source = plan_import.source
    reading = read_for(unit, read(source), source.name, year=plan_import.year)
    joined = JoinedPlan(unit, reading, plan_import.choices, plan)
    if any(row.undecided for row in joined.rows):
        raise NotDecidedError
    if difference(plan, joined.planned).mark != mark:
        raise ChangedMeanwhileError
    for duty in joined.planned:
        for section in duty.sections:
            if section.pk is None:
                _add_section(unit, section, by=by, at=at)
        for position in duty.positions:
            if position.pk is None:
                _add_position(unit, position, by=by, at=at)
    for position, text in joined.spellings():
        add_alias(position, text, unit=unit, by=by, at=at)
    return confirm_plan(
        unit,
        JoinedPlan(unit, reading, plan_import.choices, plan).planned,
        year=plan_import.year,
        # a newer file says nothing about the day of force: the plan's own stays
        in_force_from=plan.in_force_from if plan else plan_import.in_force_from,
        title=reading.title[:300],
        source=source,
        plan_import=plan_import,
        by=by,
        at=at,
    )


def _add_section(unit: Unit, new: Section, *, by: User, at: datetime) -> None:
    home = HomePage.objects.filter(unit=unit).first()
    if home is not None:
        add_section_page(home, menu=new.menu, title=new.title, by=by, at=at)
        return
    order = Section.objects.filter(unit=unit).count() + 1
    add_section(unit, path=new.path, menu=new.menu, title=new.title, order=order, by=by, at=at)


def _add_position(unit: Unit, new: Position, *, by: User, at: datetime) -> None:
    if not Position.objects.filter(unit=unit, name=new.name).exists():
        add_position(unit, code=free_code(unit, new.name), name=new.name, by=by, at=at)


@transaction.atomic
def copy_to_year(plan: Plan, *, year: int, by: User, at: datetime) -> Plan:
    """Copy a plan to a year that has none: 1. the unit's imports wait, 2. the copy. Raises
    PlanExistsError.
    """
    Unit.objects.select_for_update(no_key=True).get(pk=plan.unit_id)
    if Plan.objects.filter(unit_id=plan.unit_id, year=year).exists():
        raise PlanExistsError
    return copy_plan(plan, year=year, by=by, at=at)
