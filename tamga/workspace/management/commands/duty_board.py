"""``manage.py duty_board --unit SLUG --on DATE --format json``: where every occurrence stands."""

import json
import sys
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tamga.duties.queries import WorkItem, duty_occurrences
from tamga.organizations.models import Unit


class Command(BaseCommand):
    """Prints JSON alone on stdout."""

    help = "Print the occurrences of a unit's duties and where they stand on a day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The unit and the day."""
        parser.add_argument("--unit", required=True, metavar="SLUG")
        parser.add_argument("--on", type=date.fromisoformat, metavar="DATE")
        parser.add_argument("--format", choices=["json"], default="json")

    def handle(self, *args: Any, **options: Any) -> None:
        """One query of ``duties``."""
        unit = Unit.objects.filter(slug=options["unit"]).first()
        if unit is None:
            raise CommandError(f"There is no unit {options['unit']!r}.")
        on = options["on"] or timezone.localdate()
        answer = {
            "on": on.isoformat(),
            "occurrences": [_as_json(item) for item in duty_occurrences(unit, on=on)],
        }
        json.dump(answer, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")


def _as_json(item: WorkItem) -> dict[str, Any]:
    occurrence = item.occurrence
    return {
        "duty": item.duty.number,
        "period": occurrence.period,
        "opens_on": occurrence.opens_on.isoformat(),
        "due_on": occurrence.due_on.isoformat() if occurrence.due_on else None,
        "status": item.status.value,
        "positions": [position.name for position in item.positions],
    }
