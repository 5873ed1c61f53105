"""The commands as a script of the aimag's IT calls them: a sentence, never a traceback."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from tamga.documents.models import StoredFile
from tamga.duties.models import Duty, Plan
from tamga.organizations.models import Unit
from tests.stories import Soum

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "samples" / "duty-plan.docx"
SHEET = PLAN.with_suffix(".xlsx")


def read(*arguments: str) -> None:
    """Import for Сүлд, 2026."""
    call_command("import_duty_plan", *arguments, "--unit=suld", "--year=2026", stderr=StringIO())


def changed_sheet(tmp_path: Path, number: str, column: int, value: object) -> str:
    """The sample with one cell of a row changed: what a slip of the hand does in Excel."""
    book = load_workbook(SHEET)
    rows = [
        row for sheet in book for row in sheet.iter_rows()
        if any(str(cell.value).strip().rstrip(".") == number for cell in row)
    ]  # fmt: skip
    assert len(rows) == 1
    at = next(place for place, cell in enumerate(rows[0]) if cell.value is not None)
    rows[0][at + column].value = value
    book.save(tmp_path / "again.xlsx")
    return str(tmp_path / "again.xlsx")


@pytest.mark.parametrize("year", ["0", "1899", "2201", "99999", "хоёр мянга"])
def test_a_year_that_cant_be_is_told_in_a_sentence(suld: Soum, year: str):
    with pytest.raises(CommandError, match="is no year between 1900 and 2200") as refused:
        call_command("import_duty_plan", str(PLAN), "--unit", "suld", f"--year={year}")
    assert refused.value.returncode == 1


@pytest.mark.parametrize("slug", ["Бад слаг", "../x", "a/b", "", "x" * 60])
def test_create_unit_asks_for_a_slug_as_add_soum_does(suld: Soum, slug: str):
    for arguments in (
        ("import_duty_plan", str(PLAN), "--unit", slug, "--create-unit", "--year=2026"),
        ("add_soum", slug, "Шинэ сум"),
    ):
        with pytest.raises(CommandError, match="is no slug") as refused:
            call_command(*arguments)
        assert refused.value.returncode == 1
    assert not Unit.objects.filter(slug=slug).exists()


def test_two_soums_dont_answer_at_one_address(suld: Soum, tal: Soum):
    with pytest.raises(CommandError, match="Another site answers"):
        call_command("add_soum", "shine", "Шинэ сум", "--hostname", "tal.localhost")


def test_a_day_of_force_after_the_year_is_refused(suld: Soum):
    with pytest.raises(CommandError, match="comes after the plan's year 2026"):
        read(str(PLAN), "--in-force-from=2027-01-01")
    assert not Plan.objects.exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ("import_duty_plan", str(PLAN), "--unit", "suld"),
        ("import_duty_plan", str(PLAN), "--unit", "suld", "--year", "99999"),
        ("duty_board", "--unit", "suld", "--on", "2026-02-30"),
        ("duty_board", "--unit", "suld", "--on", "0001-01-01"),
        ("remind", "--on", "маргааш"),
        ("add_soum",),
    ],
)
def test_from_a_shell_wrong_arguments_end_with_1(arguments: tuple[str, ...]):
    """2 is kept for a file that can't be read: the script can tell the two apart."""
    run = subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert run.stdout == ""
    assert "Error: " in run.stderr


@pytest.mark.slow
def test_whoever_stops_reading_in_the_middle_hears_no_complaint():
    """``manage.py import_duty_plan … --dry-run | head -1``."""
    reading, writing = os.pipe()
    os.close(reading)
    arguments = ("import_duty_plan", str(PLAN), "--unit", "x", "--dry-run", "--year", "2026")
    run = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(writing)
    assert (run.returncode, run.stderr) == (0, "")


def test_a_file_name_of_an_old_windows_disk_is_read(suld: Soum, tmp_path: Path):
    """«төл.docx» in cp1251 on a USB stick: the name isn't UTF-8."""
    name = os.fsdecode(os.fsencode(str(tmp_path)) + b"/\xf2\xee\xeb.docx")
    Path(name).write_bytes(PLAN.read_bytes())
    read(name)
    assert StoredFile.everything.get().name == "___.docx"


@pytest.mark.parametrize("number", [None, "12", "арван гурав"], ids=["wiped", "doubled", "words"])
def test_a_row_that_lost_its_number_ends_no_duty(
    suld: Soum, tmp_path: Path, capsys, number: str | None
):
    """Somebody deleted a cell in Excel; the nightly script imports the file again."""
    read(str(SHEET))
    before = list(Duty.objects.order_by("pk").values())
    capsys.readouterr()
    with pytest.raises(CommandError, match="Nothing was changed") as refused:
        read(changed_sheet(tmp_path, "13", 0, number))
    assert refused.value.returncode == 1
    place = "№ 12" if number == "12" else "мөр"
    assert place in str(refused.value)
    assert json.loads(capsys.readouterr().out)["duties"], "what was read is printed all the same"
    assert list(Duty.objects.order_by("pk").values()) == before
    assert StoredFile.everything.count() == 1


def test_a_term_that_became_unreadable_takes_no_term_away(suld: Soum, tmp_path: Path):
    read(str(SHEET))
    with pytest.raises(CommandError, match="№ 13") as refused:
        read(changed_sheet(tmp_path, "13", 2, "Борооны дараахан"))
    assert "Борооны дараахан" in str(refused.value)
    assert Duty.objects.get(number=13, ended_on=None).schedules


def test_the_first_import_takes_over_what_it_can(suld: Soum, tmp_path: Path):
    """There is nothing to lose yet; what was left out is told."""
    told = StringIO()
    call_command(
        "import_duty_plan", changed_sheet(tmp_path, "13", 0, None), "--unit=suld", "--year=2026",
        stderr=told,
    )  # fmt: skip
    assert Duty.objects.count() == 20
    assert "Confirmed 20 duties" in told.getvalue()
