"""Why a report can't take the next step on its way out."""


class StepError(Exception):
    """The report doesn't stand where this step begins."""


class AlreadyDoneError(StepError):
    """Somebody was quicker: the step is done."""


class NotCheckedError(StepError):
    """The report isn't checked yet."""


class NotSignedOffError(StepError):
    """The report isn't signed off yet."""


class NotIssuedError(StepError):
    """The report isn't issued yet."""


class AlreadyIssuedError(StepError):
    """It is issued: what is wrong in it is put right by a correction."""


class ChangedSinceCheckError(StepError):
    """It isn't what was checked, or what was seen, any more; ``sentences`` say what changed."""

    def __init__(self, sentences: tuple[str, ...] = ()) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


class NothingToReportError(StepError):
    """The period has no measures."""


class NoPostError(Exception):
    """Whoever signs holds no position of the unit that day."""


class MayNotSignOffError(Exception):
    """Signing off is for the head of the office, or for who acts for them."""


class LetterNumberError(ValueError):
    """A report is issued with the number of its letter, of at most 40 signs."""


class PersonalInReportError(ValueError):
    """Measures with these ``numbers`` hold personal data: keep the report for the office, or say
    why it may be public.
    """

    def __init__(self, numbers: tuple[int, ...]) -> None:
        super().__init__(", ".join(map(str, numbers)))
        self.numbers = numbers
