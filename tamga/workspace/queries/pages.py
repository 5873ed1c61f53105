"""Pages on their way: handed in, sent back, published; with the section they stand under."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from tamga.accounts.models import User
from tamga.duties.enums import Source
from tamga.duties.models import Evidence, Occurrence, Section
from tamga.organizations.models import Unit
from tamga.website.models import ArticlePage, HomePage, SectionPage


@dataclass(frozen=True)
class PageLine:
    """A page with its section and the occurrence its author ticked."""

    page: ArticlePage
    section: Section
    occurrence: Occurrence | None


def sections_of(pages: Iterable[ArticlePage]) -> dict[int, Section]:
    """Page → the section it stands under; one query for any number of pages."""
    parents = {page.path[: -page.steplen]: page.pk for page in pages}
    by_path = {
        found.path: found.section
        for found in SectionPage.objects.filter(path__in=parents).select_related(
            "section__unit__parent"
        )
    }
    return {
        page.pk: by_path[page.path[: -page.steplen]]
        for page in pages
        if page.path[: -page.steplen] in by_path
    }


def page_lines(pages: Iterable[ArticlePage]) -> list[PageLine]:
    """Lines of a list, in the order given; two queries. Pages outside any section are left out."""
    pages = list(pages)
    if not pages:
        return []
    sections = sections_of(pages)
    ticked = Occurrence.objects.select_related("duty__plan").in_bulk(
        [page.ticked for page in pages if page.ticked]
    )
    return [
        PageLine(page, sections[page.pk], ticked.get(page.ticked or 0))
        for page in pages
        if page.pk in sections
    ]


def pages_of(unit: Unit) -> QuerySet[ArticlePage]:
    """Every page of a unit's site, live or not; none without a site."""
    home = HomePage.objects.filter(unit=unit).first()
    return ArticlePage.objects.descendant_of(home) if home else ArticlePage.objects.none()


def wrote(user: User, unit: Unit, *, pk: int, on: date) -> bool:
    """Whether ``user`` handed in the page of ``unit``'s site, on whatever day it is asked."""
    return pages_of(unit).filter(Q(handed_in_by=user) | Q(owner=user), pk=pk).exists()


def recently_published(unit: Unit, *, limit: int = 20) -> QuerySet[ArticlePage]:
    """What went live last on a unit's site."""
    live = pages_of(unit).filter(live=True, last_published_at__isnull=False)
    return live.select_related("position").order_by("-last_published_at", "-pk")[:limit]


def sent_back_to(user: User) -> QuerySet[ArticlePage]:
    """What ``user`` handed in and got back with a reason, newest first."""
    return (
        ArticlePage.objects.filter(handed_in_by=user, live=False, handed_in_at__isnull=True)
        .exclude(sent_back_why="")
        .order_by("-pk")
    )


@dataclass(frozen=True)
class Counted:
    """An occurrence that a page counts for: closed on time, n days late, or not yet whole."""

    occurrence: Occurrence
    done: bool
    days_late: int
    missing: tuple[Section, ...]


def counted_for(page: ArticlePage) -> list[Counted]:
    """What the standing evidence of a page did; three queries."""
    evidence = Evidence.objects.filter(
        source=Source.WEBSITE,
        key=f"page-{page.pk}",
        withdrawn_at__isnull=True,
        occurrence__isnull=False,
    )
    occurrences = (
        Occurrence.objects.filter(pk__in=evidence.values("occurrence"))
        .select_related("duty__plan", "position")
        .prefetch_related("sections")
        .order_by("due_on", "pk")
    )
    return [_counted(occurrence) for occurrence in occurrences]


def _counted(occurrence: Occurrence) -> Counted:
    if occurrence.fulfilled_at is None:
        return Counted(occurrence, False, 0, tuple(missing_sections([occurrence])[occurrence.pk]))
    done_on = timezone.localdate(occurrence.fulfilled_at)
    late = (done_on - occurrence.due_on).days if occurrence.due_on else 0
    return Counted(occurrence, True, max(0, late), ())


def missing_sections(occurrences: Iterable[Occurrence]) -> dict[int, list[Section]]:
    """Occurrence → its sections that nothing was published in yet; one query beside the
    prefetched ``sections``."""
    occurrences = list(occurrences)
    there = set(
        Evidence.objects.filter(
            occurrence__in=[o.pk for o in occurrences],
            withdrawn_at__isnull=True,
            section__isnull=False,
        ).values_list("occurrence_id", "section_id")
    )
    return {
        o.pk: [section for section in o.sections.all() if (o.pk, section.pk) not in there]
        for o in occurrences
    }


def reopens(page: ArticlePage) -> list[Counted]:
    """What would lack a section again if the page were withdrawn as published in error; four
    queries. Nothing is lost where another page stands for the same section.
    """
    counted = counted_for(page)
    mine: set[tuple[int | None, int | None]] = set()
    others: set[tuple[int | None, int | None]] = set()
    for occurrence, section, key in Evidence.objects.filter(
        occurrence__in=[one.occurrence.pk for one in counted], withdrawn_at__isnull=True
    ).values_list("occurrence_id", "section_id", "key"):
        (mine if key == f"page-{page.pk}" else others).add((occurrence, section))
    lacking = {occurrence for occurrence, _ in mine - others}
    return [one for one in counted if one.occurrence.pk in lacking]
