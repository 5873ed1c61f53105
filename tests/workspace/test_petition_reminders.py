"""Дулмаа's petition comes near its day; who answers hears of it, then the head, then the aimag."""

from datetime import date, timedelta

import pytest

from tamga.notices.models import Notice
from tamga.organizations.actions import end_holding
from tamga.petitions.actions import reply
from tamga.petitions.enums import Outcome
from tamga.petitions.models import Petition
from tamga.workspace.petition_reminders import petition_reminders, remind
from tests.petitions.letters import AT, received, routed
from tests.stories import Soum, moment

DUE = date(2026, 12, 23)  # Wednesday


def told(on: date) -> list[tuple[str, str, bool]]:
    return [(one.user.username, one.stage, one.above) for one in petition_reminders(on=on)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 12, 12), []),  # Saturday, 19 days in
        (date(2026, 12, 13), [("oyun", "target", False)]),  # Sunday, the office's own goal
        (date(2026, 12, 16), [("oyun", "before-7", False)]),  # Wednesday, a week ahead
        (date(2026, 12, 22), [("oyun", "before-1", False)]),  # Tuesday
        (DUE, [("oyun", "before-0", False), ("mandakh", "before-0", True)]),
        (date(2026, 12, 30), [("oyun", "late-1", False), ("mandakh", "late-1", True)]),  # Wed
    ],
)
def test_who_hears_of_which_stage(suld: Soum, day: date, expected: list):
    routed(suld)
    assert told(day) == expected


def test_what_nobody_was_given_reminds_who_keeps_the_register(suld: Soum):
    received(suld)
    assert told(DUE - timedelta(days=7)) == [("uranchimeg", "before-7", False)]


def test_where_nobody_holds_the_post_the_head_hears_of_it(suld: Soum):
    routed(suld, "land_manager")
    assert told(DUE - timedelta(days=7)) == [("mandakh", "before-7", True)]


def test_the_one_complained_of_never_hears_of_it(suld: Soum):
    received(suld, against=suld.posts["records_officer"])
    assert told(DUE - timedelta(days=7)) == []
    assert told(DUE) == [("mandakh", "before-0", True)], "the head does, on the day"
    Petition.everything.update(against=suld.posts["office_head"])
    assert told(DUE) == [("uranchimeg", "before-0", False)]


def test_whoever_left_the_post_complained_of_does_not_hear_of_it_either(suld: Soum):
    """Уранчимэг keeps the register on, at another desk."""
    post = suld.posts["records_officer"]
    end_holding(post.holdings.get(), ends_on=date(2026, 11, 20), by=None, at=AT)  # Friday
    received(suld, against=post)
    assert told(DUE - timedelta(days=7)) == []
    received(suld, against=suld.posts["governor"])
    assert told(DUE - timedelta(days=7)) == [("uranchimeg", "before-7", False)]


def test_the_letter_names_the_number_and_nothing_of_the_citizen(suld: Soum):
    routed(suld)
    before = Notice.everything.count()
    assert remind(at=moment("2026-12-22", "08:00")) == 1
    assert remind(at=moment("2026-12-22", "09:00")) == 0, "once for a stage"
    assert Notice.everything.count() == before + 1
    notice = Notice.everything.latest("pk")
    assert "Ө-1/2026" in (notice.body or "")
    assert "Ө-1/2026" not in (notice.subject or "")
    for secret in ("Дулмаа", "88112233", "насос"):
        assert secret not in f"{notice.subject}{notice.body}"


def test_after_a_stop_it_is_caught_up_without_doubling(suld: Soum):
    routed(suld)
    remind(at=moment("2026-12-16", "08:00"))
    days = [moment("2026-12-24", "08:00") + timedelta(days=n) for n in range(6)]
    assert [remind(at=day) for day in days] == [2, 0, 0, 0, 0, 0]


def test_what_is_answered_is_quiet_and_questions_dont_grow(suld: Soum, django_assert_num_queries):
    first = routed(suld)
    received(suld, against=suld.posts["records_officer"])
    with django_assert_num_queries(12):
        told(DUE)
    for post in ("land_manager", "office_head", "finance_unit", "governor"):
        routed(suld)
        received(suld, against=suld.posts[post])
    with django_assert_num_queries(12):
        told(DUE)
    reply(first, outcome=Outcome.RESOLVED, text="Болсон", by=suld.people["oyun"], at=AT)
    assert first.pk not in {one.petition.pk for one in petition_reminders(on=DUE)}
    assert Petition.everything.count() == 10
