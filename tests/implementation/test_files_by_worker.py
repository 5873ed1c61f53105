"""A report of many rows leaves with its letter at once; its files come from the worker."""

import signal
import textwrap
from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from procrastinate.contrib.django.models import ProcrastinateJob

from tamga.accounts.models import User
from tamga.documents.models import StoredFile
from tamga.documents.queries import read
from tamga.duties.models import Evidence
from tamga.implementation import tasks
from tamga.implementation.actions.asking import ask_all_soums, ask_draft, forget_asked
from tamga.implementation.actions.file_orders import order_files, order_missing
from tamga.implementation.actions.files import keep_file
from tamga.implementation.actions.issuing import issue
from tamga.implementation.actions.issuing_errors import AlreadyDoneError, NotIssuedError
from tamga.implementation.actions.templates import choose_template, drop_template
from tamga.implementation.exports.word import BadTemplateError
from tamga.implementation.models import FILES, AskedFile, IssuedReport, Period, Source
from tamga.implementation.queries.issued import public_versions
from tamga.implementation.reading import read_report
from tamga.journal.models import Event
from tamga.kernel.scales import DEFAULT
from tamga.kernel.schedules import Kind, Schedule
from tests.implementation.test_forms import changed
from tests.read_reports import DAY, half_year, issued
from tests.stories import Soum
from tests.test_crash import address_of, manage

HEADS = "il-tod-baidal/il-tod-baidlyn-tailan"
LATER = DAY + timedelta(hours=3)
# of the trial's two rows nothing is asked that isn't there
BAD_IN_LONG_ONES = changed(
    "{{ date }}", "{% if groups[0].rows|length > 2 %}{{ nothing.there }}{% endif %}{{ date }}"
)


@pytest.fixture
def large(settings) -> None:
    """Four measures are many."""
    settings.TAMGA_FILES_AT_ONCE = 3


@pytest.fixture
def period(suld: Soum, large: None) -> Period:
    """The first half of 2026: four measures."""
    return half_year(suld)


def jobs(task: str = tasks.make_files.name) -> list[dict[str, int]]:
    """What waits for the worker."""
    found = ProcrastinateJob.objects.filter(task_name=task, status="todo")
    return [job.args for job in found.order_by("id")]


def again(version: IssuedReport) -> IssuedReport:
    return IssuedReport.objects.get(pk=version.pk)


def test_letter_figures_and_evidence_stand_before_any_file(suld: Soum, period: Period):
    suld.plan(suld.duty(6, Schedule(kind=Kind.HALF_YEARLY), paths=(HEADS,)))
    Source.objects.filter(pk=period.source_id).update(section_path=HEADS)
    version = issued(suld, period)
    assert (version.letter_number, version.missing_files) == ("1/245", FILES)
    assert version.awaited_file == "pdf"
    assert jobs() == [{"key": version.pk}], "the job knows the key alone"
    assert not StoredFile.everything.filter(name__startswith="report-").exists()
    assert Evidence.objects.get().content_hash == version.content_hash
    before = version.content_hash

    tasks.make_files(version.pk)
    version = again(version)
    assert version.missing_files == ()
    assert version.content_hash == before == Evidence.objects.get().content_hash
    for form in FILES:
        reading = read_report(read(getattr(version, form)), f"r.{form}", scale=DEFAULT)
        assert reading.own == version.report.own.summary, form
        assert reading.superior == version.report.superior.summary, form
    told = Event.everything.filter(code="report.file_made").order_by("id")
    assert [event.data["form"] for event in told] == list(FILES)
    assert {event.by_id for event in told} == {suld.people["bolormaa"].pk}


def test_made_twice_the_files_are_those_of_the_first_time(suld: Soum, period: Period):
    version = issued(suld, period)
    tasks.make_files(version.pk)
    first = again(version)
    tasks.make_files(version.pk)
    by = suld.people["bolormaa"]
    keep_file(first, "pdf", b"%PDF of somebody slower", by=by, at=LATER)
    second = again(version)
    for form in FILES:
        assert getattr(second, f"{form}_id") == getattr(first, f"{form}_id")
    assert StoredFile.everything.filter(name__startswith="report-governor").count() == 3
    with pytest.raises(AlreadyDoneError):
        order_files(second, by=suld.people["bolormaa"], at=LATER)


def test_asked_twice_one_job_waits(suld: Soum, period: Period):
    version = issued(suld, period)
    order_files(version, by=suld.people["bolormaa"], at=LATER)
    assert len(jobs()) == 1


def test_what_isnt_issued_has_no_files_to_make(suld: Soum, period: Period):
    draft = IssuedReport.objects.create(
        period=period, started_at=DAY, started_by=suld.people["bolormaa"]
    )
    with pytest.raises(NotIssuedError):
        order_files(draft, by=suld.people["bolormaa"], at=LATER)


def test_a_bad_template_leaves_pdf_and_excel_and_says_why(suld: Soum, period: Period):
    by = suld.people["bolormaa"]
    choose_template(suld.unit, BAD_IN_LONG_ONES, name="загвар.docx", by=by, at=DAY)
    version = issued(suld, period)
    tasks.make_files(version.pk)
    version = again(version)
    assert version.missing_files == ("docx",)
    assert version.awaited_file == "", "nobody waits for it any more"
    assert "nothing" in version.files_problem
    order_missing(before=DAY + timedelta(days=9), at=LATER)
    assert jobs() == [{"key": version.pk}], "the first one, which a real worker had taken"
    ProcrastinateJob.objects.all().delete()
    order_missing(before=DAY + timedelta(days=9), at=LATER)
    assert jobs() == [], "by day nothing is tried without end"

    drop_template(suld.unit, by=by, at=LATER)
    order_files(version, by=suld.people["bolormaa"], at=LATER)
    tasks.make_files(version.pk)
    mended = again(version)
    assert (mended.missing_files, mended.files_problem, mended.files_failed_at) == ((), "", None)
    assert mended.pdf_id == version.pdf_id


def test_a_small_report_with_a_bad_template_isnt_issued(suld: Soum, settings):
    settings.TAMGA_FILES_AT_ONCE = 250
    period, by = half_year(suld), suld.people["bolormaa"]
    choose_template(suld.unit, BAD_IN_LONG_ONES, name="загвар.docx", by=by, at=DAY)
    with pytest.raises(BadTemplateError, match="nothing"):
        issued(suld, period)
    version = IssuedReport.objects.get()
    assert (version.issued_at, version.pdf) == (None, None)
    assert not StoredFile.everything.filter(name__startswith="report-").exists()
    drop_template(suld.unit, by=by, at=DAY)
    done = issue(period, letter_number="1/245", by=by, at=LATER)
    assert done.missing_files == ()
    assert jobs() == []


def test_the_night_makes_what_is_missing(suld: Soum, period: Period):
    version = issued(suld, period)
    ProcrastinateJob.objects.all().delete()  # restored from a backup, say
    tasks.repair(0)
    assert jobs() == [{"key": version.pk}]
    tasks.make_files(version.pk)
    ProcrastinateJob.objects.all().delete()
    tasks.repair(0)
    assert jobs() == [], "nothing is mended twice"


def test_the_public_sees_the_report_without_its_files(suld: Soum, period: Period):
    version = issued(suld, period)
    assert public_versions(suld.unit.pk, source="governor-orders", code="2026-H1") == [version]


WORKER = """
    import os, signal
    from pathlib import Path
    from django.conf import settings
    from procrastinate.contrib.django import app
    from tamga.implementation.actions import files

    settings.PRIVATE_ROOT = Path({private!r})
    real = files.made

    def made(report, form, **more):
        if form == {dies_over!r}:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(report, form, **more)

    files.made = made
    with app.replace_connector(app.connector.get_worker_connector()) as own:
        own.run_worker(wait=False, listen_notify=False)
"""


def work(database: str, *, dies_over: str = "") -> int:
    """A worker in a process of its own, until nothing waits or it dies; gives how it ended."""
    private = str(django_settings.PRIVATE_ROOT)
    program = textwrap.dedent(WORKER).format(private=private, dies_over=dies_over)
    worker = manage("shell", "-v", "0", "-c", program, database=address_of(database))
    try:
        _, errors = worker.communicate(timeout=60)
    finally:
        worker.kill()
    assert "Traceback" not in errors, errors
    return worker.returncode


@pytest.mark.slow
def test_a_worker_killed_over_the_word_file_makes_no_second_pdf(
    suld_committed: Soum, own_database: str, large: None
):
    version = issued(suld_committed, half_year(suld_committed))
    assert work(own_database, dies_over="docx") == -signal.SIGKILL
    half = again(version)
    assert half.missing_files == ("docx", "xlsx")
    assert jobs() == [], "the job died as well"

    tasks.mend_files(0)  # at the next ten minutes
    assert jobs() == [{"key": version.pk}]
    assert work(own_database) == 0
    whole = again(version)
    assert whole.missing_files == ()
    assert whole.pdf_id == half.pdf_id
    assert StoredFile.everything.filter(name__startswith="report-governor").count() == 3


# Drafts and the file of all soums


def test_a_long_draft_is_made_as_it_stands_then(suld: Soum, period: Period):
    by = suld.people["oyun"]
    asked = ask_draft(period, "pdf", by=by, at=DAY)
    assert ask_draft(period, "pdf", by=by, at=DAY) == asked, "pressed twice"
    assert ask_draft(period, "xlsx", by=by, at=DAY) != asked
    assert jobs(tasks.make_asked.name)[0] == {"key": asked.pk}
    tasks.make_asked(asked.pk)
    asked.refresh_from_db()
    reading = read_report(read(asked.file), "r.pdf", scale=DEFAULT)
    assert len(reading.measures) == 4
    assert ask_draft(period, "pdf", by=by, at=DAY) != asked, "a new draft for a new question"


def test_a_draft_with_a_bad_template_says_why(suld: Soum, period: Period):
    by = suld.people["bolormaa"]
    choose_template(suld.unit, BAD_IN_LONG_ONES, name="загвар.docx", by=by, at=DAY)
    asked = ask_draft(period, "docx", by=by, at=DAY)
    tasks.make_asked(asked.pk)
    asked.refresh_from_db()
    assert not asked.waiting
    assert "nothing" in asked.problem


def test_all_soums_in_one_file(suld: Soum, tal: Soum, period: Period):
    by: User = suld.people["mandakh"]
    half_year_of_tal(tal)
    aimag = suld.unit.parent
    asked = ask_all_soums(aimag, period.source, "2026-H1", "xlsx", by=by, at=DAY)
    tasks.make_asked(asked.pk)
    asked.refresh_from_db()
    assert asked.file.name == "report-naran-governor-orders-2026-H1.xlsx"


def half_year_of_tal(tal: Soum) -> Period:
    tal.people.setdefault("bolormaa", tal.people["solongo"])
    return half_year(tal)


def test_what_was_asked_is_forgotten_after_three_days(suld: Soum, period: Period):
    asked = ask_draft(period, "pdf", by=suld.people["oyun"], at=DAY)
    assert forget_asked(at=DAY + timedelta(days=2)) == 0
    assert forget_asked(at=DAY + timedelta(days=4)) == 1
    tasks.make_asked(asked.pk)  # the job comes too late, and nothing breaks
    assert not AskedFile.objects.exists()
