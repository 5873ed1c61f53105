"""The period of a report that a command names by unit, period and source."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from tamga.implementation.models import Period
from tamga.kernel.spans import span_of


def add_period(parser: ArgumentParser) -> None:
    """The three options that name a report."""
    parser.add_argument("--unit", required=True, metavar="SLUG")
    parser.add_argument("--period", required=True, help="2024-H1, 2024-Q3 or 2024")
    parser.add_argument("--source", default="governor-orders", help="code of the source")


def code_of(options: dict[str, Any]) -> str:
    """The code of the period. Raises CommandError."""
    try:
        return span_of(options["period"]).code
    except ValueError:
        raise CommandError("--period is 2024-H1, 2024-Q3 or 2024.") from None


def period_of(options: dict[str, Any]) -> Period:
    """The period that is there. Raises CommandError."""
    code = code_of(options)
    period = (
        Period.objects.select_related("unit", "source")
        .filter(unit__slug=options["unit"], source__code=options["source"], code=code)
        .first()
    )
    if period is None:
        raise CommandError(f"{options['unit']} has no report of {code} ({options['source']}).")
    return period
