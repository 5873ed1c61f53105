"""One sentence for each finding."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tamga.implementation.checker.model import Finding, Kind

SENTENCES = {
    Kind.SUM_DIFFERS: gettext_lazy(
        "№ %(measures)s says %(total)s in all, but its parts make %(sum)s."
    ),
    Kind.PERCENT_DIFFERS: gettext_lazy(
        "№ %(measures)s says %(said)s percent, but %(part)s of %(whole)s are %(counted)s percent."
    ),
    Kind.LETTERS_UNACCOUNTED: gettext_lazy(
        "№ %(measures)s: of %(came)s letters %(settled)s were settled and %(way)s are under way; "
        "%(rest)s are not accounted for."
    ),
    Kind.FIGURES_DIFFER: gettext_lazy(
        "№ %(measures)s tell the same with other figures: %(one)s and %(other)s."
    ),
    Kind.SAME_TEXT_OTHER_SCORE: gettext_lazy(
        "№ %(measures)s have nearly the same text and other scores: %(one)s and %(other)s."
    ),
    Kind.SAME_TEXT: gettext_lazy("№ %(measures)s have nearly the same text."),
    Kind.NOT_DUE_PAST: gettext_lazy(
        "№ %(measures)s is called not due, yet its text says %(day)s, which is past."
    ),
    Kind.NO_EVIDENCE: gettext_lazy("Scored 100 without any evidence: № %(measures)s."),
    Kind.NO_PROGRESS: gettext_lazy("Scored without a word of what was done: № %(measures)s."),
    Kind.DECISION_TWICE: gettext_lazy(
        "Decision %(decision)s stands at several places and is counted more than once: "
        "№ %(measures)s."
    ),
    Kind.MISSING_SCORE: gettext_lazy("A score is missing: № %(measures)s."),
}


def sentence(finding: Finding) -> str:
    """The finding in the active language."""
    numbers = ", ".join(str(number) for number in finding.measures)
    return _(str(SENTENCES[finding.kind])) % {**finding.params, "measures": numbers}
