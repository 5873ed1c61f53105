"""Sentences are compared as they stand in the code."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Errors are told in English here; the catalogue has tests of its own."""
    with translation.override("en"):
        yield
