"""What can go wrong when measures are written and scored."""


class LockedPeriodError(Exception):
    """The period is locked; nothing of it may be changed before it is reopened."""


class ClosedPeriodError(Exception):
    """The unit has finished writing; the superior scores now."""


class PeriodStandsError(Exception):
    """This period of this source was opened already."""


class NothingOnControlError(Exception):
    """No provision of the source is on control; there would be nothing to report."""


class NotOnScaleError(ValueError):
    """The scale of the period has no such score."""


class ReasonNeededError(ValueError):
    """What differs from the other side, or is undone, needs a reason."""


class OwnScoreMissingError(Exception):
    """Some measures have no score of the unit's own; ``numbers`` names them."""

    def __init__(self, numbers: tuple[int, ...]) -> None:
        super().__init__(", ".join(map(str, numbers)))
        self.numbers = numbers


class NotSuperiorError(Exception):
    """Somebody of the scored unit can't give its superior's score."""


class WrittenMeanwhileError(Exception):
    """Somebody else has written into the cell since it was opened; ``now`` stands there."""

    def __init__(self, now: str) -> None:
        super().__init__(now)
        self.now = now


class AlreadyConfirmedError(Exception):
    """Somebody confirmed this file meanwhile."""
