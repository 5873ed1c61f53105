"""The whole of the first flow: a real plan in, a duty closed by publishing, a late one by mail."""

import json
from collections import Counter
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from docx import Document

from tamga.documents.models import StoredFile
from tamga.duties.actions import Publication, record_publication
from tamga.duties.enums import Source
from tamga.duties.models import Duty, Plan
from tamga.journal.models import Event
from tamga.notices.actions import deliver_due
from tamga.organizations.models import Unit
from tamga.workspace.reminders import remind
from tests.notices.conftest import Postman, postman
from tests.stories import Soum, moment

__all__ = ["postman"]
SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "duty-plan.docx"


def command(capsys, *arguments: str) -> dict:
    """What a command for others prints: JSON and nothing else."""
    call_command(*arguments, stderr=StringIO())
    return json.loads(capsys.readouterr().out)


def board(capsys, unit: str, on: str) -> dict[str, Counter]:
    """Status → duty → how many occurrences, on a day."""
    answer = command(capsys, "duty_board", "--unit", unit, "--on", on)
    assert answer["on"] == on
    found: dict[str, Counter] = {}
    for occurrence in answer["occurrences"]:
        found.setdefault(occurrence["status"], Counter())[occurrence["duty"]] += 1
    return found


def letters_to(postman: Postman, address: str) -> str:
    """All that somebody was written."""
    mine = [letter for letter in postman.letters if letter["To"] == address]
    return "\n".join(letter.get_content() for letter in mine)


def test_the_board_of_the_real_plan_on_the_first_of_may_2017(db, capsys, real_plan: Path):
    command(
        capsys,
        "import_duty_plan",
        str(real_plan),
        "--unit",
        "khushaat",
        "--create-unit",
        "--year",
        "2017",
    )
    late = board(capsys, "khushaat", "2017-05-01")["late"]  # Monday
    assert late == {2: 1, 3: 1, 4: 1, 5: 4, 13: 4}


def test_the_real_plan_read_by_the_command(db, capsys, real_plan: Path):
    answer = command(
        capsys, "import_duty_plan", str(real_plan), "--unit", "x", "--dry-run", "--year", "2017"
    )
    assert answer["problems"] == []
    kinds = Counter(
        tuple(schedule["kind"] for schedule in duty["schedules"]) for duty in answer["duties"]
    )
    assert kinds == {
        ("window",): 3,
        ("monthly",): 2,
        ("half_yearly",): 1,
        ("yearly",): 3,
        ("every_n_years",): 1,
        ("continuous",): 1,
        ("window", "event"): 1,
        ("event",): 9,
    }
    by_number = {duty["number"]: duty for duty in answer["duties"]}
    assert by_number[2]["schedules"][0]["from"] == "2017-04-05"  # Wednesday
    assert by_number[2]["schedules"][0]["to"] == "2017-04-10"  # Monday
    # three spellings of one post give one string
    assert by_number[1]["positions"] == by_number[13]["positions"] == ["ТЗХЭЗ мэргэжилтэн"]
    assert by_number[12]["positions"][1] == by_number[15]["positions"][0] == "Засаг даргын орлогч"
    # «архив, бичиг хэргийн эрхлэгч» is one post though it has a comma
    assert len(by_number[9]["positions"]) == 1
    assert by_number[9]["positions"] == by_number[11]["positions"] == by_number[20]["positions"]


def test_a_dry_run_creates_nothing(db, capsys):
    command(capsys, "import_duty_plan", str(SAMPLE), "--unit", "new", "--dry-run", "--year", "2026")
    assert not Unit.objects.exists()
    assert not Plan.objects.exists()
    assert not StoredFile.everything.exists()
    assert not Event.everything.exists()


def test_the_same_file_twice_changes_nothing_and_a_newer_one_ends_what_it_drops(
    suld: Soum, capsys, tmp_path: Path
):
    again = ("--unit", "suld", "--year", "2026")
    command(capsys, "import_duty_plan", str(SAMPLE), *again)
    before = list(Duty.objects.order_by("pk").values())
    command(capsys, "import_duty_plan", str(SAMPLE), *again)
    assert list(Duty.objects.order_by("pk").values()) == before
    newer = tmp_path / "newer.docx"
    document = Document(str(SAMPLE))
    last_row = document.tables[-1].rows[-1]._tr
    last_row.getparent().remove(last_row)
    document.save(str(newer))
    command(capsys, "import_duty_plan", str(newer), *again)
    assert list(Duty.objects.exclude(ended_on=None).values_list("number", flat=True)) == [21]
    assert Duty.objects.filter(ended_on=None).count() == 20


@pytest.mark.parametrize(
    ("content", "code"), [(b"", 2), (b"PK\x03\x04 not a zip", 2), (b"%PDF-1.7", 2)]
)
def test_what_cannot_be_read_as_a_plan_exits_with_2(db, tmp_path: Path, content: bytes, code: int):
    file = tmp_path / "plan.docx"
    file.write_bytes(content)
    with pytest.raises(CommandError) as refused:
        call_command("import_duty_plan", str(file), "--unit", "x", "--dry-run", "--year", "2026")
    assert refused.value.returncode == code


def test_an_unknown_unit_is_no_unreadable_file(db):
    with pytest.raises(CommandError, match="no unit") as refused:
        call_command("import_duty_plan", str(SAMPLE), "--unit", "nowhere", "--year", "2026")
    assert refused.value.returncode == 1


def test_oyun_publishes_in_time_and_mandakh_hears_of_what_is_late(
    suld: Soum, capsys, postman: Postman, settings
):
    """January's account is in time, February's isn't; after a fortnight the head is told."""
    command(capsys, "import_duty_plan", str(SAMPLE), "--unit", "suld", "--year", "2026")
    finance = suld.people["oyun"]
    for key, path in (
        ("page-1", "il-tod-baidal/shilen-dans"),
        ("page-2", "il-tod-baidal/tusuv-sankhuu"),
    ):
        published = Publication(Source.WEBSITE, key, "/", "Мэдээ", "a" * 64, moment("2026-01-29"))
        record_publication(suld.section(path), published, by=finance, at=moment("2026-01-29"))
    assert board(capsys, "suld", "2026-02-02")["done_on_time"][5] == 1  # Monday
    assert 5 not in board(capsys, "suld", "2026-02-02").get("late", {})

    sunday = moment("2026-03-01", "08:00")
    assert board(capsys, "suld", "2026-03-01")["late"][5] == 1
    remind(at=sunday)
    deliver_due(at=sunday)
    assert "№5." in letters_to(postman, finance.email)
    before = len(postman.letters)
    remind(at=sunday)  # after a power cut the day's reminders are caught up, and not doubled
    deliver_due(at=sunday)
    assert len(postman.letters) == before

    head = suld.people["mandakh"].email
    assert "Санхүүгийн алба" not in letters_to(postman, head)
    fortnight = moment("2026-03-15", "08:00")  # Sunday, fifteen days late
    remind(at=fortnight)
    deliver_due(at=fortnight)
    assert "Санхүүгийн алба" in letters_to(postman, head)


def test_the_default_day_of_force_of_the_command_is_new_years_day(suld: Soum, capsys):
    command(capsys, "import_duty_plan", str(SAMPLE), "--unit", "suld", "--year", "2026")
    assert Plan.objects.get().in_force_from == date(2026, 1, 1)  # Thursday
