"""Whether tesseract is installed here (Debian: tesseract-ocr, tesseract-ocr-mon), and which."""

import re
import shutil
import subprocess
from functools import lru_cache

LANGUAGES = ("mon", "eng")


@lru_cache(maxsize=1)
def program() -> str:
    """«tesseract 5.3.0 mon+eng», empty where it or the Mongolian language isn't installed."""
    path = shutil.which("tesseract")
    if path is None:
        return ""
    try:
        told = _asked(path, "--version")
        known = set(_asked(path, "--list-langs").split())
    except (OSError, subprocess.SubprocessError):
        return ""
    found = re.search(r"tesseract v?(\d[\w.]*)", told)
    if found is None or not known.issuperset(LANGUAGES):
        return ""
    return f"tesseract {found[1]} {'+'.join(LANGUAGES)}"


def _asked(path: str, word: str) -> str:
    done = subprocess.run(  # noqa: S603  # no word of a stranger
        [path, word], capture_output=True, timeout=20, check=True, text=True
    )
    return done.stdout + done.stderr
