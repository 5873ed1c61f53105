"""From a draft to a published decision: who does what, and what can't be done out of turn."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tamga.decisions.actions import (
    WrongState,
    comment,
    draft,
    keep_internal,
    number,
    open_to_public,
    publish,
    revise,
    send_back,
    send_to_review,
    sign,
    void_number,
)
from tamga.decisions.enums import Force, State, Visibility
from tamga.decisions.models import Comment, Decision, DecisionKind
from tamga.decisions.queries import comments_of, force_on, public
from tamga.decisions.rules import TRANSITIONS, may_follow
from tamga.journal.models import Event
from tamga.registers.actions import enter_afterwards, void
from tamga.registers.models import Entry
from tests.decisions.offices import TITLE, drafted, internal, numbered, published, signed
from tests.duties.test_at_once import at_once
from tests.stories import Soum, moment

DAY = date(2026, 4, 8)  # Wednesday


def test_a_decision_goes_its_way(suld: Soum):
    people = suld.people
    decision = drafted(suld)
    assert (decision.state, decision.visibility) == (State.DRAFT, Visibility.PUBLIC)
    decision = send_to_review(decision, by=people["bolormaa"], at=moment("2026-04-07"))
    comment(
        decision, text="2 дугаар заалт тодорхойгүй", by=people["mandakh"], at=moment("2026-04-07")
    )
    decision = send_back(
        decision,
        comment="Засаад ирүүлнэ үү",
        by=people["mandakh"],
        at=moment("2026-04-07", "11:00"),
    )
    assert decision.state == State.DRAFT
    decision = revise(
        decision, text="Мод тарьж, усалсугай.", by=people["bolormaa"], at=moment("2026-04-07")
    )
    decision = send_to_review(decision, by=people["bolormaa"], at=moment("2026-04-08"))
    decision = sign(
        decision,
        signed_on=DAY,
        signer=suld.posts["governor"],
        signer_name="Б.Ганбат",
        by=people["mandakh"],
        at=moment("2026-04-08"),
    )
    decision = number(decision, by=people["uranchimeg"], at=moment("2026-04-08"))
    assert (decision.number, decision.year, decision.entry.number) == ("А/1", 2026, 1)
    decision = publish(decision, by=people["uranchimeg"], at=moment("2026-04-09"))
    assert decision.state == State.PUBLISHED
    assert list(public()) == [decision]
    assert [each.text for each in comments_of(decision)] == [
        "2 дугаар заалт тодорхойгүй", "Засаад ирүүлнэ үү",
    ]  # fmt: skip
    codes = Event.everything.filter(subject_type="decisions.decision").order_by("pk")
    assert [code.removeprefix("decision.") for code in codes.values_list("code", flat=True)] == [
        "drafted", "sent_to_review", "commented", "sent_back", "revised", "sent_to_review",
        "signed", "numbered", "published",
    ]  # fmt: skip
    assert TITLE not in str(list(codes.values("data")))


@pytest.mark.parametrize("before", State)
@pytest.mark.parametrize("after", State)
def test_only_what_the_table_says_may_follow(before: State, after: State):
    assert may_follow(before, after) == (after in TRANSITIONS[before])


def test_steps_out_of_turn_are_refused_and_change_nothing(suld: Soum):
    people, at = suld.people, moment("2026-04-08")
    decision = drafted(suld)
    for step in (
        lambda: sign(decision, signed_on=DAY, by=people["mandakh"], at=at),
        lambda: number(decision, by=people["uranchimeg"], at=at),
        lambda: publish(decision, by=people["uranchimeg"], at=at),
        lambda: keep_internal(decision, reason="x", by=people["uranchimeg"], at=at),
        lambda: comment(decision, text="x", by=people["mandakh"], at=at),
        lambda: void_number(decision, reason="x", by=people["mandakh"], at=at),
    ):
        with pytest.raises(WrongState):
            step()
    decision.refresh_from_db()
    assert decision.state == State.DRAFT
    assert not Entry.everything.exists()
    assert not Comment.everything.exists()


def test_a_signed_decision_is_not_changed(suld: Soum):
    with pytest.raises(WrongState, match="another decision amends it"):
        revise(signed(suld), text="өөр", by=suld.people["bolormaa"], at=moment("2026-04-09"))


def test_nobody_signs_for_tomorrow_or_for_a_force_that_ends_before_it_begins(suld: Soum):
    decision = send_to_review(drafted(suld), by=suld.people["bolormaa"], at=moment("2026-04-07"))
    with pytest.raises(ValueError, match="day to come"):
        sign(decision, signed_on=DAY, by=suld.people["mandakh"], at=moment("2026-04-07"))
    with pytest.raises(ValueError, match="end"):
        sign(
            decision,
            signed_on=DAY,
            in_force_to=date(2026, 4, 7),
            by=suld.people["mandakh"],
            at=moment("2026-04-08"),
        )


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("governor_order_a", "А/1"),
        ("governor_order_b", "Б/1"),
        ("office_order_a", "А/1"),
        ("office_order_b", "Б/1"),
        ("khural_resolution", "1"),
        ("presidium_resolution", "1"),
        ("official_assignment", "1"),
    ],
)
def test_each_kind_has_its_own_yearly_register(suld: Soum, kind: str, shown: str):
    numbered(suld)  # of another kind, or number 1 of this one
    first = numbered(suld, kind=kind)
    expected = shown.replace("1", "2") if kind == "governor_order_a" else shown
    assert first.number == expected


def test_an_order_of_december_that_is_numbered_in_january_is_of_the_old_year(suld: Soum):
    decision = signed(suld, "2026-04-08")
    Decision.everything.filter(pk=decision.pk).update(signed_on=date(2025, 12, 31))
    decision = number(decision, by=suld.people["uranchimeg"], at=moment("2026-01-05"))
    assert (decision.year, decision.entry.register.year) == (2025, 2025)


def test_orders_about_persons_are_for_the_office(suld: Soum):
    """А Б order is never public by default, and what is marked as about persons neither."""
    people, at = suld.people, moment("2026-04-09")
    order = numbered(suld, kind="governor_order_b")
    assert order.visibility == Visibility.INTERNAL
    with pytest.raises(ValueError, match="office only"):
        publish(order, by=people["uranchimeg"], at=at)
    assert drafted(suld, personal=True).visibility == Visibility.INTERNAL
    assert drafted(suld, kind="governor_order_b", personal=False).personal
    kept = keep_internal(order, by=people["uranchimeg"], at=at)
    assert kept.state == State.INTERNAL
    with pytest.raises(ValueError, match="may be public"):
        open_to_public(kept, reason=" ", by=people["mandakh"], at=at)
    opened = open_to_public(kept, reason="Шагналын тухай", by=people["mandakh"], at=at)
    assert publish(opened, by=people["uranchimeg"], at=at).state == State.PUBLISHED


def test_revising_may_make_it_personal_and_back(suld: Soum):
    decision = drafted(suld)
    at = moment("2026-04-07")
    decision = revise(decision, personal=True, by=suld.people["bolormaa"], at=at)
    assert decision.visibility == Visibility.INTERNAL
    decision = revise(decision, personal=False, by=suld.people["bolormaa"], at=at)
    assert decision.visibility == Visibility.PUBLIC


def test_a_published_one_is_taken_back_with_a_reason(suld: Soum):
    decision = published(suld)
    with pytest.raises(ValueError, match="Say why"):
        keep_internal(decision, by=suld.people["uranchimeg"], at=moment("2026-04-09"))
    decision = keep_internal(
        decision, reason="Алдаатай", by=suld.people["uranchimeg"], at=moment("2026-04-09")
    )
    assert decision.visibility_why == "Алдаатай"
    assert not public().exists()


def test_a_void_number_is_kept_and_the_decision_is_public_no_more(suld: Soum):
    decision = published(suld)
    mandakh = suld.people["mandakh"]
    assert void_number(decision, reason="Давхардсан", by=mandakh, at=moment("2026-04-09"))
    assert not void_number(decision, reason="дахин", by=mandakh, at=moment("2026-04-09"))
    decision = Decision.everything.get(pk=decision.pk)
    assert (decision.number, decision.entry.void_why) == ("А/1", "Давхардсан")
    assert force_on(decision, on=date(2026, 4, 8)) == Force.VOID
    assert not public().exists()
    assert numbered(suld).number == "А/2"


def test_a_void_decision_is_not_published(suld: Soum):
    decision = numbered(suld)
    void_number(decision, reason="Давхардсан", by=suld.people["mandakh"], at=moment("2026-04-09"))
    with pytest.raises(WrongState, match="void"):
        publish(decision, by=suld.people["uranchimeg"], at=moment("2026-04-09"))


def test_a_number_given_on_paper_finds_its_decision(suld: Soum):
    """In the power cut А/1 and А/2 were written by hand; А/2 belongs to the signed one."""
    uranchimeg, at = suld.people["uranchimeg"], moment("2026-04-13")
    first, second = enter_afterwards(
        suld.unit, kind="governor_order_a", year=2026, numbers=[1, 2],
        numbered_on=date(2026, 4, 11), reason="Цахилгаан тасарсан", by=uranchimeg, at=at,
    )  # fmt: skip
    decision = number(signed(suld), entry=second, by=uranchimeg, at=at)
    assert decision.number == "А/2"
    with pytest.raises(ValueError, match="has a decision already"):
        number(signed(suld), entry=second, by=uranchimeg, at=at)
    with pytest.raises(ValueError, match="another register"):
        number(signed(suld, kind="governor_order_b"), entry=first, by=uranchimeg, at=at)
    void(first, reason="Бичилт", by=uranchimeg, at=at)
    first.refresh_from_db()
    with pytest.raises(ValueError, match="void"):
        number(signed(suld), entry=first, by=uranchimeg, at=at)
    assert number(signed(suld), by=uranchimeg, at=at).number == "А/3"


def test_what_isnt_issued_here_or_has_no_title_is_no_draft(suld: Soum):
    bolormaa, at = suld.people["bolormaa"], moment("2026-04-07")
    with pytest.raises(ValueError, match="isn't issued here"):
        draft(suld.unit, kind="government_resolution", title="x", by=bolormaa, at=at)
    with pytest.raises(ValueError, match="title"):
        draft(suld.unit, kind="governor_order_a", title="  ", by=bolormaa, at=at)
    with pytest.raises(DecisionKind.DoesNotExist):
        draft(suld.unit, kind="dream", title="x", by=bolormaa, at=at)
    with pytest.raises(ValueError, match="title"):
        revise(drafted(suld), title="", by=bolormaa, at=at)


def test_two_who_number_one_decision_at_once_take_one_number(suld_committed: Soum):
    decision = signed(suld_committed)
    refused: list[WrongState] = []

    def press() -> None:
        try:
            number(decision, by=suld_committed.people["uranchimeg"], at=moment("2026-04-08"))
        except WrongState as late:
            refused.append(late)

    at_once(*[press] * 4)
    assert len(refused) == 3
    assert [entry.number for entry in Entry.everything.all()] == [1]


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"state": "dream"}, "decision_state_is_known"),
        ({"visibility": "secret"}, "decision_visibility_is_known"),
        ({"state": "numbered"}, "numbered_from_the_register_or_adopted"),
        ({"number": "А/9"}, "numbered_from_the_register_or_adopted"),
        ({"state": "signed"}, "signed_says_when_and_who"),
        ({"signed_on": DAY}, "signed_says_when_and_who"),
        ({"published_at": moment("2026-04-08")}, "published_at_and_by_go_together"),
        (
            {"in_force_from": DAY, "in_force_to": date(2026, 4, 7)},
            "in_force_runs_forward",
        ),
    ],
)
def test_the_database_refuses_half_a_decision(suld: Soum, wrong: dict, constraint: str):
    decision = drafted(suld)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Decision.everything.filter(pk=decision.pk).update(**wrong)


def test_the_database_publishes_nothing_internal(suld: Soum):
    one, other = internal(suld), published(suld)
    with (
        pytest.raises(IntegrityError, match="internal_is_for_the_office"),
        transaction.atomic(),
    ):
        Decision.everything.filter(pk=one.pk).update(visibility="public")
    with (
        pytest.raises(IntegrityError, match="published_only_what_is_for_everybody"),
        transaction.atomic(),
    ):
        Decision.everything.filter(pk=other.pk).update(visibility="internal")
