"""Which demo of this checkout runs: a locked file, so that a dead one never counts as running."""

import fcntl
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

STOP_SECONDS = 40


class AlreadyRunningError(Exception):
    """Another demo of this checkout is up."""


@contextmanager
def write_state(root: Path) -> Iterator[None]:
    """Be the demo of this checkout. Raises AlreadyRunningError when there is one already."""
    path = _path(root)
    path.parent.mkdir(exist_ok=True)
    with path.open("a+") as state:
        if not _lock(state.fileno()):
            raise AlreadyRunningError("The demo of this checkout runs already: make stop ends it.")
        state.truncate(0)
        state.write(f"{os.getpid()}\n")
        state.flush()
        yield


def end_other(root: Path) -> None:
    """End the running demo, if any, and wait until it is gone."""
    with suppress(FileNotFoundError), _path(root).open("r+") as state:
        for number in (signal.SIGTERM, signal.SIGKILL):
            if _lock(state.fileno()):
                return
            with suppress(ProcessLookupError, ValueError):
                state.seek(0)
                os.kill(int(state.read()), number)
            deadline = time.monotonic() + STOP_SECONDS
            while not _lock(state.fileno()) and time.monotonic() < deadline:
                time.sleep(0.1)


def _path(root: Path) -> Path:
    return root / "var" / "demo.pid"


def _lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
