"""2,000 petitions from 20 citizens while the web server and PostgreSQL are killed: none lost, none
doubled; every receipt is sent, the process that sends them killed as well.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import psycopg

from benchmarks.petition_senders import WORDS, Sent, send_all
from benchmarks.report import Table
from benchmarks.scratch import ROOT, environment, say
from benchmarks.servers import Children
from tamga import cluster
from tamga.cluster import places

PETITIONS, SENDERS = 2_000, 20
KILL_WEB_AT, KILL_DATABASE_AT, KILL_MAIL_AT = 700, 1_300, 600
PGBENCH_SECONDS = 8
HOST = "localhost"
DELIVER = (
    "from django.utils import timezone; from tamga.notices.actions import deliver_due;"
    "deliver_due(at=timezone.now())"
)
STORED = (
    "from tamga.petitions.models import Petition;"
    "[print(f'{each.number}\t{each.words.text}') for each in"
    " Petition.everything.select_related('entry__register', 'words')]"
)
INSERT = "INSERT INTO plain (body) VALUES (repeat('a', 600));\n"


def run(folder: Path) -> list[Table]:
    """One run in a cluster of its own, which can be killed without hurting anybody."""
    root = Path(tempfile.mkdtemp(prefix="tamga-petitions-"))
    cluster.install(root)
    try:
        url = cluster.database_url(root, environ={})
        with environment(DATABASE_URL=url):
            _manage("migrate", "-v", "0")
            _manage("add_soum", "suld", "Сүлд сум", "--hostname", HOST)
            ceiling, how = _ceiling(url)
            sent, elapsed = _load(root, folder)
            return [_table(url, sent, elapsed, ceiling, how, _mail(url))]
    finally:
        _remove(root)


def _remove(root: Path) -> None:
    """Stop the cluster and leave nothing of it, wherever its data lie."""
    if place := places.installed(root):
        cluster.stop(root)
        shutil.rmtree(place.socket_dir, ignore_errors=True)
    link = root / places.HOME
    if link.is_symlink():
        shutil.rmtree(link.resolve())
    shutil.rmtree(root)


def _load(root: Path, logs: Path) -> tuple[Sent, float]:
    sent, children = Sent(), Children(logs)
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.bind(("127.0.0.1", 0))
    listener.listen(128)
    port = listener.getsockname()[1]
    web = [children.start_web(listener.dup())]
    say(f"{PETITIONS} petitions from {SENDERS} citizens …")

    def killer() -> None:
        _wait_for(sent, KILL_WEB_AT)
        web[0].signal(signal.SIGKILL)
        web[0].process.wait()
        web[0] = children.start_web(listener.dup())
        _wait_for(sent, KILL_DATABASE_AT)
        _kill_database(root)
        _bring_back(root)
        over.wait()  # the kernel ends the new web server with the thread that started it

    over = threading.Event()
    killing = threading.Thread(target=killer, daemon=True)
    killing.start()
    try:
        start = time.perf_counter()
        send_all(port, petitions=PETITIONS, senders=SENDERS, sent=sent)
        elapsed = time.perf_counter() - start
    finally:
        over.set()
        children.end()
        listener.close()
    return sent, elapsed


def _wait_for(sent: Sent, count: int) -> None:
    while len(sent.numbers) < count:
        time.sleep(0.02)


def _kill_database(root: Path) -> None:
    """SIGKILL to the postmaster and all its children, as a power cut does."""
    pid = cluster.status(root).pid
    if pid is None:
        raise RuntimeError("There is no server to kill.")
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for process in [pid, *map(int, children)]:
        os.kill(process, signal.SIGKILL)


def _bring_back(root: Path) -> None:
    """Start the server again; one of its processes may still be dying."""
    deadline = time.monotonic() + 60
    while True:
        try:
            cluster.ensure_running(root)
        except cluster.ClusterError as error:
            if time.monotonic() > deadline:
                raise
            say(f"not yet: {error}")
            time.sleep(0.5)
        else:
            return


def _mail(url: str) -> Counter[str]:
    """Message-ID → how often it arrived, the sender killed in the middle of it."""
    from aiosmtpd.controller import Controller

    arrived: Counter[str] = Counter()

    class Letters:
        async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
            found = re.search(rb"(?im)^Message-ID:\s*(\S+)", envelope.content)
            arrived[found[1].decode() if found else "none"] += 1
            return "250 OK"

    with socket.create_server(("127.0.0.1", 0)) as free:  # the controller itself takes no 0
        port = free.getsockname()[1]
    letters = Controller(Letters(), hostname="127.0.0.1", port=port)
    letters.start()
    values = {
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(port),
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    }
    try:
        with environment(**values):
            say("Receipts by e-mail …")
            dying = _process("shell", "-v", "0", "-c", DELIVER)
            while sum(arrived.values()) < KILL_MAIL_AT and dying.poll() is None:
                time.sleep(0.01)
            dying.kill()
            dying.wait()
            _manage("shell", "-v", "0", "-c", DELIVER)
    finally:
        letters.stop()
    return arrived


def _process(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, str(ROOT / "manage.py"), *words])  # noqa: S603


def _manage(*words: str) -> None:
    if _process(*words).wait():
        raise RuntimeError(f"manage.py {words[0]} failed.")


def _told(*words: str) -> list[str]:
    command = [sys.executable, str(ROOT / "manage.py"), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout.splitlines()


def _ceiling(url: str) -> tuple[float, str]:
    """Plain inserts a second of the same machine and server, by as many clients."""
    with psycopg.connect(url, autocommit=True) as line:
        line.execute("CREATE TABLE plain (id bigserial PRIMARY KEY, body text)")
    if pgbench := shutil.which("pgbench"):
        with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
            script.write(INSERT)
            script.flush()
            words = ["-n", "-c", str(SENDERS), "-j", "2", "-T", str(PGBENCH_SECONDS)]
            done = subprocess.run(  # noqa: S603
                [pgbench, *words, "-f", script.name, url],
                capture_output=True, text=True, check=True,
            )  # fmt: skip
        found = re.search(r"tps = ([\d.]+)", done.stdout)
        if found:
            return float(found[1]), "pgbench"
    with psycopg.connect(url, autocommit=True) as line:
        start, count = time.perf_counter(), 0
        while time.perf_counter() - start < PGBENCH_SECONDS:
            line.execute(INSERT)
            count += 1
        return count / (time.perf_counter() - start), "one client, for pgbench is not installed"


def _table(
    url: str, sent: Sent, elapsed: float, ceiling: float, how: str, arrived: Counter[str]
) -> Table:
    with psycopg.connect(url) as line:
        (notices,) = line.execute("SELECT count(*) FROM notices_notice").fetchone() or (0,)
    stored = [tuple(row.split("\t")) for row in _told("shell", "-v", "0", "-c", STORED)]
    told = {(number, WORDS.format(n)) for n, number in sent.numbers.items()}
    gaps = 0
    for letter in "СӨГ":
        found = (number.partition("/")[0].split("-") for number, _words in stored)
        numbers = sorted(int(number) for kind, number in found if kind == letter)
        gaps += numbers != list(range(1, len(numbers) + 1))
    gone = [after - before for before, after in zip(sent.moments, sent.moments[1:], strict=False)]
    longest = sorted(gone)[-2:]
    alive = elapsed - sum(longest)
    rate = PETITIONS / alive
    return Table(
        f"{PETITIONS:,} petitions, the web server and PostgreSQL killed in the middle",
        ("", "figure"),
        [
            ("petitions acknowledged", len(sent.numbers)),
            ("petitions stored", len(stored)),
            ("acknowledged, and not there once under that number with those words",
             sum(stored.count(each) != 1 for each in told)),
            ("registers with a gap or a double", gaps),
            ("answers that were no receipt, sent again", sent.tries),
            ("receipts to send", notices),
            ("receipts that arrived, by Message-ID", len(arrived)),
            ("receipts that arrived twice", sum(count > 1 for count in arrived.values())),
            ("petitions a second while both servers ran", rate),
            (f"plain inserts a second ({how})", ceiling),
            ("plain inserts for one petition", ceiling / rate),
            ("longest silences, seconds", ", ".join(f"{each:.1f}" for each in reversed(longest))),
        ],
        notes=(
            "A petition is a request over HTTP, a form, eight encrypted values, a number under a "
            "lock, ten rows and a page.",
        ),
    )  # fmt: skip
