"""A cell's value as the sheet shows it."""

from datetime import date, datetime, time
from typing import Any


def shown(cell: Any) -> str:
    """5.0 is "5", a share in a percent format "70%", a day "2026-04-05"; nothing is ""."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        if "%" in str(cell.number_format or ""):
            return _number(round(value * 100, 10)) + "%"
        return _number(value)
    if isinstance(value, datetime):
        at_midnight = value.time() == time(0)
        return value.date().isoformat() if at_midnight else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").strip()


def _number(value: float) -> str:
    """Fifteen digits, as in Excel: 0.1 + 0.2 is 0.3 there."""
    return f"{value:.15g}"
