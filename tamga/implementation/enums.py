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


JOURNAL = {
    "period.opened": _("The period %(period)s was opened with %(measures)s measures."),
    "period.locked": _("The period %(period)s was locked."),
    "period.reopened": _("The period %(period)s was reopened: %(reason)s."),
    "report.imported": _("A report of %(period)s was read in with %(measures)s measures."),
    "report.reimported": _(
        "A newer report of %(period)s was read in: %(added)s added, %(changed)s changed, "
        "%(dropped)s dropped."
    ),
    "progress.written": _("Progress of measure %(number)s in %(period)s was written."),
    "score.given": _("Measure %(number)s in %(period)s was scored (%(side)s): %(score)s."),
}
