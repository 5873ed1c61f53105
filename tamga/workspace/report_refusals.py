"""Why a report can't take the next step, in words that say what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tamga.implementation.actions.errors import OwnScoreMissingError, ReasonNeededError
from tamga.implementation.actions.issuing_errors import (
    AlreadyDoneError,
    AlreadyIssuedError,
    ChangedSinceCheckError,
    LetterNumberError,
    MayNotSignOffError,
    NoPostError,
    NotCheckedError,
    NothingToReportError,
    NotIssuedError,
    NotSignedOffError,
    PersonalInReportError,
    StepError,
)
from tamga.implementation.exports.word import BadTemplateError

REFUSALS = (
    StepError, OwnScoreMissingError, ReasonNeededError, LetterNumberError, MayNotSignOffError,
    NoPostError, PersonalInReportError, BadTemplateError,
)  # fmt: skip

_SAID: dict[type[Exception], Promise] = {
    AlreadyDoneError: _("Somebody was quicker: this is done already."),
    AlreadyIssuedError: _(
        "The report is issued. What is wrong in it is put right by a correction."
    ),
    NotCheckedError: _("The report isn't checked yet."),
    NotSignedOffError: _("The head of the office hasn't signed the report off yet."),
    NotIssuedError: _("The report isn't issued yet."),
    NothingToReportError: _("The period has no measures: there is nothing to report."),
    ReasonNeededError: _("Say why."),
    LetterNumberError: _("A report leaves with the number of its letter."),
    MayNotSignOffError: _("The head of the office signs off, or who acts for them by an order."),
    NoPostError: _(
        "You hold no position here today, so there is nothing to sign as. The administrator enters "
        "positions and who acts for whom."
    ),
    ChangedSinceCheckError: _(
        "The report changed since it was checked. Send it back, so that it is checked again."
    ),
    OwnScoreMissingError: _("Measures without an own score: %(numbers)s."),
    PersonalInReportError: _(
        "Personal data stands in measures %(numbers)s: keep the report for the office, or say why "
        "it may be public."
    ),
}


def refusal(error: Exception) -> str:
    """The sentence for one of ``REFUSALS``."""
    if isinstance(error, BadTemplateError):
        return gettext("The office's own template can't be printed with: %s") % error
    numbers = ", ".join(f"№ {number}" for number in getattr(error, "numbers", ()))
    return str(_SAID[type(error)]) % {"numbers": numbers}
