"""Every click on a report's preview asks for the reading of the same file; it is read once."""

import io

import pytest
from django.utils import timezone
from openpyxl import Workbook

from tamga.documents.actions import store
from tamga.documents.files import path_of
from tamga.documents.models import StoredFile
from tamga.documents.queries import DamagedFile
from tamga.documents.tables import UnreadableFile
from tamga.implementation.reading import read_report
from tamga.kernel.scales import DEFAULT
from tamga.workspace import kept_reports
from tamga.workspace.kept_reports import kept_report
from tests.conftest import ROOT
from tests.stories import Soum

SAMPLE = ROOT / "samples" / "implementation-report.docx"


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_reports, "_kept", type(kept_reports._kept)())


def stored(soum: Soum, data: bytes, name: str) -> StoredFile:
    return store(data, name=name, unit_id=soum.unit.pk, by=None, at=timezone.now())


def test_the_second_reading_is_the_same_and_shares_nothing(suld: Soum):
    file = stored(suld, SAMPLE.read_bytes(), SAMPLE.name)
    first, second = kept_report(file, DEFAULT), kept_report(file, DEFAULT)
    assert first == second
    assert first.rows is not second.rows
    assert first.reading == read_report(SAMPLE.read_bytes(), SAMPLE.name, scale=DEFAULT)
    assert {row.place for row in first.reading.rows} <= set(first.rows)
    assert len(kept_reports._kept) == 1


def test_what_is_kept_is_bounded(suld: Soum):
    for number in range(kept_reports.MOST + 2):
        book, out = Workbook(), io.BytesIO()
        book.active.append([f"Тайлан {number}"])
        book.save(out)
        kept_report(stored(suld, out.getvalue(), "тайлан.xlsx"), DEFAULT)
    assert len(kept_reports._kept) == kept_reports.MOST


def test_a_file_that_was_changed_on_the_disk_is_never_shown_from_memory(suld: Soum):
    file = stored(suld, SAMPLE.read_bytes(), SAMPLE.name)
    kept_report(file, DEFAULT)
    path_of(file.sha256).chmod(0o600)
    path_of(file.sha256).write_bytes(b"PK")
    with pytest.raises(DamagedFile):
        kept_report(file, DEFAULT)


def test_what_cant_be_read_is_refused_each_time(suld: Soum):
    file = stored(suld, b"PK\x03\x04 nothing behind it", "тайлан.docx")
    for _ in range(2):
        with pytest.raises(UnreadableFile):
            kept_report(file, DEFAULT)
    assert not kept_reports._kept
