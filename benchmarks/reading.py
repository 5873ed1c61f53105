"""The import: the sample plan read and confirmed, and a plan of a thousand rows read."""

import io
from contextlib import suppress
from datetime import date
from pathlib import Path

import docx
import openpyxl
from django.conf import settings
from django.db import transaction

from benchmarks import scratch
from benchmarks.report import Table
from benchmarks.timing import medians, seconds
from scripts.sample_plan import HEADER, plan_rows, plan_title
from tamga.duties.actions import confirm_plan
from tamga.workspace import plan_reading
from tests.stories import START, Soum, told

SAMPLE = settings.ROOT / "samples" / "duty-plan.docx"
YEAR = 2026
MANY = 1_000
ROUNDS = 5


class TakenBackError(Exception):
    """A measured write is taken back, so that the next one finds the same."""


def many_rows(count: int) -> list[tuple[str, ...]]:
    """The sample's rows again and again under running numbers."""
    sample = [row for row in plan_rows(YEAR) if row[0]]
    return [(str(n + 1), *map(str, sample[n % len(sample)][1:4])) for n in range(count)]


def workbook(rows: list[tuple[str, ...]]) -> bytes:
    """A plan as an Excel file."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in [(plan_title(YEAR)[-1],), HEADER, *rows]:
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def document(rows: list[tuple[str, ...]]) -> bytes:
    """A plan as a Word file."""
    made = docx.Document()
    made.add_paragraph(plan_title(YEAR)[-1])
    table = made.add_table(rows=len(rows) + 1, cols=4)
    cells = table._cells  # table.cell() looks through the whole table each time
    for place, text in enumerate(text for row in [HEADER, *rows] for text in row):
        cells[place].text = str(text)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def read(soum: Soum, data: bytes, name: str) -> plan_reading.PlanReading:
    """A file read as the plan of a soum."""
    return plan_reading.read_for(soum.unit, data, name, year=YEAR)


def confirm(soum: Soum, data: bytes) -> float:
    """Seconds of confirming a plan that was read; taken back."""
    rows, _left = plan_reading.plan_rows(soum.unit, read(soum, data, SAMPLE.name), {})
    force = date(YEAR, 1, 1)

    def write() -> None:
        confirm_plan(soum.unit, rows, year=YEAR, in_force_from=force, by=None, at=START)

    taken = 0.0
    with suppress(TakenBackError), transaction.atomic():
        taken = seconds(write)
        raise TakenBackError
    return taken


def run(_folder: Path) -> list[Table]:
    """Reading and confirming, in turns."""
    data, rows = SAMPLE.read_bytes(), many_rows(MANY)
    excel, word = workbook(rows), document(rows)
    with scratch.database("stories"):
        soum = told("suld")
        understood = len(read(soum, excel, "many.xlsx").rows)
        if understood != MANY:
            raise RuntimeError(f"{understood} rows were read of {MANY}.")
        found = medians(
            {
                "sample plan (Word), read": lambda: seconds(lambda: read(soum, data, SAMPLE.name)),
                "sample plan, confirmed": lambda: confirm(soum, data),
                f"{MANY:,} rows (Excel), read": lambda: seconds(
                    lambda: read(soum, excel, "many.xlsx")
                ),
                f"{MANY:,} rows (Word), read": lambda: seconds(
                    lambda: read(soum, word, "many.docx")
                ),
            },
            rounds=ROUNDS,
        )
    return [Table("Import of a plan", ("step", "seconds"), list(found.items()))]
