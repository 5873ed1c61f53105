"""Болормаа changes a page in Wagtail's own editor."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tamga.duties.actions import report_event
from tamga.duties.models import Duty, Evidence
from tamga.kernel.deadlines import DayUnit
from tamga.kernel.schedules import Kind, Limit, Schedule
from tests.browser.conftest import Door
from tests.browser.furniture import BUDGET
from tests.stories import START, Soum, published


@pytest.fixture
def plan(suld: Soum) -> Soum:
    """The budget is published anew after each change of it."""
    today = timezone.localdate()
    schedule = Schedule(kind=Kind.EVENT, limits=(Limit(30, DayUnit.CALENDAR),))
    duty = suld.duty(1, schedule, paths=(BUDGET,))
    suld.plan(duty, year=today.year, since=f"{today.year - 1}-01-01")
    return suld


def test_a_change_is_published_in_the_editor_and_counts(visit: Door, plan: Soum):
    page = published(plan, BUDGET, title="Төсөв")
    changed = report_event(
        Duty.objects.get(), occurred_on=timezone.localdate(), what="Тодотгол", by=None, at=START
    )
    told: list[str] = []
    editor = visit("bolormaa")
    editor.on("pageerror", lambda error: told.append(str(error)))
    editor.on("requestfailed", lambda request: told.append(f"failed: {request.url}"))
    editor.on("console", lambda line: told.append(line.text) if line.type == "error" else None)
    editor.goto(f"/cms/pages/{page.pk}/edit/", wait_until="networkidle")
    assert editor.get_attribute("html", "lang") == "mn"
    expect(editor.locator("#id_title")).to_have_value("Төсөв")
    seen = editor.locator("main").inner_text()
    assert set(re.findall(r"[A-Za-z]{4,}", seen)) <= {"HTML", "Word", "Excel"}
    editor.locator("#id_title").fill("Төсвийн тодотгол")
    editor.locator("footer .w-dropdown__toggle").click()
    editor.locator("button[name=action-publish]").click()
    expect(editor.locator(".messages .success")).to_be_visible()
    assert told == []

    page.refresh_from_db()
    changed.refresh_from_db()
    assert page.title == "Төсвийн тодотгол"
    assert changed.fulfilled_at
    assert Evidence.objects.get(occurrence=changed).title == "Төсвийн тодотгол"
    citizen = visit()
    citizen.goto(f"/{BUDGET}/")
    expect(citizen.get_by_role("link", name="Төсвийн тодотгол")).to_be_visible()
