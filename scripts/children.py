"""The processes of the demo: each in its own session with its own log, none outlives the demo."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
END_SECONDS = 10
PR_SET_PDEATHSIG = 1  # linux/prctl.h


@dataclass(frozen=True)
class Child:
    """One process with the processes it starts."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    def alive(self) -> bool:
        """Whether it still runs."""
        return self.process.poll() is None

    def log_end(self) -> str:
        """The last lines of its log, for the screen."""
        lines = self.log.read_text("utf-8", "replace").splitlines()[-15:]
        return "\n".join([*lines, f"(from {self.log})"])

    def signal(self, number: int) -> None:
        """Send a signal to it and to all that it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)


class Children:
    """Web and worker."""

    def __init__(self, logs: Path) -> None:
        self.logs = logs
        self.all: list[Child] = []

    def start_web(
        self, listener: socket.socket, application: str = "config.wsgi:application"
    ) -> Child:
        """gunicorn on a socket that listens already."""
        number = listener.fileno()
        command = ["-m", "gunicorn", application, "--bind", f"fd://{number}"]
        options = ["--workers", "2", "--threads", "4", "--timeout", "120", "--no-control-socket"]
        child = self._start("web", [*command, *options], keep=[number])
        listener.close()
        return child

    def start_worker(self) -> Child:
        """The worker of the queue."""
        return self._start("worker", ["manage.py", "work"])

    def end(self) -> None:
        """Ask all to end, insist after ten seconds."""
        for child in self.all:
            child.signal(signal.SIGTERM)
        for child in self.all:
            try:
                child.process.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                pass
            finally:
                child.signal(signal.SIGKILL)
                child.process.wait()

    def _start(self, name: str, arguments: Sequence[str], *, keep: Sequence[int] = ()) -> Child:
        self.logs.mkdir(parents=True, exist_ok=True)
        log = self.logs / f"{name}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                pass_fds=keep,
                preexec_fn=_die_with_parent,
            )
        child = Child(name, process, log)
        self.all.append(child)
        return child


def _die_with_parent() -> None:
    """Where the demo itself is killed, Linux ends its children; elsewhere make stop does."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
