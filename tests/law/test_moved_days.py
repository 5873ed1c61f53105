"""The government moves a working day: the records officer enters it, and every count follows."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from tamga.accounts.models import User
from tamga.journal.models import Event
from tamga.law import actions, queries
from tamga.law.enums import DayKind
from tamga.law.models import MovedDay

NOW = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)  # Monday
FRIDAY = date(2026, 7, 17)  # Friday, after the Naadam days
SATURDAY = date(2026, 7, 25)  # Saturday
NAADAM = date(2026, 7, 13)  # Monday


@pytest.fixture
def officer(db: None) -> User:
    return User.objects.create_user(username="oyunaa")


def move(day: date, kind: DayKind, by: User, **texts: str) -> MovedDay:
    texts = {"name": "Наадмын амралт", "decided_by": "Засгийн газрын 250 дугаар тогтоол"} | texts
    return actions.move_day(day, kind=kind, by=by, at=NOW, **texts)


def test_without_a_decision_the_calendar_is_the_law(db: None) -> None:
    calendar = queries.calendar([2026])
    assert calendar.is_working(FRIDAY)
    assert not calendar.is_working(SATURDAY)
    assert not calendar.is_working(NAADAM)


def test_a_day_is_moved_to_a_saturday(officer: User) -> None:
    move(FRIDAY, DayKind.OFF, officer)
    move(SATURDAY, DayKind.WORKED, officer)
    calendar = queries.calendar([2026])
    assert calendar.why_off(FRIDAY) == "Наадмын амралт"
    assert calendar.is_working(SATURDAY)
    assert queries.calendar([2025]).is_working(date(2025, 7, 18))  # Friday, another year


def test_several_years_cost_one_question(officer: User, django_assert_num_queries: object) -> None:
    move(FRIDAY, DayKind.OFF, officer)
    with django_assert_num_queries(1):  # type: ignore[operator]
        calendar = queries.calendar(range(2024, 2028))
    assert not calendar.is_working(FRIDAY)
    assert not calendar.is_working(date(2027, 2, 8))  # Monday of Tsagaan Sar


def test_it_is_journalled_so_that_open_cases_are_counted_again(officer: User) -> None:
    moved = move(FRIDAY, DayKind.OFF, officer)
    event = Event.everything.get(code="law.day_moved")
    assert (event.by_id, event.subject_id) == (officer.pk, str(moved.pk))
    assert event.data == {"day": "2026-07-17", "kind": "off"}


def test_entering_the_same_twice_changes_nothing(officer: User) -> None:
    assert move(FRIDAY, DayKind.OFF, officer) == move(FRIDAY, DayKind.OFF, officer)
    assert Event.everything.count() == 1


def test_a_second_resolution_replaces_the_first(officer: User) -> None:
    move(FRIDAY, DayKind.OFF, officer)
    move(FRIDAY, DayKind.WORKED, officer, decided_by="Засгийн газрын 260 дугаар тогтоол")
    assert queries.calendar([2026]).is_working(FRIDAY)
    assert Event.everything.filter(code="law.day_moved").count() == 2


def test_a_decision_is_taken_back(officer: User) -> None:
    move(FRIDAY, DayKind.OFF, officer)
    assert actions.restore_day(FRIDAY, by=officer, at=NOW)
    assert queries.calendar([2026]).is_working(FRIDAY)
    assert Event.everything.filter(code="law.day_restored").count() == 1
    assert not actions.restore_day(FRIDAY, by=officer, at=NOW)
    assert Event.everything.filter(code="law.day_restored").count() == 1


@pytest.mark.parametrize("texts", [{"name": " "}, {"decided_by": ""}])
def test_a_moved_day_says_its_name_and_who_decided(officer: User, texts: dict[str, str]) -> None:
    with pytest.raises(ValueError):
        move(FRIDAY, DayKind.OFF, officer, **texts)
    assert not MovedDay.objects.exists()


def test_an_unknown_kind_is_refused(officer: User) -> None:
    with pytest.raises(ValueError, match="half"):
        move(FRIDAY, "half", officer)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"kind": "half"}, "moved_day_kind_is_known"),
        ({"name": ""}, "moved_day_says_its_name_and_who_decided"),
        ({"decided_by": ""}, "moved_day_says_its_name_and_who_decided"),
    ],
)
def test_the_database_keeps_it_too(db: None, values: dict[str, str], constraint: str) -> None:
    row = {"kind": "off", "name": "x", "decided_by": "y"} | values
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        MovedDay.objects.create(day=FRIDAY, **row)
