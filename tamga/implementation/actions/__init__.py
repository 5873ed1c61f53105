"""The only writers of the implementation of decisions."""

from tamga.implementation.actions.reports import (
    AlreadyConfirmedError,
    Changes,
    LockedPeriodError,
    confirm_import,
    drop_import,
    save_reading,
    start_import,
)

__all__ = [
    "AlreadyConfirmedError",
    "Changes",
    "LockedPeriodError",
    "confirm_import",
    "drop_import",
    "save_reading",
    "start_import",
]
