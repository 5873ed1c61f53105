"""The codes of periods, their days and their words."""

from datetime import date

import pytest

from tamga.kernel.spans import span_of

TABLE = [  # code, first day, last day, heading, genitive
    ("2024-H1", "2024-01-01", "2024-06-30", "2024 оны хагас жил", "2024 оны хагас жилийн"),
    ("2024-H2", "2024-07-01", "2024-12-31", "2024 оны сүүлийн хагас жил",
     "2024 оны сүүлийн хагас жилийн"),
    ("2026-Q1", "2026-01-01", "2026-03-31", "2026 оны 1 дүгээр улирал",
     "2026 оны 1 дүгээр улирлын"),
    ("2026-Q3", "2026-07-01", "2026-09-30", "2026 оны 3 дугаар улирал",
     "2026 оны 3 дугаар улирлын"),
    ("2026-Q4", "2026-10-01", "2026-12-31", "2026 оны 4 дүгээр улирал",
     "2026 оны 4 дүгээр улирлын"),
    ("2025", "2025-01-01", "2025-12-31", "2025 он", "2025 оны жилийн эцсийн"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "first", "last", "words", "of"), TABLE)
def test_a_code_names_its_days_and_words(code: str, first: str, last: str, words: str, of: str):
    span = span_of(code)
    assert (span.starts_on, span.ends_on) == (date.fromisoformat(first), date.fromisoformat(last))
    assert (span.words, span.of, span.code) == (words, of, code)
    assert span_of(f" {code.lower()} ") == span


@pytest.mark.parametrize("code", ["", "2024-H3", "2024-Q0", "24-H1", "2024H1", "1800", "2024-"])
def test_anything_else_is_refused(code: str):
    with pytest.raises(ValueError, match="^" + code):
        span_of(code)
