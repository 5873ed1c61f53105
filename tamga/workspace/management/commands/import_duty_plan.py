"""``manage.py import_duty_plan FILE --unit SLUG --year Y``: a plan, read and confirmed at once."""

import json
import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from tamga.documents.actions import store
from tamga.documents.tables import UnreadableFile
from tamga.documents.tables.errors import sentence
from tamga.duties.actions import confirm_plan
from tamga.duties.models import Plan
from tamga.duties.reading import PlanReading
from tamga.duties.reading.answer import as_json
from tamga.duties.reading.problems import sentence_with_place
from tamga.organizations.models import Unit
from tamga.workspace.plan_reading import FIRST_YEAR, HOPELESS, plan_rows, read_for
from tamga.workspace.units import open_soum


class Command(BaseCommand):
    """Prints JSON alone on stdout; exits 2 only when the file can't be read as a plan."""

    help = "Read a duty plan from Word, Excel or text and confirm it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, the unit, the year and what to do."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--unit", required=True, metavar="SLUG")
        parser.add_argument("--create-unit", action="store_true", help="add the unit if missing")
        parser.add_argument("--year", required=True, type=int)
        parser.add_argument("--in-force-from", type=date.fromisoformat, metavar="DATE")
        parser.add_argument("--dry-run", action="store_true", help="only read, change nothing")
        parser.add_argument("--format", choices=["json"], default="json")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, and unless it is a dry run, confirm."""
        unit = Unit.objects.filter(slug=options["unit"]).first()
        may_make = options["create_unit"] or options["dry_run"]
        if unit is None and not may_make:
            raise CommandError(
                f"There is no unit {options['unit']!r}: add it with add_soum or --create-unit."
            )
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
        if not options["dry_run"]:
            self._confirm(unit, data, reading, options)
        json.dump(as_json(reading), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")

    @transaction.atomic
    def _confirm(
        self, unit: Unit | None, data: bytes, reading: PlanReading, options: dict[str, Any]
    ) -> None:
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
        rows, left = plan_rows(unit, reading, {}, plan=plan)
        for problem in left:
            if problem.code != FIRST_YEAR:  # without a choice it is the first year in force
                self.stderr.write(sentence_with_place(problem))
        source = store(data, name=options["file"].name, unit_id=unit.pk, by=None, at=now)
        confirm_plan(
            unit,
            rows,
            year=options["year"],
            in_force_from=options["in_force_from"] or date(options["year"], 1, 1),
            title=reading.title,
            source=source,
            by=None,
            at=now,
        )
        self.stderr.write(f"Confirmed {len(rows)} duties for {unit.slug}, {options['year']}.")
