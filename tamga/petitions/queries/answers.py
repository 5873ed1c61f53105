"""Petitions with answers that everybody may read: which, and what their pages show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from tamga.organizations.enums import UnitKind
from tamga.organizations.models import Unit
from tamga.petitions.enums import ANSWERED, Kind, State
from tamga.petitions.models import Petition, PublishedAnswer, Subject

PAGE_SIZE = 25
TEXTS = ("title", "text", "answer")


def why_unpublishable(petition: Petition) -> str:
    """Why a petition may not be published with its answer, in a sentence; "" when it may.

    Never one that complains about a person, nor a complaint that nobody signed: it may name
    somebody who can't answer for themselves here.
    """
    if not petition.may_publish:
        return _("The citizen hasn't agreed that it is published.")
    if petition.against_id is not None or (petition.anonymous and petition.kind == Kind.COMPLAINT):
        return _("A complaint about a person is never published.")
    if petition.state != State.CLOSED or not petition.answered:
        return _("Only what was answered can be published.")
    if petition.petitioner.code is None:  # nobody can compare it with who it was any more
        return _("The citizen's data were shredded: it isn't published any more.")
    return ""


def texts_of(answer: PublishedAnswer) -> Mapping[str, str]:
    """What of it is, or would be, published."""
    return {name: getattr(answer, name) or "" for name in TEXTS}


def search_key(pk: int | str) -> str:
    """Under which the search knows a published answer."""
    return f"petition-answer:{pk}"


def address_of(pk: int) -> str:
    """Where it stands on the site, in the installation's language."""
    return f"/petitions/answers/{pk}/"


def address_for(petition: Petition) -> str:
    """Where everybody reads a petition with its answer, "" where nobody does; a query only where
    its sender agreed to it.
    """
    if not petition.may_publish:
        return ""
    found = published().filter(petition=petition).values_list("pk", flat=True).first()
    return address_of(found) if found else ""


def site_of(unit: Unit) -> int:
    """The unit on whose site its answers stand: a body's on that of the soum above it."""
    return unit.parent_id if unit.kind == UnitKind.AGENCY and unit.parent_id else unit.pk


def published() -> QuerySet[PublishedAnswer]:
    """What every citizen may read, newest first."""
    return PublishedAnswer.everything.filter(
        published_at__isnull=False,
        taken_down_at__isnull=True,
        petition__may_publish=True,
        petition__state=State.CLOSED,
        petition__outcome__in=ANSWERED,
    ).order_by("-published_at", "-pk")


def published_on(unit_id: int) -> QuerySet[PublishedAnswer]:
    """Those on the site of a unit: its own and those of its bodies."""
    here = Q(unit=unit_id) | Q(unit__parent=unit_id, unit__kind=UnitKind.AGENCY)
    return published().filter(here)


def unchecked() -> QuerySet[PublishedAnswer]:
    """Those that were prepared and wait for another person to look through them."""
    return PublishedAnswer.everything.filter(
        published_at__isnull=True,
        taken_down_at__isnull=True,
        petition__may_publish=True,
        petition__state=State.CLOSED,
    )


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A published answer in a list; ``month`` («2026-11») is when it was answered: no day, no
    number and no way in, by which a neighbour would know whose it is.
    """

    url: str
    title: str
    subject: str
    month: str


@dataclass(frozen=True, slots=True)
class AnswerLeaf:
    """A leaf of the list; one row more than it shows tells whether another follows."""

    rows: tuple[AnswerRow, ...]
    number: int
    has_next: bool


def answers_on(unit_id: int, *, subject: int | None = None, number: int = 1) -> AnswerLeaf:
    """The published answers of a site, newest first, of a subject when it is given; one query."""
    found = published_on(unit_id).select_related("petition__subject")
    if subject is not None:
        found = found.filter(petition__subject=subject)
    start = (number - 1) * PAGE_SIZE
    rows = [_row(each) for each in found.defer("text", "answer")[start : start + PAGE_SIZE + 1]]
    return AnswerLeaf(tuple(rows[:PAGE_SIZE]), number, len(rows) > PAGE_SIZE)


def _row(answer: PublishedAnswer) -> AnswerRow:
    subject = answer.petition.subject
    return AnswerRow(
        url=address_of(answer.pk),
        title=answer.title or "",
        subject=subject.name if subject else "",
        month=month_of(answer.petition),
    )


def month_of(petition: Petition) -> str:
    """«2026-11», when it was answered."""
    day: date | None = timezone.localdate(petition.closed_at) if petition.closed_at else None
    return f"{day:%Y-%m}" if day else ""


def subjects_on(unit_id: int) -> list[Subject]:
    """What the published answers of a site are about; one query."""
    found = published_on(unit_id).order_by().values("petition__subject")
    return list(Subject.objects.filter(pk__in=found))


def addresses_on(unit_id: int, *, at_most: int) -> list[tuple[str, datetime | None]]:
    """The address of each published answer of a site and when it was published; one query."""
    rows = published_on(unit_id).values_list("pk", "published_at")[: max(0, at_most)]
    return [(address_of(pk), at) for pk, at in rows]
