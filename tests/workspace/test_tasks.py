"""The worker's timers of the workspace are known to the queue, and mend what a crash left."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from tamga.duties.models import Evidence
from tamga.website import receivers
from tamga.website.models import ArticlePage
from tamga.workspace import tasks
from tests.stories import published
from tests.workspace.conftest import BUDGET


def test_the_timers_are_registered():
    known = {task.task.name for task in app.periodic_registry.periodic_tasks.values()}
    names = {"remind", "repair", "publish_scheduled"}
    assert {f"tamga.workspace.tasks.{name}" for name in names} <= known


def test_the_night_closes_what_a_crash_left_open(office, owed):
    occurrence = owed(1, 3)
    receivers.page_published.disconnect(dispatch_uid="tamga.website.published")
    try:
        published(office, BUDGET)  # live, but nothing heard of it
    finally:
        receivers.connect()
    assert not Evidence.objects.exists()
    tasks.repair(timestamp=0)
    occurrence.refresh_from_db()
    assert occurrence.fulfilled_at


def test_a_scheduled_page_closes_its_duty_when_its_hour_has_come(office, owed):
    occurrence = owed(1, 3)
    page = ArticlePage(title="Маргаашийн мэдээ", live=False)
    office.page(BUDGET).add_child(instance=page)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    tasks.publish_scheduled(timestamp=0)
    occurrence.refresh_from_db()
    assert occurrence.fulfilled_at is None

    past = timezone.now() - timedelta(minutes=5)  # the hour goes by
    revision = page.get_latest_revision()
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()
    ArticlePage.objects.filter(pk=page.pk).update(go_live_at=past)
    tasks.publish_scheduled(timestamp=0)
    occurrence.refresh_from_db()
    assert occurrence.fulfilled_at
