"""A report is read by the scale of its period, not by the one that was usual before."""

import io
from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from openpyxl import Workbook

from tamga.implementation.models import Period, ReportImport, Source
from tamga.implementation.queries import lines_of, scale_for
from tamga.implementation.report.words import COLUMNS
from tamga.kernel.scales import DEFAULT, Band, Scale
from tamga.law.actions import add_scale
from tests.stories import START, Soum

BANDS = (
    Band("effective", 100, 100),
    Band("certain_result", 60, 80),
    Band("intensify", 20, 40),
    Band("no_result", 0, 0),
)
NEW = Scale("2026-shine", date(2026, 1, 1), (0, 20, 40, 60, 80, 100), BANDS)
TODAY = date(2026, 7, 6)  # Monday
ROOM = "/office/suld/reports/import/"


@pytest.fixture(autouse=True)
def another_scale(suld: Soum) -> None:
    """From 2026 on the government asks for other scores."""
    add_scale(NEW, name="Шинэ шатлал", by=None, at=START)


def workbook(title: str = "") -> bytes:
    """A report with a score that only the new scale has."""
    book = Workbook()
    sheet = book.active
    for each in ((title,), COLUMNS, (1, 1, "Ой тухай 2025-01-20 Дугаар 2025_A/12",
                                     "1. Мод тарих.", "Тарив.", "80%", "60%")):  # fmt: skip
        sheet.append(each)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sent(client: Client, data: bytes, period: str):
    """The form with a file."""
    file = io.BytesIO(data)
    file.name = "тайлан.xlsx"
    source = Source.objects.get(code="governor-orders").pk
    return client.post(ROOM, {"file": file, "source": source, "period": period})


def test_the_scale_in_force_when_the_period_ends_or_the_one_it_began_with(suld: Soum):
    source = Source.objects.get(code="governor-orders")
    assert scale_for(suld.unit, source, "2025-H2", today=TODAY) == DEFAULT
    assert scale_for(suld.unit, source, "2026-H1", today=TODAY) == NEW
    assert scale_for(None, None, "", today=date(2024, 5, 1)) == DEFAULT
    assert scale_for(suld.unit, source, "", today=TODAY) == NEW
    Period.objects.create(
        unit=suld.unit, source=source, code="2026-H1", kind="half", starts_on=date(2026, 1, 1),
        ends_on=date(2026, 6, 30), scale=DEFAULT.code, opened_at=START,
    )  # fmt: skip
    assert scale_for(suld.unit, source, "2026-H1", today=TODAY) == DEFAULT
    with pytest.raises(ValueError, match="H7"):
        scale_for(suld.unit, source, "2026-H7", today=TODAY)


def test_the_form_the_preview_and_what_is_saved_go_by_it(suld: Soum, sign_in):
    bolormaa = sign_in(suld.people["bolormaa"])
    answer = sent(bolormaa, workbook(), "2026-H1")
    page = bolormaa.get(answer.url).text
    assert '<option value="80"' in bolormaa.get(f"{answer.url}?add=new").text
    assert "80%" in page
    bolormaa.post(answer.url, {})
    assert lines_of(Period.objects.get())[0].own.score == 80
    assert Period.objects.get().scale == NEW.code
    old = sent(bolormaa, workbook(), "2025-H2")
    bolormaa.post(old.url, {})
    assert lines_of(Period.objects.get(code="2025-H2"))[0].own.missing, "then nobody gave 80"


def test_a_period_that_only_the_file_names_is_found_without_its_scale(suld: Soum, sign_in):
    title = "АЙМГИЙН ЗАСАГ ДАРГЫН ЗАХИРАМЖИЙН 2025 ОНЫ ХАГАС ЖИЛИЙН ХЭРЭГЖИЛТ"
    answer = sent(sign_in(suld.people["bolormaa"]), workbook(title), "")
    assert answer.status_code == 302
    assert ReportImport.objects.get().code == "2025-H1"


def test_the_command_reads_by_the_scale_that_the_period_has(suld: Soum, tmp_path, capsys):
    path = tmp_path / "тайлан.xlsx"
    path.write_bytes(workbook())
    asked = ["--unit", "suld", "--period", "2026-H1"]
    call_command("import_implementation_report", str(path), *asked)
    assert '"self": 80' in capsys.readouterr().out
    Period.objects.update(scale=DEFAULT.code)
    call_command("import_implementation_report", str(path), *asked, "--dry-run")
    assert '"self": 80' not in capsys.readouterr().out.partition('"problems"')[0]
