"""Runs benchmarks and prints what they found as Markdown.

    .venv/bin/python benchmarks/run.py              all of them, some minutes
    .venv/bin/python benchmarks/run.py board speed  some of them
    .venv/bin/python benchmarks/run.py --list       what there is

They work in databases and folders of their own and take them away afterwards; a running demo of
the same checkout isn't touched.
"""

import importlib
import signal
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)  # instead of this folder, whose modules belong to a package

NAMES = {
    "questions": "SQL queries of every public page and staff list, with 1 and 100 rows",
    "weight": "bytes of the public pages with all that they load",
    "speed": "requests a second, beside a stock Wagtail page of the same size",
    "board": "one unit's board among 330 units × 98 duties × 12 months",
    "league": "the aimag's table of 27 soums × 300 measures × 8 periods",
    "reading": "the sample plan read and confirmed; a plan of 1,000 rows read",
    "reports": "implementation reports read in, and written as Word, PDF and Excel",
    "petitions": "2,000 petitions from 20 citizens while the servers are killed",
    "publishing": "publishing one page and closing its duty, beside stock Wagtail's publishing",
    "start": "make demo: first answer without a database, and the second start",
    "hot_spots": "where the time of a page goes (only when named)",
}
ON_DEMAND = {"hot_spots"}


def chosen(arguments: list[str]) -> list[str]:
    """The benchmarks that are asked for. Raises SystemExit for an unknown name."""
    unknown = [name for name in arguments if name not in NAMES]
    if unknown:
        sys.exit(f"There is no benchmark {unknown[0]!r}. There are: {', '.join(NAMES)}.")
    return arguments or [name for name in NAMES if name not in ON_DEMAND]


def main(arguments: list[str]) -> None:
    """Run what is asked for, one after the other."""
    if arguments in (["--list"], ["--help"], ["-h"]):
        print("\n".join(f"{name:<11} {what}" for name, what in NAMES.items()))
        return
    names = chosen(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Ended."))  # so that it is cleaned up

    from benchmarks.report import machine
    from benchmarks.scratch import installation

    with installation() as folder:
        for name in names:
            found = importlib.import_module(f"benchmarks.{name}").run(folder)
            print(f"## {name}: {NAMES[name]}\n\n{machine()}\n")
            for table in found:
                print(f"{table.markdown()}\n", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
