"""The only writers of the implementation of decisions."""

from tamga.implementation.actions.corrections import (
    add_measure,
    correct_decision,
    correct_row,
    take_away,
)
from tamga.implementation.actions.desks import follow_assignment
from tamga.implementation.actions.errors import (
    AlreadyConfirmedError,
    ClosedPeriodError,
    LockedPeriodError,
    NothingOnControlError,
    NotOnScaleError,
    NotSuperiorError,
    OwnScoreMissingError,
    PeriodStandsError,
    ReasonNeededError,
    WrittenMeanwhileError,
)
from tamga.implementation.actions.imports import confirm_import, drop_import, start_import
from tamga.implementation.actions.periods import (
    close_period,
    follow_control,
    lock_period,
    open_period,
    reopen_period,
)
from tamga.implementation.actions.progress import (
    add_evidence,
    remove_evidence,
    see_writing,
    write_progress,
)
from tamga.implementation.actions.reports import Changes, save_reading
from tamga.implementation.actions.scores import (
    answer,
    score_own,
    score_superior,
    send_back,
    share_score,
)

__all__ = [
    "AlreadyConfirmedError",
    "Changes",
    "ClosedPeriodError",
    "LockedPeriodError",
    "NotOnScaleError",
    "NotSuperiorError",
    "NothingOnControlError",
    "OwnScoreMissingError",
    "PeriodStandsError",
    "ReasonNeededError",
    "WrittenMeanwhileError",
    "add_evidence",
    "add_measure",
    "answer",
    "close_period",
    "confirm_import",
    "correct_decision",
    "correct_row",
    "drop_import",
    "follow_assignment",
    "follow_control",
    "lock_period",
    "open_period",
    "remove_evidence",
    "reopen_period",
    "save_reading",
    "score_own",
    "score_superior",
    "see_writing",
    "send_back",
    "share_score",
    "start_import",
    "take_away",
    "write_progress",
]
