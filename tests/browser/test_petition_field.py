"""Гансүх the bag governor takes Дулмаа's words down where no signal reaches; back, they arrive."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, expect

from tamga.accounts.enums import Role
from tamga.petitions.models import Petition
from tests.browser.conftest import Door
from tests.browser.place import mn
from tests.browser.test_every_page import TOO_WIDE, WIDTHS
from tests.stories import Soum, hire

WORDS = "Манай багийн худгийн насос эвдэрсэн тул засаж өгнө үү."
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
FIELD = "/office/suld/petitions/field/"
STORED = """async () => {
  const base = await new Promise((done) => {
    const opening = indexedDB.open("tamga-field");
    opening.onsuccess = () => done(opening.result);
  });
  const store = base.transaction("petitions").objectStore("petitions");
  const all = await new Promise((done) => {
    const asked = store.getAll(); asked.onsuccess = () => done(asked.result);
  });
  base.close();
  return JSON.stringify(all);
}"""
CACHED = """async () => {
  const cache = await caches.open("tamga-field");
  const answers = await cache.matchAll();
  return (await Promise.all(answers.map((answer) => answer.text()))).join("\\n");
}"""


@pytest.fixture
def phone(suld: Soum, visit: Door) -> Iterator[Page]:
    """His phone; the page was opened once with signal."""
    hire(suld, "gansukh", "Гансүх", Role.BAG_GOVERNOR)
    page = visit("gansukh", **PHONE)
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    open_once(page)
    yield page
    assert broken == []


def open_once(page: Page) -> None:
    page.goto(FIELD)
    ready = mn("This page opens without signal too.")
    expect(page.locator("[data-signal]")).to_contain_text(ready)


def write(page: Page, *, phone: str = "8811 2233") -> None:
    page.locator("label.kind").first.click()
    page.fill("#id_text", WORDS)
    page.fill("#id_given_name", "Дулмаа")
    page.fill("#id_phone", phone)
    page.locator("#id_read_back").check()


def keep(page: Page) -> None:
    page.get_by_role("button", name=mn("Keep"), exact=True).click()


def card(page: Page, state: str):
    return page.locator(f"[data-list] > [data-state={state}]")


def test_kept_without_signal_reloaded_sent_once_told_and_gone(phone: Page):
    phone.context.set_offline(True)
    phone.reload()
    expect(phone.locator("[data-signal]")).to_contain_text(
        mn("There is no signal. Go on: what you keep stays on this phone and is sent later.")
    )
    write(phone)
    keep(phone)
    given = phone.locator("[data-slip-code]")
    expect(given).to_have_text(re.compile(r"^[0-9A-F]{3} [0-9A-F]{3}$"))
    slip = given.inner_text()
    expect(card(phone, "waiting").locator("[data-code]")).to_have_text(slip)
    phone.reload()
    expect(card(phone, "waiting").locator("[data-code]")).to_have_text(slip)
    expect(phone.locator("#id_text")).to_have_value("")
    assert Petition.everything.count() == 0

    phone.context.set_offline(False)
    taken = card(phone, "taken")
    expect(taken).to_be_visible()
    petition = Petition.everything.get()
    assert petition.words.text == WORDS
    assert petition.received_on == timezone.localdate()
    expect(taken.locator("[data-code]")).to_have_text(slip)
    expect(taken.locator("[data-number]")).to_have_text(petition.number)
    code = taken.locator("[data-secret]").inner_text()
    assert code.replace(" ", "") == petition.petitioner.code
    assert WORDS not in phone.evaluate(STORED), "the words are no longer needed on the phone"
    phone.reload()
    expect(taken).to_be_visible()
    taken.get_by_role("button", name=mn("The citizen was told")).click()
    expect(phone.locator("[data-kept-here]")).to_be_hidden()
    assert phone.evaluate(STORED) == "[]"
    assert "Дулмаа" not in phone.evaluate(CACHED), "the kept page never held a citizen"
    assert Petition.everything.count() == 1


def test_a_trembling_finger_makes_one(phone: Page):
    phone.context.set_offline(True)
    write(phone)
    button = phone.get_by_role("button", name=mn("Keep"), exact=True)
    button.evaluate("one => { one.click(); one.click(); }")
    expect(phone.locator("[data-slip-code]")).not_to_be_empty()
    expect(card(phone, "waiting")).to_have_count(1)


def test_the_answer_is_lost_and_the_second_try_finds_the_first(phone: Page):
    seen: list[str] = []

    def lose_first(route) -> None:
        if route.request.method == "POST" and not seen:
            seen.append(route.fetch().text())
            route.abort("connectionreset")
        else:
            route.continue_()

    phone.context.route("**/field/send/", lose_first)
    write(phone)
    keep(phone)
    expect(card(phone, "waiting").locator("[data-mend]")).to_be_hidden()
    expect(phone.get_by_role("status")).to_have_text(
        mn("The office can’t be reached. It is tried again by itself; nothing is lost.")
    )
    phone.locator("[data-send-now]").click()
    expect(card(phone, "taken")).to_be_visible()
    assert card(phone, "taken").locator("[data-secret]").inner_text() in seen[0]
    assert Petition.everything.count() == 1


def test_what_is_missing_is_said_while_the_citizen_stands_there(phone: Page):
    keep(phone)
    expect(phone.locator("form .error")).to_have_count(3)
    write(phone, phone="12")
    keep(phone)
    expect(phone.locator("[data-field=phone] .error")).to_be_visible()
    assert phone.evaluate(STORED) == "[]"
    phone.reload()
    expect(phone.locator("#id_text")).to_have_value(WORDS)  # half written, kept too


def test_what_the_office_refuses_stays_is_put_right_and_arrives(phone: Page):
    """The phone's calendar was wrong when he kept it."""
    phone.context.set_offline(True)
    write(phone)
    phone.fill("#id_received_on", "2020-01-06")
    keep(phone)
    phone.context.set_offline(False)
    refused = card(phone, "refused")
    expect(refused.locator("[data-errors] li")).to_have_count(1)
    phone.reload()
    refused.get_by_role("button", name=mn("Put right")).click()
    expect(phone.locator("[data-field=received_on] .error")).to_be_visible()
    expect(phone.locator("#id_text")).to_have_value(WORDS)
    phone.fill("#id_received_on", timezone.localdate().isoformat())
    keep(phone)
    expect(card(phone, "taken")).to_be_visible()
    assert Petition.everything.count() == 1


def test_the_phone_is_shut_while_it_is_put_right_and_it_is_still_one_petition(phone: Page):
    phone.context.set_offline(True)
    write(phone)
    keep(phone)
    card(phone, "waiting").get_by_role("button", name=mn("Put right")).click()
    phone.fill("#id_text", WORDS + " Яаралтай.")
    phone.reload()
    phone.context.set_offline(False)
    expect(phone.locator("#id_text")).to_have_value(WORDS + " Яаралтай.")
    expect(card(phone, "draft")).to_be_visible()
    keep(phone)
    expect(card(phone, "taken")).to_be_visible()
    assert Petition.everything.get().words.text == WORDS + " Яаралтай."


def test_what_is_half_written_isnt_lost_to_another_one(phone: Page):
    phone.context.set_offline(True)
    write(phone)
    keep(phone)
    phone.locator("[data-next]").click()
    phone.fill("#id_text", "Зам засах тухай")
    card(phone, "waiting").get_by_role("button", name=mn("Put right")).click()
    expect(phone.get_by_role("status")).to_have_text(mn("Keep first what you are writing."))
    expect(phone.locator("#id_text")).to_have_value("Зам засах тухай")


def test_the_session_ended_and_nothing_is_lost(phone: Page):
    cookies = phone.context.cookies()
    phone.context.clear_cookies()
    write(phone)
    keep(phone)
    again = phone.get_by_role("link", name=mn("Sign in again"))
    expect(again).to_be_visible()
    assert FIELD in (again.get_attribute("href") or "")
    expect(card(phone, "waiting")).to_be_visible()
    phone.context.add_cookies(cookies)
    phone.locator("[data-send-now]").click()
    expect(card(phone, "taken")).to_be_visible()
    expect(again).to_be_hidden()


def test_who_has_signed_out_leaves_no_page_and_another_sees_nothing(
    suld: Soum, phone: Page, visit: Door
):
    phone.context.set_offline(True)
    write(phone)
    keep(phone)
    expect(card(phone, "waiting")).to_be_visible()
    # Уранчимэг's session on the same phone; the kept page of Гансүх still lies open
    other = visit("uranchimeg").context.cookies()
    phone.context.clear_cookies()
    phone.context.add_cookies(other)
    phone.context.set_offline(False)
    expect(phone.get_by_role("status")).to_have_text(
        mn("Somebody else has signed in on this phone. Open the page anew.")
    )
    assert "Дулмаа" not in phone.inner_text("body")
    phone.reload()
    expect(phone.locator("[data-signal]")).to_be_visible()
    assert "Дулмаа" not in phone.inner_text("body")
    assert Petition.everything.count() == 0
    assert WORDS in phone.evaluate(STORED), "it waits for Гансүх"

    phone.get_by_role("button", name=mn("Sign out")).click()
    expect(phone).to_have_url(re.compile("sign-in"))
    assert phone.evaluate("caches.has('tamga-field')") is False


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_slip_and_list_fit_any_width_and_axe_finds_nothing(phone: Page, prefix: str):
    phone.goto(prefix + FIELD)
    write(phone)
    phone.locator("main button[type=submit]").click()
    expect(card(phone, "taken")).to_be_visible()
    phone.context.set_offline(True)
    phone.locator("[data-next]").click()
    write(phone)
    phone.fill("#id_given_name", "Бат" * 20)
    phone.locator("main button[type=submit]").click()
    expect(card(phone, "waiting")).to_be_visible()
    phone.context.set_offline(False)
    for width in WIDTHS:
        phone.set_viewport_size({"width": width, "height": 800})
        assert phone.evaluate(TOO_WIDE) == [], f"at {width}"
        assert Axe().run(phone).response["violations"] == []
