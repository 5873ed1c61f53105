"""Put the reminders of a day into the outbox."""

from argparse import ArgumentParser
from datetime import date, datetime, time

from django.utils import timezone

from tamga.workspace.management import command
from tamga.workspace.reminders import remind


class Command(command.Command):
    """``manage.py remind [--on DATE]``: safe to repeat, prints how many were new."""

    help = "Queue the reminders about duties; with --on as if it were the morning of that day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--on takes a date like 2026-11-21."""
        parser.add_argument("--on", type=command.day, metavar="YYYY-MM-DD")

    def handle(self, *args: object, on: date | None = None, **options: object) -> None:
        """Queues; the worker sends."""
        now = timezone.now()
        at = timezone.make_aware(datetime.combine(on, time(8))) if on else now
        command.put_out(remind(at=at))
