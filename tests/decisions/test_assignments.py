"""The aimag sends down, the soum assigns onward, each sees their own with its windows."""

from datetime import date

import pytest

from tamga.decisions.actions import (
    Reports,
    WrongState,
    assign,
    send_down,
    take_off_control,
)
from tamga.decisions.models import Assignment
from tamga.decisions.queries import (
    assigned_to,
    assigned_to_positions,
    due_windows,
    not_assigned,
    provisions_on_control,
    windows_of,
)
from tests.decisions.offices import drafted, numbered, provision
from tests.stories import Soum, moment

AT = moment("2026-04-09")
TODAY = date(2026, 5, 4)  # Monday
SPRING = (date(2026, 2, 20), date(2026, 6, 10))
AUTUMN = (date(2026, 9, 20), date(2026, 11, 10))


@pytest.fixture
def order(suld: Soum):
    """A fire order of the aimag with two windows a year, reported also to two other bodies."""
    decision = numbered(suld, unit=suld.unit.parent)
    return provision(
        suld,
        decision,
        "Хуурайшилтын үед эргүүл ажиллуулах.",
        windows=[SPRING, AUTUMN],
        recipients=[Reports("Онцгой байдлын газар", "илтгэх хуудас"), Reports("Мэргэжлийн хяналт")],
    )


def sent(soum: Soum, order, *others: Soum) -> list[Assignment]:
    units = [each.unit for each in (soum, *others)]
    return send_down(order, units=units, by=soum.people["bolormaa"], at=AT)


def test_each_soum_gets_its_own_and_assigns_it_onward(suld: Soum, tal: Soum, order):
    suld_has, tal_has = sent(suld, order, tal)
    assert sent(suld, order, tal) == [suld_has, tal_has]
    assert list(not_assigned(suld.unit, on=TODAY)) == [suld_has]
    assign(
        suld_has,
        positions=[suld.posts["finance_head"], suld.posts["records_officer"]],
        by=suld.people["mandakh"],
        at=AT,
    )
    assert not not_assigned(suld.unit, on=TODAY).exists()
    assert list(not_assigned(tal.unit, on=TODAY)) == [tal_has]
    assert list(assigned_to(suld.people["oyun"], on=TODAY)) == [suld_has]
    assert list(assigned_to(suld.people["uranchimeg"], on=TODAY)) == [suld_has]
    assert not assigned_to(suld.people["bolormaa"], on=TODAY).exists()
    assert not assigned_to(tal.people["solongo"], on=TODAY).exists()
    shown = assigned_to(suld.people["oyun"], on=TODAY)[0]
    codes = [position.code for position in shown.positions.all()]
    assert codes == ["finance_head", "records_officer"]
    assert [each.form for each in order.recipients.all()] == ["илтгэх хуудас", ""]


def test_assigning_again_replaces_and_the_first_leads(suld: Soum, order):
    (mine,) = sent(suld, order)
    mandakh = suld.people["mandakh"]
    assign(mine, positions=[suld.posts["finance_head"]], by=mandakh, at=AT)
    again = assign(
        mine,
        positions=[suld.posts["records_officer"], suld.posts["finance_head"]] * 2,
        by=mandakh,
        at=AT,
    )
    links = [(link.position.code, link.order) for link in again.links.all()]
    assert links == [("records_officer", 0), ("finance_head", 1)]


def test_windows_are_the_superiors_unless_the_soum_sets_its_own(suld: Soum, order):
    (mine,) = sent(suld, order)
    assert [(w.opens_on, w.due_on) for w in windows_of(mine)] == [SPRING, AUTUMN]
    earlier = (date(2026, 3, 1), date(2026, 5, 20))
    finance = [suld.posts["finance_head"]]
    assign(mine, positions=finance, windows=[earlier], by=suld.people["mandakh"], at=AT)
    found = Assignment.everything.get(pk=mine.pk)
    assert [(w.opens_on, w.due_on) for w in windows_of(found)] == [earlier]
    assign(mine, positions=finance, windows=[], by=suld.people["mandakh"], at=AT)
    assert [w.due_on for w in windows_of(Assignment.everything.get(pk=mine.pk))] == [
        SPRING[1], AUTUMN[1],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2026, 5, 4), [(date(2026, 6, 10), 37)]),  # the autumn is far
        (date(2026, 6, 11), [(date(2026, 6, 10), -1)]),
        (date(2026, 10, 1), [(date(2026, 6, 10), -113), (date(2026, 11, 10), 40)]),
        (date(2027, 1, 4), []),
    ],
)
def test_what_is_due_is_counted_from_the_day(suld: Soum, order, on: date, due: list):
    (mine,) = sent(suld, order)
    assign(mine, positions=[suld.posts["finance_head"]], by=suld.people["mandakh"], at=AT)
    items = due_windows(assigned_to(suld.people["oyun"], on=on), on=on)
    assert [(item.window.due_on, item.days) for item in items] == due


def test_off_control_is_off_the_list_of_work(suld: Soum, order):
    (mine,) = sent(suld, order)
    assign(mine, positions=[suld.posts["finance_head"]], by=suld.people["mandakh"], at=AT)
    off = numbered(suld, "2026-05-04", unit=suld.unit.parent)
    take_off_control(order, decision=off, by=suld.people["mandakh"], at=moment("2026-05-04"))
    assert assigned_to(suld.people["oyun"], on=date(2026, 5, 3)).exists()
    assert not assigned_to(suld.people["oyun"], on=TODAY).exists()
    with pytest.raises(ValueError, match="taken off control"):
        sent(suld, order)


def test_what_makes_no_sense_is_refused(suld: Soum, tal: Soum, order):
    (mine,) = sent(suld, order)
    bolormaa, mandakh = suld.people["bolormaa"], suld.people["mandakh"]
    own = provision(suld, numbered(suld))
    with pytest.raises(ValueError, match="doesn't belong"):
        send_down(own, units=[tal.unit], by=bolormaa, at=AT)
    with pytest.raises(WrongState, match="no number yet"):
        send_down(provision(suld, drafted(suld)), units=[suld.unit], by=bolormaa, at=AT)
    heading = provision(suld, numbered(suld), controlled=False)
    with pytest.raises(ValueError, match="heading"):
        send_down(heading, units=[suld.unit], by=bolormaa, at=AT)
    with pytest.raises(ValueError, match="at least one"):
        assign(mine, positions=[], by=mandakh, at=AT)
    with pytest.raises(ValueError, match="Not of this unit"):
        assign(mine, positions=[tal.posts["finance_head"]], by=mandakh, at=AT)
    with pytest.raises(ValueError, match="before it opens"):
        assign(
            mine, positions=[suld.posts["finance_head"]], windows=[SPRING[::-1]], by=mandakh, at=AT
        )
    assert Assignment.everything.get().assigned_at is None


def test_lists_ask_the_same_few_queries_whatever_their_length(
    suld: Soum, order, django_assert_num_queries
):
    decision = order.decision
    for line in [order, *(provision(suld, decision, f"Заалт {n}") for n in range(6))]:
        (mine,) = send_down(line, units=[suld.unit], by=suld.people["bolormaa"], at=AT)
        assign(mine, positions=[suld.posts["finance_head"]], by=suld.people["mandakh"], at=AT)
    posts = [suld.posts["finance_head"]]
    with django_assert_num_queries(4):
        found = list(assigned_to_positions(posts, on=TODAY))
        assert len(due_windows(found, on=TODAY)) == 1
        assert {p.unit.slug for each in found for p in each.positions.all()} == {"suld"}
    assert provisions_on_control(suld.unit, on=TODAY).count() == 7
