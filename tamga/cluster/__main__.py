"""python -m tamga.cluster install | start | stop | rest | status | binaries, for make and people.

rest stops the server unless somebody is connected; binaries asks whether PostgreSQL is here.
"""

import os
import sys
from pathlib import Path

from tamga.cluster import ClusterError, binaries, ensure_running, in_use, install, status, stop

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    """Run one word; 0 done (status: running; binaries: there), 1 not, 2 not understood."""
    match arguments:
        case ["install"]:
            install(ROOT)
        case ["start"]:
            ensure_running(ROOT)
        case ["stop"]:
            stop(ROOT)
        case ["rest"]:
            if not in_use(ROOT):
                stop(ROOT)
        case ["status"]:
            found = status(ROOT)
            print(f"running, process {found.pid}" if found.pid else "not running")
            return 0 if found.pid else 1
        case ["binaries"]:
            return 0 if binaries.candidates(os.environ) else 1
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except ClusterError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
