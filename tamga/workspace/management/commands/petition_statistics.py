"""``manage.py petition_statistics --unit SLUG --period 2026-H1``: the official figures."""

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.utils import timezone

from tamga.kernel.spans import Span, span_of
from tamga.petitions.queries.statistics import statistics
from tamga.workspace.management import command


def span(text: str) -> Span:
    """A period as argparse asks for it."""
    try:
        return span_of(text)
    except ValueError:
        raise ArgumentTypeError(
            f"{text!r} is no period: write it like 2026-H1, 2026-Q3 or 2026."
        ) from None


class Command(command.Command):
    """Prints JSON alone on stdout."""

    help = "Print the figures of the petitions that a unit received in a period."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The unit and the period; the day that the figures stand for."""
        parser.add_argument("--unit", required=True, metavar="SLUG")
        parser.add_argument("--period", required=True, type=span, metavar="PERIOD")
        parser.add_argument("--on", type=command.day, metavar="DATE", help="as of that day's end")
        parser.add_argument("--format", choices=["json"], default="json")

    def handle(self, *args: Any, **options: Any) -> None:
        """The unit alone, without the bodies below it."""
        unit = command.unit_of(options["unit"])
        on = options["on"] or timezone.localdate()
        found = statistics([unit], options["period"], as_of=on)
        rate = found.on_time_rate
        command.put_out(
            {
                "received": found.received,
                "on_time": found.on_time,
                "late": found.late,
                "in_progress": found.in_progress,
                "forwarded": found.forwarded,
                "on_time_rate": None if rate is None else float(rate),
                "by_channel": found.by_channel,
                "by_kind": found.by_kind,
                "by_outcome": found.by_outcome,
                "by_subject": found.by_subject,
            }
        )
