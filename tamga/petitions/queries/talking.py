"""What the office and a citizen wrote to each other about a petition."""

from django.db.models import Case, DateTimeField, Exists, F, OuterRef, Q, Subquery, When

from tamga.petitions.enums import StepKind
from tamga.petitions.models import Message, Petition, Step

HANDLED = (StepKind.ASKED, StepKind.NOTED, StepKind.EXTENDED, StepKind.KIND_CHANGED)
"""Steps of the office that show that a message was read; being given to another post doesn't."""


def thread_of(petition: Petition) -> tuple[Message, ...]:
    """The messages about a petition, the first one first; one query."""
    rows = Message.everything.filter(petition=petition).select_related("sent_by")
    return tuple(rows.order_by("sent_at", "pk"))


def wrote_back_at() -> Subquery:
    """When the citizen wrote what nobody of the office has taken up since, else null: to annotate
    petitions with. What somebody wrote down for them was read by that.
    """
    handled = Step.everything.filter(
        petition=OuterRef("petition"),
        kind__in=HANDLED,
        by__isnull=False,
        at__gt=OuterRef("sent_at"),
    )
    waits = Q(from_citizen=True, sent_by__isnull=True) & ~Exists(handled)
    newest = (
        Message.everything.filter(petition=OuterRef("pk"))
        .annotate(waiting_since=Case(When(waits, then=F("sent_at")), default=None))
        .order_by("-sent_at", "-pk")
        .values("waiting_since")[:1]
    )
    return Subquery(newest, output_field=DateTimeField())
