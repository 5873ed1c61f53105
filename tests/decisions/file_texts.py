"""Files as the worker of Сүлд reads them."""

from procrastinate.contrib.django.models import ProcrastinateJob

from tamga.decisions.actions import attach
from tamga.decisions.enums import FileKind
from tamga.decisions.models import Decision, DecisionFile
from tamga.documents.models import FileText
from tamga.documents.tasks import read_file
from tests.stories import Soum, moment

AT = moment("2026-04-09")  # Thursday
CLEAN = "Мод тарих ажлыг зохион байгуулах.".encode()
TOLD = "Иргэн УБ90010112, утас 9911-2233.".encode()


def read_waiting() -> int:
    """What the worker does with every job that waits for a file; returns how many."""
    jobs = ProcrastinateJob.objects.filter(task_name="tamga.documents.tasks.read_file")
    for job in jobs:
        assert set(job.args) == {"key"}, "a job knows keys alone"
        read_file.func(**job.args)
    return jobs.count()


def hang(
    soum: Soum,
    decision: Decision,
    data: bytes,
    *,
    name: str = "тушаал.txt",
    kind: FileKind = FileKind.CYRILLIC_SCAN,
    reads: bool = True,
) -> DecisionFile:
    """Uranchimeg attaches it, and the worker reads it."""
    by = soum.people["uranchimeg"]
    file = attach(decision, data, name=name, kind=kind, by=by, at=AT)
    if reads:
        read_waiting()
    return file


def text_row(file: DecisionFile) -> FileText:
    """What is kept of its text."""
    return FileText.everything.get(unit=file.decision.unit_id, sha256=file.sha256)
