"""Paths of evidence that the sentences of the design don't survive."""

from datetime import date

from wagtail.signals import post_page_move

from tamga.duties.actions import Publication, record_publication
from tamga.duties.enums import Source
from tamga.duties.models import Evidence, Occurrence
from tamga.kernel.schedules import Kind, Schedule
from tamga.search.actions import drop
from tamga.search.queries import find
from tamga.website import receivers
from tamga.website.actions import repair
from tamga.workspace.queries.hand_in import choices_of, waiting_for
from tests.duties.test_behaviour import APRIL, BUDGET, GLASS, MONTHLY, SERVICES, publish
from tests.stories import Soum, moment, published


def test_a_ticked_month_that_is_done_by_now_gives_way_to_the_oldest_unfinished(suld: Soum):
    """Two officials tick January, Bolormaa publishes both: the second page is lost to January."""
    suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    january = Occurrence.objects.get(period="2026-01")
    publish(suld, GLASS, "2026-02-12", ticked=january)
    publish(suld, GLASS, "2026-02-13", key="page-2", ticked=january)
    assert Occurrence.objects.get(period="2026-02").fulfilled_at is not None


def test_where_each_owes_nobody_is_done_by_anothers_correction(suld: Soum):
    """The land manager puts a letter right in her page, and the tax inspector's duty is done."""
    suld.plan(
        suld.duty(
            10, APRIL, paths=(SERVICES,), posts=("land_manager", "tax_inspector"),
            responsibility="each",
        )
    )  # fmt: skip
    publish(suld, SERVICES, "2026-04-06", post="land_manager", says="a")  # Monday
    publish(suld, SERVICES, "2026-04-07", post="land_manager", says="b")
    assert Occurrence.objects.get(position=suld.posts["tax_inspector"]).fulfilled_at is None


def test_a_moved_page_moves_all_of_its_evidence(suld: Soum):
    """One page, refreshed each month, moves to the right section: of two months one is left, and
    January, published on the 10th, counts as late because of March's refreshing."""
    suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)), suld.duty(6, MONTHLY, paths=(BUDGET,)))
    publish(suld, GLASS, "2026-01-10", says="a")  # Saturday
    publish(suld, GLASS, "2026-03-05", says="b")  # Thursday
    now = Publication(Source.WEBSITE, "page-1", "/", "t", "b" * 64, moment("2026-03-05"))
    record_publication(suld.section(BUDGET), now, by=None, at=moment("2026-03-06"))
    done = Occurrence.objects.filter(duty__number=6, fulfilled_at__isnull=False).order_by("due_on")
    assert [(o.period, o.fulfilled_at) for o in done] == [
        ("2026-01", moment("2026-01-10")),
        ("2026-02", moment("2026-03-05")),
    ]


def test_a_crash_between_moving_and_telling_is_mended_and_counts_once(suld: Soum):
    """The worker dies right after a page was moved: the repair lets it count in both sections."""
    suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)), suld.duty(6, MONTHLY, paths=(BUDGET,)))
    page = published(suld, GLASS)
    post_page_move.disconnect(dispatch_uid="tamga.website.moved")  # the crash
    try:
        page.move(suld.page(BUDGET), pos="last-child")
    finally:
        receivers.connect()
    repair(at=moment("2026-12-01"))
    standing = Evidence.objects.filter(withdrawn_at=None)
    assert [each.section.path for each in standing] == [BUDGET]


def test_a_crash_between_evidence_and_search_is_mended(suld: Soum):
    """The evidence was written, the index not: no citizen ever finds the page."""
    suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    page = published(suld, GLASS, title="Хавар")
    drop(f"page-{page.pk}")
    repair(at=moment("2026-12-01"))
    assert find("Хавар", unit_id=suld.unit.pk).total == 1


def test_the_line_one_came_from_is_the_line_that_is_ticked(suld: Soum):
    """Weekly duty, thirteen weeks behind: «Hand in» beside this week ticks the first week."""
    suld.plan(suld.duty(5, Schedule(kind=Kind.WEEKLY), paths=(GLASS,)))
    today = date(2026, 11, 20)  # Friday
    this_week = Occurrence.objects.get(due_on=today)
    offered = waiting_for(suld.section(GLASS), on=today)
    assert choices_of(offered, [], wanted=str(this_week.pk))["occurrence"] == this_week.pk
