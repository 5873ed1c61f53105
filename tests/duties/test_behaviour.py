"""How duties behave, sentence by sentence as the design says it."""

from datetime import date

import pytest

from tamga.duties.actions import (
    Publication,
    copy_plan,
    excuse,
    lift_excuse,
    mark_done,
    record_publication,
    report_event,
    withdraw_evidence,
)
from tamga.duties.enums import Source, Status
from tamga.duties.models import Duty, Evidence, Occurrence, Plan
from tamga.duties.queries import as_items, with_names
from tamga.journal.models import Event
from tamga.kernel.schedules import Kind, MonthDay, Schedule, Trigger
from tests.stories import Soum, moment

GLASS = "il-tod-baidal/shilen-dans"
BUDGET = "il-tod-baidal/tusuv-sankhuu"
ORDERS = "togtool-zakhiramj/zasag-dargyn-zakhiramj"
SERVICES = "togtool-zakhiramj/turiin-uilchilgee"

MONTHLY = Schedule(kind=Kind.MONTHLY)
EACH = Schedule(kind=Kind.EVENT)
APRIL = Schedule(kind=Kind.WINDOW, opens=MonthDay(4, 5), due=MonthDay(4, 10))


def publish(
    soum: Soum,
    path: str,
    day: str,
    *,
    key: str = "page-1",
    says: str = "a",
    post: str | None = None,
    ticked: Occurrence | None = None,
) -> list[Occurrence]:
    """Somebody publishes in a section on a day."""
    publication = Publication(
        source=Source.WEBSITE,
        key=key,
        url=f"/{path}/{key}/",
        title="Мэдээ",
        content_hash=says * 64,
        happened_at=moment(day),
        position=soum.posts[post] if post else None,
    )
    return record_publication(
        soum.section(path), publication, by=None, at=moment(day), ticked=ticked
    )


def statuses(plan: Plan, on: str) -> dict[str, Status]:
    """Period → status of a plan's occurrences on a day."""
    items = as_items(with_names(Occurrence.objects.filter(duty__plan=plan)), date.fromisoformat(on))
    return {item.occurrence.period: item.status for item in items}


def test_a_dated_duty_needs_all_its_sections(suld: Soum):
    plan = suld.plan(suld.duty(5, MONTHLY, paths=(BUDGET, GLASS)))
    publish(suld, BUDGET, "2026-01-28")  # Wednesday
    assert statuses(plan, "2026-02-03")["2026-01"] is Status.LATE
    publish(suld, GLASS, "2026-01-30", key="page-2")  # Friday
    assert statuses(plan, "2026-02-03")["2026-01"] is Status.DONE_ON_TIME


def test_done_late_is_told_from_done_on_time_by_the_local_day(suld: Soum):
    plan = suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    # Saturday 31 January, half past eleven at night in Ulaanbaatar: still January there
    publication = Publication(
        Source.WEBSITE, "page-1", "/", "t", "a" * 64, moment("2026-01-31", "23:30")
    )
    record_publication(suld.section(GLASS), publication, by=None, at=moment("2026-02-01"))
    assert statuses(plan, "2026-02-03")["2026-01"] is Status.DONE_ON_TIME
    publish(suld, GLASS, "2026-03-01", key="page-2")  # Sunday, one day after February's last
    assert statuses(plan, "2026-03-03")["2026-02"] is Status.DONE_LATE


def test_one_publication_closes_one_occurrence_the_oldest_unfinished(suld: Soum):
    plan = suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    publish(suld, GLASS, "2026-03-05")  # Thursday; January and February are owed
    stands = statuses(plan, "2026-03-05")
    assert stands["2026-01"] is Status.DONE_LATE
    assert stands["2026-02"] is Status.LATE
    assert stands["2026-03"] is Status.OPEN


def test_the_ticked_occurrence_comes_before_the_oldest(suld: Soum):
    plan = suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    february = Occurrence.objects.get(duty__plan=plan, period="2026-02")
    publish(suld, GLASS, "2026-03-05", ticked=february)
    stands = statuses(plan, "2026-03-05")
    assert stands["2026-01"] is Status.LATE
    assert stands["2026-02"] is Status.DONE_LATE


def test_what_has_not_opened_yet_is_not_closed_by_an_early_page(suld: Soum):
    plan = suld.plan(suld.duty(2, APRIL, paths=(GLASS,)))
    publish(suld, GLASS, "2026-04-03")  # Friday; the window opens on Sunday
    assert statuses(plan, "2026-04-06")["2026"] is Status.DUE_SOON
    assert Evidence.objects.get().occurrence is None  # it still freshens the section
    publish(suld, GLASS, "2026-04-07", says="b")  # Tuesday
    assert statuses(plan, "2026-04-08")["2026"] is Status.DONE_ON_TIME


def test_publishing_again_counts_only_when_the_content_changed(suld: Soum):
    plan = suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    publish(suld, GLASS, "2026-03-02")
    assert publish(suld, GLASS, "2026-03-03") == []
    assert statuses(plan, "2026-03-03")["2026-02"] is Status.LATE
    publish(suld, GLASS, "2026-03-04", says="b")
    assert statuses(plan, "2026-03-04")["2026-02"] is Status.DONE_LATE


def test_an_event_duty_needs_only_the_sections_named_with_the_event(suld: Soum):
    plan = suld.plan(suld.duty(14, EACH, paths=(BUDGET, GLASS)))
    duty = plan.duties.get()
    report_event(
        duty,
        occurred_on=date(2026, 3, 2),  # Monday
        sections=[suld.section(GLASS)],
        by=None,
        at=moment("2026-03-02"),
    )
    publish(suld, GLASS, "2026-03-04")
    occurrence = Occurrence.objects.get()
    assert occurrence.due_on == date(2026, 3, 5)  # Thursday, the third working day
    assert statuses(plan, "2026-03-10") == {"2026-03-02": Status.DONE_ON_TIME}


def test_a_publication_without_an_open_event_records_one_as_done_that_day(suld: Soum):
    plan = suld.plan(suld.duty(9, EACH, paths=(ORDERS,), posts=("records_officer",)))
    publish(suld, ORDERS, "2026-03-04")
    occurrence = Occurrence.objects.get()
    assert occurrence.occurred_on == date(2026, 3, 4)
    assert statuses(plan, "2026-03-04") == {"2026-03-04": Status.DONE_ON_TIME}
    publish(suld, ORDERS, "2026-03-04", key="page-2")
    assert Occurrence.objects.count() == 2


def test_an_event_is_due_in_three_working_days_that_skip_the_holiday_by_name(suld: Soum):
    plan = suld.plan(suld.duty(9, EACH, paths=(ORDERS,)))
    occurrence = report_event(
        plan.duties.get(),
        occurred_on=date(2026, 3, 5),  # Thursday; the 8th is a holiday and a Sunday
        by=None,
        at=moment("2026-03-05"),
    )
    assert occurrence.due_on == date(2026, 3, 10)  # Tuesday
    skipped = [step for step in occurrence.explanation if step["code"] == "skipped"]
    assert [step["day"] for step in skipped] == ["2026-03-07", "2026-03-08"]


def test_each_owes_their_own_and_a_publisher_closes_their_own_first(suld: Soum):
    plan = suld.plan(
        suld.duty(
            10,
            Schedule(kind=Kind.WINDOW, opens=MonthDay(4, 1), due=MonthDay(5, 31)),
            Schedule(kind=Kind.EVENT, trigger=Trigger.ON_CHANGE),
            paths=(SERVICES,),
            posts=("state_registrar", "tax_inspector", "land_manager"),
            responsibility="each",
        )
    )
    assert Occurrence.objects.filter(duty__plan=plan).count() == 3
    publish(suld, SERVICES, "2026-04-06", post="tax_inspector")
    done = Occurrence.objects.get(fulfilled_at__isnull=False)
    assert done.position == suld.posts["tax_inspector"]
    # hers is done: what she publishes next is a change, and nobody else's duty
    publish(suld, SERVICES, "2026-04-07", key="page-2", post="tax_inspector")
    assert Occurrence.objects.filter(occurred_on__isnull=True, fulfilled_at=None).count() == 2
    assert Occurrence.objects.get(occurred_on__isnull=False).position == done.position
    # the content officer owes nothing of it: she publishes for whoever is the oldest
    publish(suld, SERVICES, "2026-04-08", key="page-3", post="admin_legal_specialist")
    assert Occurrence.objects.filter(occurred_on__isnull=True, fulfilled_at=None).count() == 1


def test_withdrawn_as_an_error_reopens(suld: Soum):
    plan = suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    publish(suld, GLASS, "2026-01-20")
    touched = withdraw_evidence(Source.WEBSITE, "page-1", by=None, at=moment("2026-02-02"))
    assert [occurrence.period for occurrence in touched] == ["2026-01"]
    assert statuses(plan, "2026-02-03")["2026-01"] is Status.LATE
    codes = list(Event.everything.order_by("pk").values_list("code", flat=True))
    assert codes[-2:] == ["evidence.withdrawn", "occurrence.reopened"]


def test_a_moved_page_moves_its_evidence(suld: Soum):
    plan = suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)), suld.duty(6, MONTHLY, paths=(BUDGET,)))
    publish(suld, GLASS, "2026-01-20")
    moved = Publication(Source.WEBSITE, "page-1", "/", "Мэдээ", "a" * 64, moment("2026-01-20"))
    record_publication(suld.section(BUDGET), moved, by=None, at=moment("2026-02-05"))
    done = Occurrence.objects.filter(duty__plan=plan, fulfilled_at__isnull=False)
    assert [(o.duty.number, o.period) for o in done] == [(6, "2026-01")]
    assert done[0].fulfilled_at == moment("2026-01-20")


def test_before_the_plans_day_of_force_nothing_is_late(suld: Soum):
    plan = suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)), since="2026-03-15")
    stands = statuses(plan, "2026-06-01")
    assert stands["2026-01"] is stands["2026-02"] is Status.BEFORE_START
    assert stands["2026-03"] is Status.LATE  # due on the 31st, after the day of force


def test_a_continuous_duty_is_open_and_never_late(suld: Soum):
    plan = suld.plan(suld.duty(1, Schedule(kind=Kind.CONTINUOUS)))
    assert statuses(plan, "2026-12-31") == {"2026": Status.OPEN}


def test_an_excuse_says_why_and_by_whom_and_only_one_of_two_wins(suld: Soum):
    plan = suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    january = Occurrence.objects.get(duty__plan=plan, period="2026-01")
    mandakh, bolormaa = suld.people["mandakh"], suld.people["bolormaa"]
    at = moment("2026-02-04")
    assert excuse(january, why="Цахилгаан тасарсан", by=mandakh, at=at)
    assert not excuse(january, why="Өөр шалтгаан", by=bolormaa, at=at)
    january.refresh_from_db()
    assert (january.excused_by, january.excused_why) == (mandakh, "Цахилгаан тасарсан")
    assert statuses(plan, "2026-02-04")["2026-01"] is Status.EXCUSED
    assert lift_excuse(january, by=mandakh, at=at)
    assert statuses(plan, "2026-02-04")["2026-01"] is Status.LATE


def test_an_excuse_without_a_reason_is_refused(suld: Soum):
    plan = suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    with pytest.raises(ValueError, match="needs a reason"):
        excuse(
            Occurrence.objects.filter(duty__plan=plan).earliest("due_on"),
            why="  ",
            by=suld.people["mandakh"],
            at=moment("2026-02-04"),
        )


def test_what_no_section_shows_is_marked_by_hand_and_nothing_else_is(suld: Soum):
    plan = suld.plan(
        suld.duty(4, MONTHLY), suld.duty(5, MONTHLY, paths=(GLASS,), posts=("finance_head",))
    )
    by_hand, by_page = (
        Occurrence.objects.get(duty__plan=plan, duty__number=number, period="2026-01")
        for number in (4, 5)
    )
    oyun = suld.people["oyun"]
    mark_done(by_hand, by=oyun, at=moment("2026-01-30"), note="Тайлан хүргүүлсэн")
    assert by_hand.fulfilled_at == moment("2026-01-30")
    with pytest.raises(ValueError, match="closed by publishing"):
        mark_done(by_page, by=oyun, at=moment("2026-01-30"))


def test_a_copied_plan_is_one_line_with_its_origin_to_a_publication(suld: Soum):
    old = suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)), year=2025, since="2025-12-01")
    new = copy_plan(old, year=2026, by=None, at=moment("2025-12-28"))
    publish(suld, GLASS, "2026-01-08")  # Thursday; December is still owed
    assert statuses(old, "2026-01-09")["2025-12"] is Status.DONE_LATE
    assert statuses(new, "2026-01-09")["2026-01"] is Status.OPEN
    assert Duty.objects.get(plan=new).origin == Duty.objects.get(plan=old)


def test_every_four_years_keeps_its_turn_when_the_plan_is_copied(suld: Soum):
    every_four = Schedule(kind=Kind.EVERY_N_YEARS, every=4)
    plan = suld.plan(suld.duty(16, every_four, paths=(GLASS,)), year=2025, since="2025-03-01")
    owed = {2025: Occurrence.objects.filter(duty__plan=plan).count()}
    for year in (2026, 2027, 2028, 2029):
        plan = copy_plan(plan, year=year, by=None, at=moment("2025-12-28"))
        owed[year] = Occurrence.objects.filter(duty__plan=plan).count()
    assert owed == {2025: 1, 2026: 0, 2027: 0, 2028: 0, 2029: 1}


def test_a_page_that_says_again_what_it_said_before_is_no_error(suld: Soum):
    plan = suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    for day, says in (("2026-01-10", "a"), ("2026-01-11", "b"), ("2026-01-12", "a")):
        publish(suld, GLASS, day, says=says)
    assert statuses(plan, "2026-01-13")["2026-01"] is Status.DONE_ON_TIME
    january = Occurrence.objects.get(duty__plan=plan, period="2026-01")
    publish(suld, GLASS, "2026-02-20", says="c")
    publish(suld, GLASS, "2026-03-20", says="a", ticked=january)
    january.refresh_from_db()
    assert january.fulfilled_at == moment("2026-01-10")


def test_the_board_of_a_past_day_does_not_know_what_came_later(suld: Soum):
    plan = suld.plan(suld.duty(5, MONTHLY, paths=(GLASS,)))
    january = Occurrence.objects.get(duty__plan=plan, period="2026-01")
    excuse(january, why="Цахилгаан тасарсан", by=suld.people["mandakh"], at=moment("2026-02-10"))
    publish(suld, GLASS, "2026-03-05")  # Thursday: February's
    assert statuses(plan, "2026-02-05")["2026-01"] is Status.LATE
    assert statuses(plan, "2026-02-10")["2026-01"] is Status.EXCUSED
    assert statuses(plan, "2026-03-04")["2026-02"] is Status.LATE
    assert statuses(plan, "2026-03-05")["2026-02"] is Status.DONE_LATE
