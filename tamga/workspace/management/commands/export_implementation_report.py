"""``manage.py export_implementation_report --unit SLUG --period P --as docx --output FILE``."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from tamga.implementation.exports.excel import workbook
from tamga.implementation.exports.pdf import pdf
from tamga.implementation.exports.plain import plain
from tamga.implementation.exports.word import BadTemplateError, word
from tamga.implementation.queries import report_of
from tamga.implementation.queries.templates import template_bytes
from tamga.implementation.report.model import Report
from tamga.law.queries import scale_of
from tamga.workspace.management import command
from tamga.workspace.management.report_period import add_period, period_of


def _json(report: Report) -> bytes:
    return json.dumps(plain(report), ensure_ascii=False, indent=1).encode()


FORMS = {"docx": word, "pdf": pdf, "xlsx": workbook, "json": _json}


class Command(command.Command):
    """Writes the report of a period to a file; nothing is printed but errors."""

    help = "Write an implementation report as Word, PDF, Excel or JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose report, of when, in which form, where to."""
        add_period(parser)
        parser.add_argument("--as", dest="form", required=True, choices=sorted(FORMS))
        parser.add_argument("--output", required=True, type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Find the period, print it, write it."""
        period = period_of(options)
        report = report_of(period, scale_of(period.scale))
        try:
            if options["form"] == "docx":
                data = word(report, template_bytes(period.unit_id))
            else:
                data = FORMS[options["form"]](report)
        except BadTemplateError as error:
            raise CommandError(f"The office's own template: {error}") from None
        try:
            options["output"].write_bytes(data)
        except OSError as error:
            raise CommandError(f"{options['output']}: {error.strerror}") from None
