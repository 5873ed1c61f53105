"""Runs the demo: prepares, seeds, starts web and worker, and ends all of it with Ctrl-C.

PORT=8000 RESET=1 HOST=127.0.0.1 .venv/bin/python scripts/demo.py     (--stop ends it)
"""

import os
import signal
import socket
import sys
import threading
import time
import urllib.error
import urllib.request

from babel.messages.pofile import PoFileError
from children import Child, Children
from demo_state import AlreadyRunningError, end_other, write_state
from prepare import (
    ROOT,
    collect_static,
    fingerprint,
    is_done,
    manage,
    prepare,
    say,
    set_done,
)

from tamga.cluster import ClusterError, database_url, in_use, status, stop

FIRST_PORT, LAST_PORT = 8000, 8099
ANSWER_SECONDS = 60
END_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Ended(Exception):
    """Somebody asked for the end: Ctrl-C, make stop, or the terminal was closed."""


def listen(host: str, wanted: str) -> socket.socket:
    """A listening socket on the wanted port, or on the first free one from 8000 on.

    It is handed to the web server open, so nobody can take the port in between.
    """
    if wanted and not (wanted.isdecimal() and 0 < int(wanted) < 65536):
        sys.exit(f"PORT={wanted} is no port: write a number up to 65535.")
    ports = [int(wanted)] if wanted else range(FIRST_PORT, LAST_PORT + 1)
    for port in ports:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
            listener.listen(128)
        except PermissionError:
            sys.exit(f"Port {port} needs root: choose one above 1023 with PORT=.")
        except OSError:
            listener.close()
            continue
        return listener
    if wanted:
        sys.exit(f"Port {wanted} is taken: choose another with PORT=, or leave it out.")
    sys.exit(f"No port from {FIRST_PORT} to {LAST_PORT} is free: name one with PORT=.")


def fill(*, reset: bool) -> None:
    """Make the demo's soum, unless this very database was filled before; the command migrates an
    older one, and says so when it has to be made anew.
    """
    what = ("tamga/*/migrations/*.py", "tamga/demo/*.py", "samples/duty-plan.docx")
    wanted = fingerprint(*what, also=database_url(ROOT, environ=os.environ))
    others = bool(os.environ.get("DATABASE_URL", "").strip())  # may be made anew under its name
    if reset or others or not is_done("filled", wanted):
        manage("demo", *(["--reset"] if reset else []))
        set_done("filled", wanted)


def wait_for_answer(port: int, web: Child) -> None:
    """Return when the home page answers; exits with the end of the log when it doesn't."""
    deadline = time.monotonic() + ANSWER_SECONDS
    while time.monotonic() < deadline and web.alive():
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30):
                return
        except urllib.error.HTTPError as error:
            if error.code < 500:
                return
            sys.exit(f"The home page answers with error {error.code}.\n{web.log_end()}")
        except OSError:
            time.sleep(0.1)
    sys.exit(f"The web server does not answer.\n{web.log_end()}")


def run(children: Children) -> None:
    """Start everything, say where it is, and watch until something ends."""
    host = os.environ.get("HOST") or "127.0.0.1"
    listener = listen(host, os.environ.get("PORT", "").strip())
    port = listener.getsockname()[1]
    os.environ.setdefault("TAMGA_DEMO", "1")
    os.environ.setdefault("TAMGA_BASE_URL", f"http://localhost:{port}")
    # packing the static files needs no database: it takes one core while the other seeds
    packing = threading.Thread(target=collect_static, daemon=True)
    packing.start()
    prepare(migrate=False)
    fill(reset=os.environ.get("RESET") == "1")
    packing.join()
    collect_static()  # nothing when it went well, else its error is seen here
    say("Starting web and worker …")
    web = children.start_web(listener)
    worker = children.start_worker()
    wait_for_answer(port, web)
    say(f"\n  http://localhost:{port}/\n")
    manage("demo_signins")
    say("\nCtrl-C or make stop ends it.")
    while web.alive() and worker.alive():
        time.sleep(0.3)
    ended = worker if web.alive() else web
    sys.exit(f"The {ended.name} process has ended by itself.\n{ended.log_end()}")


def end_all(children: Children, *, database_was_up: bool) -> None:
    """End web and worker, then the private database when it was started for the demo."""
    children.end()
    if database_was_up or os.environ.get("DATABASE_URL"):
        return
    try:
        if in_use(ROOT):
            say("The private database still has other users; make stop ends it.")
        else:
            stop(ROOT)
    except ClusterError as error:
        say(str(error))


def end(_number: int, _frame: object) -> None:
    """Receive a request to end; a second one must not leave half of it running."""
    ignore_end()
    raise Ended


def ignore_end() -> None:
    """From now on the end is under way."""
    for number in END_SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def main() -> None:
    """Run until ended. Exit code 0 after Ctrl-C or make stop, 1 with a sentence otherwise."""
    for number in END_SIGNALS:
        signal.signal(number, end)
    children = Children(ROOT / "var" / "log")
    database_was_up = True
    try:
        with write_state(ROOT):
            database_was_up = status(ROOT).pid is not None
            try:
                run(children)
            finally:
                ignore_end()
                end_all(children, database_was_up=database_was_up)
    except Ended:
        say("\nEnded.")
    except (AlreadyRunningError, ClusterError, PoFileError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    if sys.argv[1:] == ["--stop"]:
        end_other(ROOT)
    else:
        main()
