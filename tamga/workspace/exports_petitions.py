"""Petitions as an Excel sheet: nothing in it says who wrote or what."""

import io
from collections.abc import Iterable
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from tamga.organizations.models import Unit
from tamga.petitions.models import Petition
from tamga.workspace.queries.petitions import days_to

_WIDTHS = {"A": 14, "B": 14, "C": 14, "D": 22, "E": 24, "F": 9, "G": 34, "H": 34, "I": 14}


def petitions_workbook(unit: Unit, rows: Iterable[Petition], *, on: date) -> bytes:
    """An .xlsx of petitions with ``lead_name``: one row each, under a line with unit and day."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Petitions")[:31])
    for column, width in _WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "B3"

    def text(value: object, *, bold: bool = False) -> WriteOnlyCell:
        cell = WriteOnlyCell(sheet, value=str(value))
        cell.data_type = "s"  # one that begins like a formula isn't one
        if bold:
            cell.font = Font(bold=True)
        return cell

    sheet.append([text(f"{unit.name} · {_('Petitions')} · {on.isoformat()}", bold=True)])
    heads = [
        _("Number"), _("Day of receipt"), _("Kind"), _("How it came"),
        pgettext("of a petition", "Subject"), _("How many signed"), _("Against which post"),
        _("Who answers"), _("Answer due on"), _("State"), _("Outcome"), _("Ended on"),
        _("Days left or late"),
    ]  # fmt: skip
    sheet.append([text(head, bold=True) for head in heads])
    for each in rows:
        ended = timezone.localdate(each.closed_at) if each.closed_at else None
        sheet.append([
            text(each.number), each.received_on, text(each.get_kind_display()),
            text(each.get_channel_display()), text(each.subject or ""), each.signers,
            text(each.against or ""), text(getattr(each, "lead_name", None) or ""), each.due_on,
            text(each.get_state_display()), text(each.get_outcome_display()), ended,
            days_to(each, on),
        ])  # fmt: skip
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
