"""The way of a petition through the office of Сүлд, and everything that can't happen on it."""

from datetime import date

import pytest
from django.utils import timezone

from tamga.accounts.enums import Role
from tamga.notices.queries import waiting
from tamga.petitions.actions import (
    WrongStep,
    confirm,
    deliver,
    extend,
    forward,
    give_back,
    propose,
    reopen,
    reply,
    return_to_citizen,
    route,
    withdraw,
)
from tamga.petitions.enums import Delivery, Outcome, State, StepKind
from tamga.petitions.models import Petition
from tamga.petitions.queries import queue_of, routing_of, visible_to
from tests.petitions.letters import AT, MONDAY, received, routed
from tests.stories import Soum, hire, moment


def steps(petition: Petition) -> list[str]:
    return [step.kind for step in petition.steps.all()]


def test_from_the_clerk_to_the_answer(suld: Soum):
    clerk, head, oyun = (suld.people[name] for name in ("uranchimeg", "mandakh", "oyun"))
    petition = received(suld).petition
    assert list(queue_of(suld.unit, clerk, on=MONDAY)) == [petition]
    assert list(queue_of(suld.unit, oyun, on=MONDAY)) == [], "it isn't hers yet"

    proposed = propose(petition, lead=suld.posts["finance_head"], by=clerk, at=AT)
    confirm(petition, seen=proposed.pk, by=head, at=AT)
    assert list(queue_of(suld.unit, oyun, on=MONDAY)) == [petition]

    reply(petition, outcome=Outcome.RESOLVED, text="Насосыг сольсон.", by=oyun, at=AT)
    petition.refresh_from_db()
    assert (petition.state, petition.outcome) == (State.CLOSED, Outcome.RESOLVED)
    deliver(petition, how=Delivery.HANDED, on=MONDAY, by=clerk, at=AT)
    assert steps(petition) == ["received", "proposed", "routed", "replied", "delivered"]
    assert list(queue_of(suld.unit, clerk, on=MONDAY)) == []


def test_the_head_confirms_what_the_head_has_seen(suld: Soum):
    clerk, head = suld.people["uranchimeg"], suld.people["mandakh"]
    petition = received(suld).petition
    seen = propose(petition, lead=suld.posts["finance_head"], by=clerk, at=AT)
    propose(petition, lead=suld.posts["land_manager"], by=clerk, at=AT)
    with pytest.raises(WrongStep):
        confirm(petition, seen=seen.pk, by=head, at=AT)
    assert routing_of(petition).confirmed_at is None


def test_the_second_of_two_is_told(suld: Soum):
    petition, oyun = routed(suld), suld.people["oyun"]
    reply(petition, outcome=Outcome.RESOLVED, text="Болсон.", by=oyun, at=AT)
    for late in (
        lambda: reply(petition, outcome=Outcome.EXPLAINED, text="Үгүй.", by=oyun, at=AT),
        lambda: forward(petition, to="Ус", reason="Тэднийх", by=oyun, at=AT),
        lambda: withdraw(petition, by=oyun, at=AT),
        lambda: route(petition, lead=suld.posts["finance_head"], by=oyun, at=AT),
        lambda: extend(petition, days=10, reason="Удаж байна", by=oyun, at=AT),
    ):
        with pytest.raises(WrongStep):
            late()
    assert petition.replies.count() == 1


def test_given_back_to_the_router_with_a_reason(suld: Soum):
    petition, oyun = routed(suld), suld.people["oyun"]
    with pytest.raises(ValueError, match="Яагаад"):
        give_back(petition, reason=" ", by=oyun, at=AT)
    give_back(petition, reason="Газрын асуудал байна.", by=oyun, at=AT)
    petition.refresh_from_db()
    assert petition.state == State.RECEIVED
    assert routing_of(petition) is None
    assert list(queue_of(suld.unit, oyun, on=MONDAY)) == []


def test_a_complaint_is_never_answered_or_seen_by_the_one_complained_of(suld: Soum):
    petition = received(suld, against=suld.posts["finance_head"]).petition
    with pytest.raises(ValueError, match="гомд"):
        propose(petition, lead=suld.posts["finance_head"], by=suld.people["uranchimeg"], at=AT)
    against_clerk = received(suld, against=suld.posts["records_officer"]).petition
    assert against_clerk not in visible_to(suld.people["uranchimeg"], on=MONDAY)
    assert against_clerk in visible_to(suld.people["mandakh"], on=MONDAY)


def test_another_soum_sees_nothing(suld: Soum, tal: Soum):
    petition = routed(suld)
    clerk = hire(tal, "tuya", "Туяа", Role.RECORDS_OFFICER, "records_officer")
    assert petition not in visible_to(clerk, on=MONDAY)
    with pytest.raises(ValueError, match="байгууллагынх биш"):
        route(petition, lead=tal.posts["finance_head"], by=suld.people["mandakh"], at=AT)


def test_one_extension_with_a_reason_that_the_citizen_is_told(suld: Soum):
    petition, head = routed(suld), suld.people["mandakh"]
    with pytest.raises(ValueError, match="зөвшөөрө"):
        extend(petition, days=31, reason="Насос захиалсан", by=head, at=AT)
    extend(petition, days=None, reason="Насос захиалсан.", by=head, at=AT)
    petition.refresh_from_db()
    assert petition.due_on == date(2027, 1, 22)  # Wed 23 December + 30 → Fri
    assert any("Насос захиалсан." in (notice.body or "") for notice in waiting())
    with pytest.raises(WrongStep, match="сунг"):
        extend(petition, days=1, reason="Дахиад", by=head, at=AT)


def test_a_term_is_extended_while_it_runs(suld: Soum):
    petition, head = routed(suld), suld.people["mandakh"]
    with pytest.raises(WrongStep):
        extend(petition, days=5, reason="Хожуу", by=head, at=moment("2026-12-24"))  # Thursday
    extend(petition, days=5, reason="Сүүлийн өдөр", by=head, at=moment("2026-12-23"))  # Wed
    petition.refresh_from_db()
    assert petition.due_on == date(2026, 12, 28)  # Monday


def test_a_refusal_names_its_ground_and_where_and_by_when_to_appeal(suld: Soum):
    petition, oyun = routed(suld), suld.people["oyun"]
    refuse = {"outcome": Outcome.REFUSED, "text": "Боломжгүй.", "by": oyun, "at": AT}
    with pytest.raises(ValueError, match="үндэслэл"):
        reply(petition, appeal_to="Аймгийн Засаг дарга", **refuse)
    with pytest.raises(ValueError, match="гомдол"):
        reply(petition, ground="Төсөвт ороогүй", **refuse)
    written = reply(petition, ground="Төсөвт ороогүй", appeal_to="Аймгийн Засаг дарга", **refuse)
    assert written.appeal_until == date(2026, 12, 23)  # 30 days, a Wednesday


@pytest.mark.parametrize(
    ("end", "outcome"),
    [
        (lambda petition, by: forward(petition, to="Усны газар", reason="Тэд хариуцна.",
                                      by=by, at=AT), Outcome.FORWARDED),
        (lambda petition, by: return_to_citizen(petition, reason="Хаяг дутуу.", by=by, at=AT),
         Outcome.RETURNED),
        (lambda petition, by: withdraw(petition, by=by, at=AT), Outcome.WITHDRAWN),
    ],
)  # fmt: skip
def test_other_ends(suld: Soum, end, outcome: Outcome):
    petition = received(suld).petition
    end(petition, suld.people["uranchimeg"])
    petition.refresh_from_db()
    assert (petition.state, petition.outcome) == (State.CLOSED, outcome)
    with pytest.raises(WrongStep):
        reopen(petition, reason="Дахин үзнэ үү", by=None, at=AT)


def test_the_citizen_asks_once_to_look_again_within_ten_days(suld: Soum):
    petition, oyun = routed(suld), suld.people["oyun"]
    reply(petition, outcome=Outcome.EXPLAINED, text="Тайлбар.", by=oyun, at=AT)
    with pytest.raises(WrongStep, match="өнгөр"):
        reopen(petition, reason="Усгүй хэвээр", by=None, at=moment("2026-12-04"))  # Friday
    reopen(petition, reason="Усгүй хэвээр", by=None, at=moment("2026-12-03"))  # Thursday
    petition.refresh_from_db()
    assert petition.state == State.RECEIVED
    assert petition.due_on == date(2027, 1, 2)  # 30 days from Thursday 3 December → Saturday
    assert timezone.localdate(petition.reopened_at) == date(2026, 12, 3)

    route(petition, lead=suld.posts["finance_head"], by=suld.people["mandakh"], at=AT)
    reply(petition, outcome=Outcome.RESOLVED, text="Засав.", by=oyun, at=moment("2026-12-07"))
    with pytest.raises(WrongStep, match="нэг удаа"):
        reopen(petition, reason="Дахин", by=None, at=moment("2026-12-08"))  # Tuesday
    assert steps(petition)[-1] == StepKind.REPLIED
    assert petition.replies.count() == 2
