"""Implementation reports: read in, corrected, written as Word, PDF and Excel; time and memory."""

import json
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.report import Table
from benchmarks.timing import medians, seconds

if TYPE_CHECKING:
    from tamga.implementation.report import Report

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "seeds" / "implementation-report.docx"
SAMPLE = ROOT / "samples" / "implementation-report.docx"
MANY = 2_000
USUAL = 57
ROUNDS = 3
MEGABYTE = 1024  # in the kilobytes that the system counts a process's memory in


def source() -> tuple[Path, str]:
    """The report that everything is measured with, and what to call it."""
    return (REAL, "the real report") if REAL.exists() else (SAMPLE, "the sample report")


def report_of(rows: int) -> "Report":
    """A report of so many measures, those of ``source`` again and again."""
    from tamga.implementation.reading import read_report
    from tamga.implementation.report import Cover, Group, Report, Row, words
    from tamga.implementation.report.difference import mark_of
    from tamga.implementation.rules import figures
    from tamga.kernel.scales import DEFAULT

    path, _name = source()
    read = read_report(path.read_bytes(), path.name, scale=DEFAULT)
    made = []
    for at in range(rows):
        one = read.measures[at % len(read.measures)]
        decision = read.decisions[one.decision or 0].text
        own = mark_of(one.self_score, missing=one.self_missing)
        superior = mark_of(one.superior_score, missing=one.superior_missing)
        made.append(Row(at + 1, at + 1, decision, one.provision, one.progress, own, superior))
    own_figures = figures((row.own for row in made), DEFAULT)
    above = figures((row.superior for row in made), DEFAULT)
    return Report(
        unit="Сүлд сум",
        headline="АЙМГИЙН ЗАСАГ ДАРГЫН ЗАХИРАМЖИЙН 2026 ОНЫ ХАГАС ЖИЛИЙН ХЭРЭГЖИЛТ",
        period="2026 оны хагас жил",
        place="Баянгол",
        reported_on=read.reported_on,
        groups=(Group("Засаг даргын захирамж", tuple(made)),),
        own=Cover(words.OWN, own_figures, "Хэрэгжилт хангалттай байна."),
        superior=Cover(words.SUPERIOR, above, "Хэрэгжилт хангалттай байна."),
    )


def forms() -> dict[str, Callable[..., bytes]]:
    """The ways to write a report."""
    from tamga.implementation.exports.excel import workbook
    from tamga.implementation.exports.pdf import pdf
    from tamga.implementation.exports.word import word

    return {"Word": word, "PDF": pdf, "Excel": workbook}


def alone(form: str, rows: int) -> float:
    """The most memory, in megabytes, of a process that only writes this report."""
    command = [sys.executable, "-m", "benchmarks.reports", form, str(rows)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    most: float = json.loads(done.stdout.splitlines()[-1])
    return most


def written(rows: int, rounds: int) -> list[tuple[str, float, float, float]]:
    """(form, seconds, times of the same texts as plain JSON, megabytes)."""
    from tamga.implementation.exports.context import context

    report = report_of(rows)
    plain = "the same texts as JSON"
    measures = {name: partial(seconds, partial(make, report)) for name, make in forms().items()}
    measures[plain] = partial(seconds, lambda: json.dumps(context(report)))
    found = medians(measures, rounds=rounds)
    return [
        (name, took, took / found[plain], alone(name, rows) if name != plain else 0.0)
        for name, took in found.items()
    ]


def read_in() -> list[tuple[str, float, float]]:
    """(step, seconds, times of taking the same file's tables apart alone)."""
    from tamga.documents.tables import read_tables
    from tamga.implementation.reading import read_report
    from tamga.implementation.reading.correcting import corrected
    from tamga.implementation.reading.corrections import key_of
    from tamga.kernel.scales import DEFAULT

    path, name = source()
    usual, many = path.read_bytes(), forms()["Excel"](report_of(MANY))
    reading = read_report(many, "many.xlsx", scale=DEFAULT)
    if len(reading.measures) != MANY:
        raise RuntimeError(f"{len(reading.measures)} measures were read of {MANY}.")
    changes = {key_of(m): {"self": 90, "progress": "Дуусгав."} for m in reading.measures[::2]}
    steps = {
        f"{name} (Word), its tables alone": lambda: read_tables(usual, "a.docx"),
        f"{name} (Word), read": lambda: read_report(usual, "a.docx", scale=DEFAULT),
        f"{MANY:,} rows (Excel), its tables alone": lambda: read_tables(many, "a.xlsx"),
        f"{MANY:,} rows (Excel), read": lambda: read_report(many, "a.xlsx", scale=DEFAULT),
        f"{MANY:,} rows, {len(changes):,} of them corrected": lambda: corrected(
            reading, changes, DEFAULT
        ),
    }
    found = medians(
        {label: partial(seconds, step) for label, step in steps.items()},
        rounds=ROUNDS,
    )
    return [(step, took, took / _alone(found, step)) for step, took in found.items()]


def _alone(found: dict[str, float], name: str) -> float:
    """The seconds of the tables alone of the same file."""
    same = name.split(" ")[0]
    return next(
        took for other, took in found.items() if "alone" in other and other.startswith(same)
    )


def run(_folder: Path) -> list[Table]:
    """Reading in, then writing the usual and the largest report."""
    tables = [Table("A report is read", ("step", "seconds", "beside the tables alone"), read_in())]
    for rows, rounds in ((USUAL, 5), (MANY, 1)):
        found = written(rows, rounds)
        both = sum(row[1] for row in found if row[0] in ("Word", "PDF"))
        header = ("form", "seconds", "beside JSON", "MB at most")
        note = f"Word and PDF together: {both:.2f} s."
        tables.append(Table(f"A report of {rows:,} measures is written", header, found, [note]))
    return tables


def peak() -> float:
    """The most memory of this process so far, in megabytes; what forked it isn't counted in."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    line = next(line for line in status if line.startswith("VmHWM:"))
    return int(line.split()[1]) / MEGABYTE


def main(form: str, rows: str) -> None:
    """Write one report and print the peak of this process's memory; for ``alone``."""
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    forms()[form](report_of(int(rows)))
    print(peak())


if __name__ == "__main__":
    main(*sys.argv[1:])
