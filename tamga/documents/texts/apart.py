"""Starts the room in which strangers' files are opened, and ends it in time."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[3]
_ROOM = "tamga.documents.texts.room"
MEMORY = 1536 * 1024 * 1024


class Ended(RuntimeError):
    """The room came to no end by itself: out of time, out of memory, or crashed."""

    def __init__(self, *, too_long: bool) -> None:
        super().__init__("too long" if too_long else "crashed")
        self.too_long = too_long


def in_room(
    words: Sequence[str],
    data: bytes,
    *,
    seconds: int,
    memory: int = MEMORY,
    env: Mapping[str, str] | None = None,
) -> bytes:
    """What the room wrote. It gets nothing of our environment. Raises Ended."""
    try:
        done = subprocess.run(  # noqa: S603  # our own program
            [sys.executable, "-P", "-B", "-m", _ROOM, str(seconds), str(memory), *words],
            input=data,
            capture_output=True,
            timeout=seconds * 2,
            env={"PYTHONUTF8": "1", "PYTHONPATH": str(_ROOT), **(env or {})},
            cwd="/",
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Ended(too_long=True) from None
    if done.returncode != 0:
        raise Ended(too_long=done.returncode in (-24, -9))  # SIGXCPU, then SIGKILL
    return done.stdout
