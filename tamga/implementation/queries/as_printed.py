"""Reports that were read in from paper and that nobody writes here."""

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from tamga.implementation.enums import Side
from tamga.implementation.models import Assessment, Reopening


def as_printed(period: str = "") -> ExpressionWrapper:
    """Whether a period only stands as its printed report says: read in from a file, never closed
    or locked here, and no measure of it scored by its unit since. ``period`` is the way to it
    ("period__" from a measure). For ``annotate``.
    """
    facts = {"read_from__isnull": False, "closed_at__isnull": True, "locked_at__isnull": True}
    here = OuterRef(f"{period}pk")
    since = Assessment.objects.filter(measure__period=here, side=Side.OWN, as_printed=False)
    return ExpressionWrapper(
        Q(**{f"{period}{name}": value for name, value in facts.items()})
        & ~Exists(Reopening.objects.filter(period=here))
        & ~Exists(since),
        output_field=BooleanField(),
    )
