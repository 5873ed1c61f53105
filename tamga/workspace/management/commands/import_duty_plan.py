"""``manage.py import_duty_plan FILE --unit SLUG --year Y``: a plan, read and confirmed at once."""

from argparse import ArgumentParser
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone

from tamga.documents.actions import store
from tamga.documents.tables import UnreadableFile
from tamga.documents.tables.errors import sentence
from tamga.duties.actions import confirm_plan
from tamga.duties.models import Duty, Plan
from tamga.duties.reading import PlanReading
from tamga.duties.reading.answer import as_json
from tamga.duties.reading.problems import sentence_with_place
from tamga.organizations.models import Unit
from tamga.workspace.management import command
from tamga.workspace.plan_reading import (
    FIRST_YEAR,
    HOPELESS,
    JoinedPlan,
    JoinedRow,
    read_for,
)
from tamga.workspace.units import open_soum


class Command(command.Command):
    """Prints JSON alone on stdout; exits 2 only when the file can't be read as a plan."""

    help = "Read a duty plan from Word, Excel or text and confirm it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, the unit, the year and what to do."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--unit", required=True, metavar="SLUG")
        parser.add_argument("--create-unit", action="store_true", help="add the unit if missing")
        parser.add_argument("--year", required=True, type=command.year)
        parser.add_argument("--in-force-from", type=command.day, metavar="DATE")
        parser.add_argument("--dry-run", action="store_true", help="only read, change nothing")
        parser.add_argument("--format", choices=["json"], default="json")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, and unless it is a dry run, confirm; what was read is printed in any case."""
        since = options["in_force_from"]
        if since is not None and since.year > options["year"]:
            raise CommandError(
                f"The day of force {since} comes after the plan's year {options['year']}: "
                "nothing of it could be late."
            )
        unit = Unit.objects.filter(slug=options["unit"]).first()
        may_make = options["create_unit"] or options["dry_run"]
        if unit is None and not may_make:
            raise CommandError(
                f"There is no unit {options['unit']!r}: add it with add_soum or --create-unit."
            )
        if unit is None and options["create_unit"]:
            command.slug(options["unit"])
        try:
            data = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}", returncode=2) from None
        try:
            reading = read_for(unit, data, options["file"].name, year=options["year"])
        except UnreadableFile as error:
            raise CommandError(sentence(error), returncode=2) from None
        for problem in reading.problems:
            if problem.code in HOPELESS:
                raise CommandError(sentence_with_place(problem), returncode=2)
        told: list[str] = []
        try:
            if not options["dry_run"]:
                told = self._confirm(unit, data, reading, options)
        except CommandError:
            command.put_out(as_json(reading))
            raise
        command.put_out(as_json(reading))
        for line in told:
            self.stderr.write(line)

    @transaction.atomic
    def _confirm(
        self, unit: Unit | None, data: bytes, reading: PlanReading, options: dict[str, Any]
    ) -> list[str]:
        now = timezone.now()
        if unit is None:
            unit = open_soum(
                slug=options["unit"],
                name=options["unit"],
                hostname=f"{options['unit']}.localhost",
                is_default=not Unit.objects.filter(home_page__isnull=False).exists(),
                by=None,
                at=now,
            )
        plan = Plan.objects.filter(unit=unit, year=options["year"]).first()
        joined = JoinedPlan(unit, reading, {}, plan)
        if plan is not None:
            _refuse_losses(plan, joined.rows)
        source = store(data, name=options["file"].name, unit_id=unit.pk, by=None, at=now)
        confirm_plan(
            unit,
            joined.planned,
            year=options["year"],
            in_force_from=options["in_force_from"] or date(options["year"], 1, 1),
            title=reading.title,
            source=source,
            by=None,
            at=now,
        )
        return [
            *(
                sentence_with_place(problem)
                for row in joined.rows
                for problem in row.undecided
                if problem.code != FIRST_YEAR  # without a choice it is the first year in force
            ),
            f"Confirmed {len(joined.planned)} duties for {unit.slug}, {options['year']}.",
        ]


def _refuse_losses(plan: Plan, rows: Iterable[JoinedRow]) -> None:
    """A slip of the hand in a file must end no duty and take no term away: nobody looks at what a
    script imports at night. Raises CommandError, naming the rows.
    """
    duties = {duty.number: duty for duty in plan.duties.filter(ended_on__isnull=True)}
    lost = [row for row in rows if row.planned is None or _loses_its_term(duties, row)]
    if lost:
        named = " ".join(
            sentence_with_place(problem)
            for row in lost
            for problem in row.undecided
            if problem.code.startswith(("number_", "when_"))
        )
        raise CommandError(
            f"Nothing was changed. There is a plan of {plan.year}, and these rows don't say what "
            f"becomes of their duties; put them right, or import the file in the browser. {named}"
        )


def _loses_its_term(duties: dict[int, Duty], row: JoinedRow) -> bool:
    before = duties.get(row.planned.number) if row.planned else None
    not_read = any(problem.code.startswith("when_") for problem in row.undecided)
    return before is not None and bool(before.schedules) and not_read
