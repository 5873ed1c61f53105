"""Болормаа opens the half-year first and finds out who carries a provision out afterwards."""

from django.urls import reverse

from tamga.accounts.enums import Role
from tamga.implementation.actions import close_period, score_own
from tamga.implementation.models import Measure, Period
from tests.implementation.half_years import AT, opened, ordered
from tests.stories import Soum, hire


def give(client, soum: Soum, measure: Measure, post: str) -> None:
    """Болормаа assigns the measure's provision in her room."""
    client.force_login(soum.people["bolormaa"])
    address = reverse("provision_assign", args=[soum.unit.slug, measure.provision_id])
    answer = client.post(address, {"lead": soum.posts[post].pk})
    assert answer.status_code == 302


def rows_of(client, soum: Soum, name: str) -> list[int]:
    """The numbers of the rows that somebody finds under «own rows»."""
    client.force_login(soum.people[name])
    address = reverse("measures", args=[soum.unit.slug, Period.objects.get(unit=soum.unit).pk])
    table = client.get(address, {"rows": "own"}).context["table"]
    return [row.line.measure.number for _kind, rows in table.groups for row in rows]


def test_a_row_comes_to_whom_it_is_assigned_after_the_period_was_opened(client, suld: Soum):
    hire(suld, "enkh", "Энх", Role.OFFICIAL, "school_director")
    ordered(suld)
    period = opened(suld)
    second = period.measures.get(number=2)
    assert list(second.positions.all()) == []

    give(client, suld, second, "school_director")
    assert list(second.positions.all()) == [suld.posts["school_director"]]
    assert rows_of(client, suld, "enkh") == [2]

    give(client, suld, second, "finance_head")
    assert list(second.positions.all()) == [suld.posts["finance_head"]], "and moves when it moves"
    assert rows_of(client, suld, "enkh") == []


def test_a_closed_period_keeps_those_who_wrote_it(client, suld: Soum):
    ordered(suld)
    period = opened(suld)
    second = period.measures.get(number=2)
    give(client, suld, second, "finance_head")
    for measure in period.measures.all():
        score_own(measure, 70, by=suld.people["bolormaa"], at=AT)
    close_period(period, by=suld.people["bolormaa"], at=AT)

    give(client, suld, second, "school_director")
    assert list(second.positions.all()) == [suld.posts["finance_head"]]
