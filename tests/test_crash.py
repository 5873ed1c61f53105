"""Power cuts: a worker killed between publishing and closing, PostgreSQL killed in an import."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from tamga import cluster
from tamga.duties.models import Occurrence
from tamga.kernel.schedules import Kind, Schedule
from tamga.website.actions import repair
from tamga.website.models import ArticlePage
from tests.cluster.conftest import remove_cluster
from tests.stories import Soum

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parent.parent
GLASS = "il-tod-baidal/shilen-dans"


def address_of(name: str) -> str:
    """The address of a database beside the one in use, for another process."""
    known = connection.settings_dict
    user, password = quote(known["USER"], safe=""), quote(known["PASSWORD"] or "", safe="")
    port = f":{known['PORT']}" if known["PORT"] else ""
    return f"postgresql://{user}:{password}@{quote(known['HOST'], safe='')}{port}/{name}"


def manage(*arguments: str, database: str, **more) -> subprocess.Popen:
    """A ``manage.py`` in a process of its own."""
    return subprocess.Popen(
        [sys.executable, ROOT / "manage.py", *arguments],
        env={**os.environ, "DATABASE_URL": database, "PYTHONWARNINGS": "ignore"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **more,
    )


def test_a_worker_killed_between_publishing_and_closing_is_mended_at_night(
    suld_committed: Soum, own_database: str
):
    """Oyun's page is due to appear; the lights go out just after it did."""
    today = timezone.localdate()
    suld_committed.plan(
        suld_committed.duty(5, Schedule(kind=Kind.WEEKLY, weekday=7), paths=(GLASS,)),
        year=(today + timedelta(days=7 - today.isoweekday())).year,
        since=(today - timedelta(days=6)).isoformat(),
    )
    page = ArticlePage(title="Мэдээ", live=False, go_live_at=timezone.now() - timedelta(minutes=1))
    suld_committed.page(GLASS).add_child(instance=page)
    revision = page.save_revision(approved_go_live_at=page.go_live_at)
    assert revision.approved_go_live_at
    dying = textwrap.dedent(
        """
        import os, signal
        from django.core.management import call_command
        from tamga.website import receivers
        receivers.hand_evidence = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)
        call_command("publish_scheduled")
        """
    )
    worker = manage("shell", "-v", "0", "-c", dying, database=address_of(own_database))
    _, errors = worker.communicate(timeout=60)
    assert worker.returncode == -signal.SIGKILL, errors
    assert ArticlePage.objects.get(pk=page.pk).live
    assert not Occurrence.objects.filter(fulfilled_at__isnull=False).exists()

    assert repair(at=timezone.now()) == 1
    assert Occurrence.objects.filter(fulfilled_at__isnull=False).count() == 1


def test_postgresql_killed_during_an_import_leaves_all_or_nothing(tmp_path: Path):
    """Another session holds a table, so the import stands in its middle when the server dies."""
    cluster.install(tmp_path)
    try:
        url = cluster.database_url(tmp_path, environ={})
        migrated = manage("migrate", "-v", "0", database=url)
        assert migrated.communicate(timeout=120)[1] == ""
        added = manage("add_soum", "suld", "Сүлд сум", database=url)
        added.communicate(timeout=60)
        command = (
            "import_duty_plan",
            str(ROOT / "samples" / "duty-plan.docx"),
            "--unit",
            "suld",
            "--year",
            "2026",
        )
        holder = psycopg.connect(url)
        holder.execute("LOCK TABLE duties_occurrence IN EXCLUSIVE MODE")
        importing = manage(*command, database=url)
        _wait_until_blocked(url)
        kill_the_server(tmp_path)
        _, errors = importing.communicate(timeout=60)
        assert importing.returncode not in {0, 2}, errors
        holder.close()

        cluster.ensure_running(tmp_path)
        assert counts(url) == (0, 0, 0)

        again = manage(*command, database=url)
        _, errors = again.communicate(timeout=60)
        assert again.returncode == 0, errors
        plans, duties, occurrences = counts(url)
        assert plans == 1
        assert duties > 15
        assert occurrences > duties
    finally:
        remove_cluster(tmp_path)


def kill_the_server(root: Path) -> None:
    """SIGKILL to the postmaster and all its children, as a power cut does."""
    pid = cluster.status(root).pid
    assert pid is not None
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for process in [pid, *map(int, children)]:
        os.kill(process, signal.SIGKILL)


def counts(url: str) -> tuple[int, int, int]:
    """How many plans, duties and occurrences there are."""
    with psycopg.connect(url) as connected:
        return tuple(
            connected.execute(f"SELECT count(*) FROM duties_{name}").fetchone()[0]  # noqa: S608
            for name in ("plan", "duty", "occurrence")
        )


def _wait_until_blocked(url: str) -> None:
    """Until somebody waits for the held table; bounded by 30 s."""
    deadline = time.monotonic() + 30
    with psycopg.connect(url, autocommit=True) as watcher:
        while time.monotonic() < deadline:
            waiting = watcher.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone()
            if waiting[0]:
                return
    pytest.fail("the import never came to the held table")
