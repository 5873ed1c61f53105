"""A printed report was read in first; then the aimag numbers the same order: they become one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tamga.decisions.actions import (
    PersonalDataFound,
    WrongState,
    add_provision,
    adopt_printed,
    adopt_provision,
    amend,
    assign,
    join_twin,
    publish,
    repeal,
    send_down,
    take_off_control,
    void_number,
)
from tamga.decisions.models import Assignment, Decision, Provision, Relation
from tamga.decisions.queries import (
    Outcome,
    adopted_twins,
    is_on_control,
    listed,
    pairings,
    provisions_on_control,
    registered_twin,
)
from tamga.decisions.queries.used_above import used_above
from tamga.implementation.models import Evidence, Measure
from tamga.journal.models import Event
from tamga.kernel.schedules import Kind, Schedule
from tests.decisions.offices import KIND, numbered, provision
from tests.duties.test_at_once import at_once
from tests.implementation.half_years import aimag_of, opened
from tests.stories import Soum, moment

AT = moment("2026-06-25")
DAY = date(2026, 4, 8)  # Wednesday
TREES = "Хаврын мод тарих ажлыг зохион байгуулж, дүнг тайлагнах."
HAY = "Өвс, тэжээлийн нөөцийг бүрдүүлэх."


def printed(
    soum: Soum, *texts: str, title: str = "Хаврын ажлын тухай", spelled: str = "2026_A/1"
) -> Decision:
    """Read out of the report of Сүлд, as the reader of reports does it."""
    found = adopt_printed(
        soum.unit, kind=KIND, number_printed=spelled, title=title, signed_on=DAY,
        issuer=soum.unit.parent, by=None, at=AT,
    )  # fmt: skip
    for at, text in enumerate(texts, start=1):
        line = adopt_provision(found, number_printed=f"{at}.", text=text, by=None, at=AT)
        send_down(line, units=[soum.unit], by=None, at=AT)
    return found


def registered(soum: Soum, *texts: str, **more) -> Decision:
    """The aimag enters the order into its own books."""
    found = numbered(aimag_of(soum), **more)
    for at, text in enumerate(texts, start=1):
        add_provision(found, number_printed=str(at), text=text, by=None, at=AT)
    return found


def joined(soum: Soum, own: Decision, paper: Decision) -> bool:
    return join_twin(own, paper, by=soum.people["uranchimeg"], at=AT)


def of(decision: Decision) -> list[Provision]:
    return list(Provision.everything.filter(decision=decision).order_by("order", "pk"))


def test_what_both_have_stands_once_and_the_rest_comes_over(suld: Soum):
    paper = printed(suld, TREES, HAY)
    desk = Assignment.everything.get(provision=of(paper)[0])
    assign(desk, positions=[suld.posts["finance_head"]], by=None, at=AT,
           windows=[(date(2026, 5, 1), date(2026, 5, 20))])  # fmt: skip
    own = registered(suld, TREES.replace("мод", "moд"))  # mixed scripts, as a scanner has it
    assert [each.outcome for each in pairings(own, paper)] == [Outcome.ONCE, Outcome.MOVES]

    assert joined(suld, own, paper) is True
    trees, hay = of(own)
    assert (trees.number_printed, hay.text) == ("1", HAY)
    assert trees.pk not in {each.pk for each in of(paper)}
    assert of(paper) == []
    desk.refresh_from_db()
    assert (desk.provision, desk.links.get().position.code) == (trees, "finance_head")
    assert [each.provision for each in desk.windows.all()] == [trees]
    assert set(provisions_on_control(suld.unit, on=DAY)) == {trees, hay}

    paper.refresh_from_db()
    assert (paper.joined_into, paper.joined_at) == (own, AT)
    assert list(listed(own.unit, user=suld.people["mandakh"])) == [own]
    assert list(adopted_twins(own)) == []
    codes = Event.everything.filter(code__in=("decision.joined", "decision.took_over"))
    assert {(event.code, event.unit_id) for event in codes} == {
        ("decision.joined", own.unit_id),
        ("decision.took_over", own.unit_id),
    }
    assert codes.get(code="decision.took_over").data["moved"] == 1


def test_the_row_that_reports_stand_under_is_the_one_that_stays(suld: Soum):
    paper = printed(suld, TREES, HAY)
    period = opened(suld)
    measures = {each.provision_id: each.pk for each in Measure.objects.filter(period=period)}
    under = of(paper)[0]
    own = registered(suld, TREES)
    assert used_above([*of(own), *of(paper)]) == set(measures)
    whole = of(own)[0]
    part = add_provision(own, text="Усалгаа.", number_printed="1.1", parent=whole, by=None, at=AT)
    whole.schedules = [Schedule(kind=Kind.QUARTERLY).to_json()]
    whole.save()

    joined(suld, own, paper)
    under.refresh_from_db()
    part.refresh_from_db()
    assert (under.decision, under.number_printed, under.text) == (own, "1", TREES)
    assert under.schedules == [{"kind": "quarterly"}]
    assert part.parent == under
    assert [each.text for each in of(own)] == [TREES, "Усалгаа.", HAY]
    after = {each.provision_id: each.pk for each in Measure.objects.filter(period=period)}
    assert after == measures, "no measure moved to another provision"


def test_where_reports_stand_under_both_both_stay(suld: Soum, tal: Soum):
    paper = printed(suld, TREES)
    opened(suld)
    own = registered(suld, TREES)
    send_down(of(own)[0], units=[tal.unit], by=None, at=AT)
    opened(Soum(tal.unit, tal.posts, suld.people))
    assert [each.outcome for each in pairings(own, paper)] == [Outcome.TWICE]
    joined(suld, own, paper)
    assert [each.text for each in of(own)] == [TREES, TREES]
    assert Event.everything.get(code="decision.took_over").data["twice"] == 1


def test_slid_rows_are_not_taken_for_one(suld: Soum):
    paper = printed(suld, HAY, spelled="2026 оны А/1")
    own = registered(suld, TREES)
    joined(suld, own, paper)
    assert [each.text for each in of(own)] == [TREES, HAY]


def test_relations_and_what_left_control_come_with_it(suld: Soum):
    old = numbered(suld, title="Хуучин")
    target = provision(suld, old)
    paper = printed(suld, TREES)
    amend(paper, old, effective_on=DAY, by=suld.people["mandakh"], at=AT)
    take_off_control(target, decision=paper, by=suld.people["mandakh"], at=AT)
    own = registered(suld)
    amend(own, old, effective_on=DAY, by=suld.people["mandakh"], at=AT)
    joined(suld, own, paper)
    target.refresh_from_db()
    assert target.taken_off_by_decision == own
    assert not is_on_control(target, on=DAY)
    assert Relation.everything.get().by == own, "the same relation stands once"


def test_evidence_still_names_the_printed_row(suld: Soum):
    """An app above points at the decision itself; what it shows stays what it was."""
    paper = printed(suld, TREES)
    measure = Measure.objects.filter(period=opened(suld)).first()
    proof = Evidence.objects.create(
        measure=measure, kind="decision", label="Захирамж", decision=paper, added_at=AT
    )
    joined(suld, registered(suld, TREES), paper)
    proof.refresh_from_db()
    assert proof.decision == paper
    assert proof.decision.number == "А/1"


def test_a_report_read_in_later_finds_the_registered_one(suld: Soum):
    paper, own = printed(suld, TREES), registered(suld, TREES)
    joined(suld, own, paper)
    again = printed(suld, TREES, HAY)
    assert again == own
    assert [each.text for each in of(own)] == [TREES, HAY]
    with pytest.raises(WrongState, match="joined with the one in the register"):
        add_provision(paper, text="x", by=None, at=AT)


def test_only_the_same_decision_is_joined_and_once(suld: Soum, tal: Soum):
    paper = printed(suld, TREES)
    stranger = numbered(suld, title="Сүлд сумынх")
    own = registered(suld, TREES)
    assert stranger.number == own.number == "А/1"
    assert registered_twin(paper) == own
    assert registered_twin(stranger) is None
    with pytest.raises(ValueError, match="aren't the same decision"):
        joined(suld, stranger, paper)
    with pytest.raises(ValueError, match="aren't the same decision"):
        joined(suld, own, stranger)
    assert of(paper), "nothing happened"
    assert joined(suld, own, paper) is True
    before = Event.everything.count()
    assert joined(suld, own, paper) is False
    assert Event.everything.count() == before


def test_what_acts_on_the_other_or_is_void_is_not_joined(suld: Soum):
    paper, own = printed(suld, TREES), registered(suld, TREES)
    repeal(own, paper, effective_on=DAY, by=suld.people["mandakh"], at=AT)
    with pytest.raises(ValueError, match="One of them acts on the other"):
        joined(suld, own, paper)
    void_number(own, reason="Давхар", by=suld.people["uranchimeg"], at=AT)
    assert not adopted_twins(Decision.everything.get(pk=own.pk)).exists()
    with pytest.raises(WrongState, match="is void"):
        joined(suld, own, paper)


def test_a_published_one_stops_at_personal_data_and_nothing_has_moved(suld: Soum):
    paper = printed(suld, TREES, "Иргэн УБ88121234-тэй гэрээ байгуулах.")
    own = registered(suld, TREES)
    publish(own, by=suld.people["uranchimeg"], at=AT)
    with pytest.raises(PersonalDataFound):
        joined(suld, own, paper)
    paper.refresh_from_db()
    assert paper.joined_into is None
    assert len(of(paper)) == 2
    assert len(of(own)) == 1


def test_two_join_at_once_and_one_wins(suld_committed: Soum):
    soum = suld_committed
    paper, own = printed(soum, TREES, HAY), registered(soum, TREES)
    answers: list[bool] = []
    at_once(*[lambda: answers.append(joined(soum, own, paper))] * 4)
    assert sorted(answers) == [False, False, False, True]
    assert [each.text for each in of(own)] == [TREES, HAY]


def test_side_by_side_costs_the_same_for_few_and_for_many(suld: Soum):
    few, own = printed(suld, TREES), registered(suld, TREES)
    with CaptureQueriesContext(connection) as small:
        pairings(own, few)
    for at in range(2, 12):
        add_provision(few, text=f"{HAY} {at}", number_printed=str(at), by=None, at=AT)
        add_provision(own, text=f"{HAY} {at}", number_printed=str(at), by=None, at=AT)
    with CaptureQueriesContext(connection) as large:
        assert len(pairings(own, few)) == 11
    assert len(large) == len(small)
