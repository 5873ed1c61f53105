"""Words of the implementation of decisions."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Side(TextChoices):
    """Who scores: the soum itself, or the body above it."""

    OWN = "own", _("own assessment")
    SUPERIOR = "superior", _("superior's assessment")


class EvidenceKind(TextChoices):
    """What proves progress."""

    FILE = "file", _("a file")
    PAGE = "page", _("a published page")
    DECISION = "decision", _("a decision")
    FIGURE = "figure", _("a figure")


class PeriodKind(TextChoices):
    """How long a period is."""

    QUARTER = "quarter", _("quarter")
    HALF = "half", _("half-year")
    YEAR = "year", _("year")


FORM_NAMES = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel"}
"""A report's files as people call them."""


JOURNAL = {
    "period.opened": _("The period %(period)s was opened with %(measures)s measures."),
    "period.locked": _("The period %(period)s was locked."),
    "period.followed": _(
        "The period %(period)s follows what is on control: %(added)s added, %(dropped)s dropped."
    ),
    "period.closed": _("The period %(period)s was closed: the superior scores now."),
    "period.reopened": _("The period %(period)s was reopened with a reason."),
    "report.imported": _("A report of %(period)s was read in with %(measures)s measures."),
    "report.reimported": _(
        "A newer report of %(period)s was read in: %(added)s added, %(changed)s changed, "
        "%(dropped)s dropped."
    ),
    "report.corrected": _("Measure %(number)s of a report of %(period)s was put right."),
    "report.uncorrected": _("Measure %(number)s of a report of %(period)s stands as read again."),
    "report.decision_corrected": _("Decision %(number)s of a report of %(period)s was put right."),
    "report.decision_uncorrected": _(
        "Decision %(number)s of a report of %(period)s stands as read again."
    ),
    "report.measure_added": _(
        "Measure %(number)s was added by hand to a report of %(period)s that is read in."
    ),
    "report.measure_taken_away": _(
        "Measure %(number)s, added by hand, was taken away from a report of %(period)s again."
    ),
    "progress.written": _("Progress of measure %(number)s in %(period)s was written."),
    "evidence.added": _("Evidence was added to measure %(number)s in %(period)s (%(kind)s)."),
    "evidence.removed": _("Evidence was removed from measure %(number)s in %(period)s (%(kind)s)."),
    "measure.joined": _("Measure %(number)s in %(period)s shares the score of measure %(other)s."),
    "measure.parted": _("Measure %(number)s in %(period)s has its own score again."),
    "measure.sent_back": _("Measure %(number)s in %(period)s was sent back for more evidence."),
    "measure.answered": _("Measure %(number)s in %(period)s was answered."),
    "report.template_chosen": _("Reports are printed with another template (%(sha256)s)."),
    "report.template_dropped": _("Reports are printed with Tamga's template again."),
    "score.given": _("Measure %(number)s in %(period)s was scored (%(side)s): %(score)s."),
    # a report on its way out
    "report.checked": _("Version %(version)s of the report of %(period)s was checked."),
    "report.signed_off": _("Version %(version)s of the report of %(period)s was signed off."),
    "report.taken_back": _("Version %(version)s of the report of %(period)s was sent back."),
    "report.issued": _("Version %(version)s of the report of %(period)s was issued (%(sha256)s)."),
    "report.files_ordered": _(
        "The files of version %(version)s of the report of %(period)s were ordered."
    ),
    "report.file_made": _(
        "The %(form)s of version %(version)s of the report of %(period)s was made (%(sha256)s)."
    ),
    "report.scanned": _(
        "The signed paper of version %(version)s of the report of %(period)s was scanned "
        "(%(sha256)s)."
    ),
    "report.correction_begun": _("Correction %(version)s of the report of %(period)s was begun."),
}
