"""``manage.py import_implementation_report FILE --unit SLUG --period P``: read and saved."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone

from tamga.documents.actions import store
from tamga.documents.tables import UnreadableFile
from tamga.documents.tables.errors import sentence
from tamga.implementation.actions import Changes, LockedPeriodError, save_reading
from tamga.implementation.models import Source
from tamga.implementation.queries import scale_for
from tamga.implementation.reading import ReportReading, read_report
from tamga.implementation.reading.answer import as_json
from tamga.kernel.scales import Scale
from tamga.organizations.models import Unit
from tamga.workspace.management import command
from tamga.workspace.management.report_period import add_period, code_of
from tamga.workspace.units import open_soum


class Command(command.Command):
    """Prints JSON alone on stdout; exits 2 only when the file can't be read as a report."""

    help = "Read an implementation report from Word, Excel, text or PDF and save it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, the unit, the period and what to do."""
        parser.add_argument("file", type=Path)
        add_period(parser)
        parser.add_argument("--create-unit", action="store_true", help="add the unit if missing")
        parser.add_argument("--dry-run", action="store_true", help="only read, change nothing")
        parser.add_argument("--format", choices=["json"], default="json")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, and unless it is a dry run, save; what was read is printed in any case."""
        code = code_of(options)
        unit = Unit.objects.select_related("parent").filter(slug=options["unit"]).first()
        if unit is None and not (options["create_unit"] or options["dry_run"]):
            raise CommandError(
                f"There is no unit {options['unit']!r}: add it with add_soum or --create-unit."
            )
        if unit is None and options["create_unit"]:
            command.slug(options["unit"])
        source = Source.objects.filter(code=options["source"]).first()
        if source is None:
            known = ", ".join(Source.objects.values_list("code", flat=True))
            raise CommandError(f"There is no source {options['source']!r}, but {known}.")
        try:
            data = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}", returncode=2) from None
        scale = scale_for(unit, source, code, today=timezone.localdate())
        try:
            reading = read_report(data, options["file"].name, scale=scale)
        except UnreadableFile as error:
            raise CommandError(sentence(error), returncode=2) from None
        told = ""
        if not options["dry_run"]:
            try:
                told = _told(self._save(unit, data, reading, scale, source, code, options))
            except LockedPeriodError:
                command.put_out({**as_json(reading), "period": code})
                raise CommandError(f"The period {code} is locked; nothing was changed.") from None
        command.put_out({**as_json(reading), "period": code})
        if told:
            self.stderr.write(told)

    @transaction.atomic
    def _save(
        self,
        unit: Unit | None,
        data: bytes,
        reading: ReportReading,
        scale: Scale,
        source: Source,
        code: str,
        options: dict[str, Any],
    ) -> Changes:
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
        file = store(data, name=options["file"].name, unit_id=unit.pk, by=None, at=now)
        return save_reading(
            unit, reading, scale, source=source, code=code, file=file, by=None, at=now
        )


def _told(done: Changes) -> str:
    return (
        f"{done.period.unit.slug}, {done.period.code}: {len(done.added)} measures added, "
        f"{len(done.changed)} changed, {len(done.dropped)} dropped."
    )
