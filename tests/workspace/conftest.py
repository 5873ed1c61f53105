"""Сүлд with duties that are due so many days from today, whenever the tests run."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tamga.accounts.models import User
from tamga.duties.actions import report_event
from tamga.duties.models import Duty, Occurrence
from tamga.kernel.deadlines import DayUnit
from tamga.kernel.schedules import Kind, Limit, Schedule
from tests.stories import START, Soum

BUDGET = "il-tod-baidal/tusuv-sankhuu"
GLASS = "il-tod-baidal/shilen-dans"
ORDERS = "togtool-zakhiramj/zasag-dargyn-zakhiramj"
PHONES = "togtool-zakhiramj/utasny-jagsaalt"
LONG = 40  # days that the event duties of these stories leave


def at_event(**more: object) -> Schedule:
    """A schedule that leaves 40 days after something happened."""
    return Schedule(kind=Kind.EVENT, limits=(Limit(LONG, DayUnit.CALENDAR),), **more)


@pytest.fixture
def office(suld: Soum) -> Soum:
    """A plan since last year: finance owes the budget and the glass account, the records officer
    orders and phones, the head of the office something that no section shows.
    """
    today = timezone.localdate()
    suld.plan(
        suld.duty(1, at_event(), paths=(BUDGET,)),
        suld.duty(2, at_event(), paths=(BUDGET, GLASS)),
        suld.duty(3, at_event(), paths=(ORDERS,), posts=("records_officer",)),
        suld.duty(4, at_event(), posts=("office_head",)),
        suld.duty(5, at_event(), paths=(PHONES,), posts=("records_officer", "finance_unit"),
                  responsibility="each"),
        year=today.year,
        since=f"{today.year - 2}-01-01",
    )  # fmt: skip
    return suld


@pytest.fixture
def owed(office: Soum) -> Callable[..., Occurrence]:
    """``owed(1, -3, "Төсөв батлав")``: an occurrence of duty 1 that was due three days ago."""

    def owe(number: int, days: int, what: str = "", **more: object) -> Occurrence:
        duty = Duty.objects.get(plan__unit=office.unit, number=number)
        day = timezone.localdate() + timedelta(days=days - LONG)
        return report_event(duty, occurred_on=day, what=what, by=None, at=START, **more)

    return owe


@pytest.fixture
def sign_in() -> Callable[[User], Client]:
    """A browser in which somebody has signed in."""

    def enter(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return enter
