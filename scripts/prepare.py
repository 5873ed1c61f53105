"""Makes this checkout ready: catalogues compiled, private database made, migrated. Quick to repeat.

Leaves the private database as it found it, running or not, unless --keep-running is given.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from babel.messages.pofile import PoFileError
from compile_messages import compile_messages

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tamga.cluster import ClusterError, database_url, install, status, stop  # noqa: E402

VAR = ROOT / "var"


def prepare(*, migrate: bool = True) -> None:
    """Bring everything up to date; the database runs afterwards. Raises ClusterError."""
    compile_messages()
    external = bool(os.environ.get("DATABASE_URL", "").strip())
    if not external:
        if status(ROOT).home is None:
            say("Making the private database …")
        install(ROOT)
    wanted = fingerprint("tamga/*/migrations/*.py", also=database_url(ROOT, environ=os.environ))
    if migrate and (external or not is_done("migrated", wanted)):
        say("Migrating the database …")
        manage("migrate", "--verbosity", "0")
        set_done("migrated", wanted)


def collect_static() -> None:
    """Gather and compress the static files for the web server, when any has changed."""
    wanted = fingerprint("static/**/*", "tamga/*/static/**/*")
    if not is_done("collected", wanted):
        say("Collecting the static files …")
        manage("collectstatic", "--no-input", "--verbosity", "0")
        set_done("collected", wanted)


def manage(*arguments: str) -> None:
    """Run a manage.py command of this checkout; ends this program when it fails."""
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    # An own session: Ctrl-C is answered here alone, and subprocess.run() ends the command
    code = subprocess.run(
        command, stdin=subprocess.DEVNULL, check=False, start_new_session=True
    ).returncode
    if code:
        sys.exit(f"manage.py {arguments[0]} did not succeed.")


def say(sentence: str) -> None:
    """One line of progress, seen at once."""
    print(sentence, flush=True)


def fingerprint(*patterns: str, also: str = "") -> str:
    """Changes with any of these files, any pinned package, and with `also`."""
    digest = hashlib.sha256(also.encode())
    found = {file for pattern in patterns for file in ROOT.glob(pattern) if file.is_file()}
    for file in sorted({*found, ROOT / "requirements" / "run.txt", ROOT / "config/settings.py"}):
        digest.update(f"{file.relative_to(ROOT)}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def is_done(step: str, wanted: str) -> bool:
    """Whether this step was last finished with the same fingerprint."""
    stamp = VAR / "done" / step
    return stamp.exists() and stamp.read_text("ascii") == wanted


def set_done(step: str, wanted: str) -> None:
    """Remember that this step is finished."""
    (VAR / "done").mkdir(exist_ok=True, parents=True)
    (VAR / "done" / step).write_text(wanted, "ascii")


def main() -> None:
    """Prepare and put the server back to sleep when it slept before."""
    try:
        slept = status(ROOT).pid is None
        prepare()
        if slept and "--keep-running" not in sys.argv:
            stop(ROOT)
    except (ClusterError, PoFileError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
