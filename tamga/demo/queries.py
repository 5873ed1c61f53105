"""By which version of itself the demo was filled."""

import hashlib
from pathlib import Path

from django.conf import settings

from tamga.journal.models import Event

MADE = "demo.made"
SAMPLES = ("duty-plan.docx", "implementation-report.docx")
_HERE = Path(__file__).resolve().parent


def filler() -> str:
    """The fingerprint of all that the demo is filled from; hexadecimal, 16 digits."""
    digest = hashlib.sha256()
    samples = (settings.ROOT / "samples" / name for name in SAMPLES)
    for path in (*sorted(_HERE.glob("*.py")), *samples):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def filled_by() -> str:
    """The fingerprint that the demo of this database was filled from; empty for an old one."""
    made = Event.everything.filter(code=MADE).order_by("-id").first()
    return str(made.data["filler"]) if made else ""
