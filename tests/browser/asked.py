"""Reports whose files the worker makes: awaited, failed; drafts that were asked for."""

from django.test import override_settings

from tamga.implementation.actions.asking import ask_draft, make_asked_file
from tamga.implementation.actions.files import make_files
from tamga.implementation.actions.templates import choose_template, drop_template
from tests.implementation.test_files_by_worker import BAD_IN_LONG_ONES
from tests.read_reports import DAY, half_year, issued
from tests.stories import Soum


@override_settings(TAMGA_FILES_AT_ONCE=0)
def furnish_files(soum: Soum) -> dict[str, object]:
    """Keys of what stands there, by the names that ``pages`` uses."""
    by = soum.people["bolormaa"]
    awaited, failed = (half_year(soum, code=code) for code in ("2021-H1", "2021-H2"))
    issued(soum, awaited)
    broken = issued(soum, failed)
    waiting = ask_draft(awaited, "pdf", by=by, at=DAY)
    made = make_asked_file(ask_draft(awaited, "xlsx", by=by, at=DAY), at=DAY)
    choose_template(soum.unit, BAD_IN_LONG_ONES, name="загвар.docx", by=by, at=DAY)
    make_files(broken, at=DAY)
    spoiled = make_asked_file(ask_draft(failed, "docx", by=by, at=DAY), at=DAY)
    drop_template(soum.unit, by=by, at=DAY)
    return {
        "awaited": awaited.pk,
        "files_failed": failed.pk,
        "asked_waiting": waiting.pk,
        "asked_made": made.pk,
        "asked_failed": spoiled.pk,
    }
