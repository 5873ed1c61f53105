"""Publishing closes a duty: live, scheduled, moved, withdrawn, expired, repaired."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.actions.create_alias import CreatePageAliasAction

from tamga.duties.models import Evidence, Occurrence, Plan
from tamga.kernel.schedules import Kind, Schedule
from tamga.website.actions import hand_in, publish, repair, send_back, withdraw
from tamga.website.actions.pages import HandedIn
from tamga.website.models import ArticlePage
from tests.stories import Soum, published

GLASS = "il-tod-baidal/shilen-dans"
BUDGET = "il-tod-baidal/tusuv-sankhuu"


@pytest.fixture
def plan(suld: Soum) -> Plan:
    """Every week the finance unit owes the glass account; this week's occurrence is open."""
    today = timezone.localdate()
    weekly = Schedule(kind=Kind.WEEKLY, weekday=7)
    return suld.plan(
        suld.duty(5, weekly, paths=(GLASS,)),
        year=(today + timedelta(days=7 - today.isoweekday())).year,
        since=(today - timedelta(days=today.isoweekday() - 1)).isoformat(),
    )


def closed(plan: Plan) -> int:
    """How many occurrences of the plan are fulfilled."""
    return Occurrence.objects.filter(duty__plan=plan, fulfilled_at__isnull=False).count()


def test_a_page_that_goes_live_closes_the_duty_of_its_section(suld: Soum, plan: Plan):
    page = published(suld, GLASS)
    assert closed(plan) == 1
    evidence = Evidence.objects.get()
    assert (evidence.key, evidence.url) == (f"page-{page.pk}", f"/{GLASS}/{page.slug}/")
    assert evidence.happened_at == page.last_published_at


def test_a_page_that_is_only_scheduled_closes_nothing_until_it_is_live(suld: Soum, plan: Plan):
    page = ArticlePage(
        title="Ирэх мэдээ", live=False, go_live_at=timezone.now() + timedelta(hours=1)
    )
    suld.page(GLASS).add_child(instance=page)
    page.save_revision().publish()
    assert closed(plan) == 0
    # an hour later the worker publishes what is due
    ArticlePage.objects.filter(pk=page.pk).update(go_live_at=timezone.now() - timedelta(minutes=1))
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = (timezone.now() - timedelta(minutes=1)).isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert closed(plan) == 1


def test_an_alias_is_no_publication(suld: Soum, plan: Plan):
    page = published(suld, BUDGET)
    CreatePageAliasAction(page, parent=suld.page(GLASS), user=suld.people["bolormaa"]).execute(
        skip_permission_checks=True
    )
    page.refresh_from_db()
    page.title = "Засварласан"
    page.save_revision().publish()  # Wagtail publishes the alias again, and says so
    assert closed(plan) == 0


def test_a_page_moved_to_another_section_takes_its_evidence_along(suld: Soum, plan: Plan):
    page = published(suld, BUDGET)
    assert closed(plan) == 0
    page.move(suld.page(GLASS), pos="last-child", user=suld.people["bolormaa"])
    assert closed(plan) == 1
    page.refresh_from_db()
    page.move(suld.page(BUDGET), pos="last-child", user=suld.people["bolormaa"])
    assert closed(plan) == 0


def test_publishing_the_same_content_again_counts_once(suld: Soum, plan: Plan):
    page = published(suld, GLASS)
    page.save_revision().publish()
    assert Evidence.objects.count() == 1


def test_withdrawn_as_an_error_reopens_and_the_page_is_gone(suld: Soum, plan: Plan):
    page = published(suld, GLASS)
    touched = withdraw(page, by=suld.people["bolormaa"], at=timezone.now())
    assert len(touched) == 1
    assert closed(plan) == 0
    page.refresh_from_db()
    assert not page.live


def test_unpublishing_because_it_is_out_of_date_does_not_reopen(suld: Soum, plan: Plan):
    page = published(suld, GLASS)
    page.unpublish()
    assert closed(plan) == 1
    assert repair(at=timezone.now()) == 0
    assert closed(plan) == 1


def test_oyun_hands_in_and_bolormaa_publishes(suld: Soum, plan: Plan):
    now = timezone.now()
    oyun, bolormaa = suld.people["oyun"], suld.people["bolormaa"]
    page = hand_in(
        suld.page(GLASS),
        HandedIn("10 дугаар сарын мэдээ", "Орлого <b>120</b> сая\n\nЗарлага 100 сая", now.date()),
        position=suld.posts["finance_head"],
        by=oyun,
        at=now,
    )
    assert not page.live
    assert closed(plan) == 0
    assert "&lt;b&gt;" in page.body  # what she typed is text, not markup
    publish(page, by=bolormaa, at=now)
    assert closed(plan) == 1
    assert Evidence.objects.get().position == suld.posts["finance_head"]


def test_a_page_sent_back_is_sent_back_once(suld: Soum, plan: Plan):
    now = timezone.now()
    page = hand_in(
        suld.page(GLASS), HandedIn("Мэдээ", "", now.date()), by=suld.people["oyun"], at=now
    )
    bolormaa = suld.people["bolormaa"]
    assert send_back(page, why="Хүснэгт дутуу", by=bolormaa, at=now)
    assert not send_back(page, why="Хүснэгт дутуу", by=bolormaa, at=now)
    page.refresh_from_db()
    assert page.sent_back_why == "Хүснэгт дутуу"


def test_the_nightly_repair_mends_what_a_crash_left_and_nothing_twice(suld: Soum, plan: Plan):
    page = ArticlePage(
        title="Мэдээ",
        live=True,
        first_published_at=timezone.now(),
        last_published_at=timezone.now(),
    )
    suld.page(GLASS).add_child(instance=page)  # live, and nobody told the duty
    assert closed(plan) == 0
    assert repair(at=timezone.now()) == 1
    assert closed(plan) == 1
    assert repair(at=timezone.now()) == 0
    assert Evidence.objects.get().happened_at == page.last_published_at


def test_a_file_that_was_handed_in_is_given_out_once_its_page_is_live(suld: Soum, plan: Plan):
    now = timezone.now()
    oyun, bolormaa = suld.people["oyun"], suld.people["bolormaa"]
    content = HandedIn("Мэдээ", "", now.date(), files=[("Тайлан.txt", BytesIO(b"1234"))])
    page = hand_in(suld.page(GLASS), content, by=oyun, at=now)
    document = page.attachments.get().document
    assert (document.file_size, len(document.file_hash)) == (4, 40)

    def seen_by(user=None) -> int:
        browser = Client()
        if user is not None:
            browser.force_login(user)
        response = browser.get(document.url)
        for close in response._resource_closers:  # response.close() would close the database too
            close()
        return response.status_code

    assert seen_by() == 404
    assert seen_by(suld.people["mandakh"]) == 404  # heads the office, publishes nothing
    assert seen_by(oyun) == seen_by(bolormaa) == 200
    publish(page, by=bolormaa, at=now)
    assert seen_by() == 200
