"""By which scale a report is scored, and read."""

from datetime import date

from tamga.implementation.models import Period, Source
from tamga.kernel.scales import Scale
from tamga.kernel.spans import span_of
from tamga.law.queries import scale_of, scale_on
from tamga.organizations.models import Unit


def scale_for(unit: Unit | None, source: Source | None, code: str, *, today: date) -> Scale:
    """The scale of the unit's period where it stands already, else the one in force when the period
    ends; without a period (``code`` "") the one of ``today``. Raises UnknownScaleError, and
    ValueError for a code that names no period.
    """
    if not code:
        return scale_on(today)
    span = span_of(code)
    if unit is not None and source is not None:
        stands = Period.objects.filter(unit=unit, source=source, code=span.code)
        known = stands.values_list("scale", flat=True).first()
        if known is not None:
            return scale_of(known)
    return scale_on(span.ends_on)
