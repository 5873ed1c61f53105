"""The sample files, and the real documents where they lie beside the checkout."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
SEEDS = ROOT.parent / "shared" / "seeds"

REAL_PLAN = SEEDS / "duty-plan.docx"
REAL_PLAN_AS_TEXT = SEEDS / "000_c57ac2c045eb174b.txt"
REAL_REPORT = SEEDS / "implementation-report.docx"


def sample(name: str) -> bytes:
    """A file of samples/."""
    return (SAMPLES / name).read_bytes()


def needs_real(path: Path) -> pytest.MarkDecorator:
    """Skips a test, by the name of the document, where it isn't there."""
    return pytest.mark.skipif(not path.exists(), reason=f"{path.name} is not beside the checkout")
