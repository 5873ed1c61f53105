"""gunicorn exactly as ``make demo`` starts it, for our site and for the stock one."""

import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scratch import ROOT
from benchmarks.visitors import visit

sys.path.append(str(ROOT / "scripts"))  # its programs know each other by plain names

from children import Child, Children

START_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """A web server of one run."""

    port: int
    child: Child

    def cpu_seconds(self) -> float:
        """Processor time of all its processes since their start; nothing where no /proc is."""
        ticks = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                # after the name in brackets: state, parent, group, …; times are fields 14 and 15
                fields = stat.read_text("utf-8", "replace").rpartition(") ")[2].split()
            except OSError:
                continue  # it ended while we looked
            if int(fields[2]) == self.child.process.pid:
                ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def server(logs: Path, application: str = "config.wsgi:application") -> Iterator[Server]:
    """A server of the present environment's settings and database, answering."""
    children = Children(logs)
    try:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.bind(("127.0.0.1", 0))
        listener.listen(128)
        port = listener.getsockname()[1]
        child = children.start_web(listener, application)
        _wait(port, child)
        yield Server(port, child)
    finally:
        children.end()


def _wait(port: int, child: Child) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            visit(port, "/", requests=8, visitors=4)
            return
        except (OSError, ValueError) as error:
            if time.monotonic() > deadline or not child.alive():
                raise RuntimeError(f"The web server does not answer.\n{child.log_end()}") from error
            time.sleep(0.1)
