"""A report as data that JSON keeps whole, and back, to the last digit of a mean."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tamga.implementation.report.model import Cover, Group, Mark, Report, Row, Signer
from tamga.kernel.scales import Summary

Frozen = dict[str, Any]


def freeze(report: Report) -> Frozen:
    """Every field of the report and of what it is made of; dates in ISO form, decimals as texts."""
    data = _plain(report)
    assert isinstance(data, dict)
    return data


def thaw(data: Mapping[str, Any]) -> Report:
    """The report that was frozen. Raises KeyError, TypeError or ValueError for other data."""
    return Report(
        **{
            **data,
            "reported_on": _day(data["reported_on"]),
            "groups": tuple(
                Group(group["name"], tuple(_row(row) for row in group["rows"]))
                for group in data["groups"]
            ),
            "own": _cover(data["own"]),
            "superior": _cover(data["superior"]),
            "signers": tuple(Signer(**one) for one in data["signers"]),
            "changes": tuple(data["changes"]),
        }
    )


def content_hash(data: Mapping[str, Any]) -> str:
    """SHA-256 of a frozen report: what somebody has seen before pressing a button."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _row(data: Mapping[str, Any]) -> Row:
    return Row(**{**data, "own": Mark(**data["own"]), "superior": Mark(**data["superior"])})


def _cover(data: Mapping[str, Any]) -> Cover:
    counted = data["summary"]
    mean = None if counted["mean"] is None else Decimal(counted["mean"])
    return Cover(data["by"], Summary(**{**counted, "mean": mean}), data["sentence"])


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)
