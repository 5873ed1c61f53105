"""The stored samples are what the script builds."""

import zipfile
from io import BytesIO

import pytest

from scripts.make_samples import samples
from tamga.documents.tables import read_document
from tests.samples import sample

pytestmark = pytest.mark.slow


def contents(name: str, data: bytes) -> dict[str, bytes]:
    """The parts of an office file; two zlibs may pack the same part differently,
    and two versions of typst set the same page."""
    if name.endswith(".txt"):
        return {name: data}
    if name.endswith(".pdf"):
        return {name: repr(read_document(data, name)).encode()}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


@pytest.mark.parametrize("name", sorted(samples()))
def test_a_sample_is_what_the_script_builds(name):
    assert contents(name, sample(name)) == contents(name, samples()[name])
