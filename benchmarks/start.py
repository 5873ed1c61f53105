"""``make demo`` on a copy of this checkout: first answer without a database, then once more.

The copy has a private database of its own, whatever DATABASE_URL says; the environment of this
checkout is lent to it, so nothing is installed.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import scratch
from benchmarks.report import Table

ADDRESS = re.compile(r"http://localhost:(\d+)/")
WANTED_FIRST, WANTED_SECOND = 40, 10
END_SECONDS = 60


@dataclass
class Start:
    """When each line of progress came, in seconds since the start; the last is the answer."""

    lines: list[tuple[str, float]] = field(default_factory=list)

    @property
    def total(self) -> float:
        """Seconds until the home page answered 200."""
        return self.lines[-1][1]

    def parts(self) -> list[tuple[str, float]]:
        """What ran after each line, and for how long."""
        return [
            (text, after - at)
            for (text, at), (_, after) in zip(self.lines, self.lines[1:], strict=False)
        ]


def copy_checkout(place: Path) -> Path:
    """The files that git knows or would take, beside a borrowed environment."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=scratch.ROOT, stdout=subprocess.PIPE, check=True,
    ).stdout.decode()  # fmt: skip
    copy = place / "checkout"
    for name in filter(None, listed.split("\0")):
        source = scratch.ROOT / name
        if source.is_file():  # one that was deleted is still listed
            target = copy / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    (copy / ".venv").symlink_to(scratch.ROOT / ".venv")
    return copy


def start(copy: Path) -> Start:
    """Run the demo until its home page answers, then end it."""
    environ = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "TAMGA_VAR", "DJANGO_SETTINGS_MODULE", "PORT", "RESET"}
    }
    found, began = Start([("environment", 0.0)]), time.perf_counter()
    process = subprocess.Popen(
        ["make", "demo"],  # noqa: S607
        cwd=copy, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        for line in process.stdout:
            text = line.strip()
            at = time.perf_counter() - began
            if address := ADDRESS.search(text):
                with urllib.request.urlopen(f"http://127.0.0.1:{address[1]}/") as answer:
                    assert answer.status == 200
                found.lines.append(("answer", time.perf_counter() - began))
                return found
            if text:
                found.lines.append((text.rstrip(" …:"), at))
        raise RuntimeError("make demo ended without an answer.")
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=END_SECONDS)


def remove(copy: Path) -> None:
    """Stop what runs there; take away the database, which may lie outside the copy."""
    subprocess.run([sys.executable, "-m", "tamga.cluster", "stop"], cwd=copy, check=False)
    (copy / ".venv").unlink()
    subprocess.run(["scripts/clean"], cwd=copy, check=False)  # noqa: S607


def run(folder: Path) -> list[Table]:
    """The first start with its parts, and the second."""
    copy = copy_checkout(folder)
    scratch.say("make demo in a copy of the checkout, twice …")
    try:
        first, second = start(copy), start(copy)
    finally:
        remove(copy)
    rows = [*first.parts(), ("first answer, together", first.total)]
    rows.append(("second start, first answer", second.total))
    note = f"Wanted: {WANTED_FIRST} s for the first, {WANTED_SECOND} s for the second start."
    return [Table("make demo", ("step", "seconds"), rows, [note])]
