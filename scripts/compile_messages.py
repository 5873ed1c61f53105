"""Compiles every catalogue of ours (.po → .mo) with Babel; no gettext is needed on the machine."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

ROOT = Path(__file__).resolve().parents[1]


def catalogues() -> list[Path]:
    """The .po files of this checkout."""
    return sorted(
        [*ROOT.glob("locale/**/LC_MESSAGES/*.po"), *ROOT.glob("tamga/**/LC_MESSAGES/*.po")]
    )


def compile_messages() -> int:
    """Write each .mo that is older than its .po; returns how many. Raises PoFileError."""
    stale = [po for po in catalogues() if _changed(po)]
    for po in stale:
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parts[-3], abort_invalid=True)
        written = po.with_suffix(".mo.new")
        with written.open("wb") as target:
            write_mo(target, catalogue)
        written.replace(po.with_suffix(".mo"))  # a running server never reads half a catalogue
    return len(stale)


def _changed(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime


if __name__ == "__main__":
    try:
        compile_messages()
    except PoFileError as error:
        sys.exit(f"A catalogue can't be read: {error}")
