"""Дулмаа writes on a phone, on a weak link: nothing typed is lost, one petition, one receipt."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tamga.petitions.models import Petition
from tests.browser.conftest import Door
from tests.browser.place import mn
from tests.browser.test_every_page import TOO_WIDE, UNFOLD, WIDTHS
from tests.stories import Soum

WORDS = "Манай багийн худгийн насос эвдэрсэн тул засаж өгнө үү."
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
NEW, TRACK = "/petitions/new/", "/petitions/track/"


@pytest.fixture
def phone(suld: Soum, look: Door) -> Iterator[Page]:
    """Her phone, on the site of Сүлд; whatever breaks in it fails the test."""
    page = look(**PHONE)
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    yield page
    assert broken == []


def next_step(page: Page) -> None:
    page.locator("[data-next]:visible").click()


def write(page: Page, *, prefix: str = "") -> None:
    """Up to the last step."""
    page.goto(prefix + NEW)
    page.locator("label.kind").first.click()
    page.fill("#id_text", WORDS)
    next_step(page)
    page.fill("#id_given_name", "Дулмаа")
    page.fill("#id_phone", "8811 2233")
    next_step(page)
    page.wait_for_timeout(3100)  # nobody reads it faster


def send(page: Page) -> None:
    page.locator("button[type=submit]:visible").click()


def kept(page: Page) -> list[str]:
    found: list[str] = page.evaluate("Object.keys(localStorage)")
    return found


def test_three_steps_a_receipt_and_the_way_to_where_it_stands(phone: Page):
    phone.goto(NEW)
    next_step(phone)
    expect(phone.locator(".error")).to_have_count(2)
    expect(phone.locator("#step-1")).to_be_visible()
    write(phone)
    review = phone.locator("[data-review]")
    for said in (WORDS, "Дулмаа", "8811 2233"):
        expect(review).to_contain_text(said)
    send(phone)
    code = phone.locator(".secret").inner_text()
    assert re.fullmatch(r"(\d{4} ){4}\d{4}", code)
    assert kept(phone) == [], "the next one at this phone reads nothing of it"
    assert phone.url.endswith(NEW), "nothing secret in the address"
    phone.reload()
    expect(phone.locator(".secret")).to_have_text(code)
    assert Petition.everything.count() == 1

    number = phone.locator(".receipt strong").first.inner_text()
    phone.goto(TRACK)
    phone.fill("#id_number", number.lower())
    phone.fill("#id_code", code.replace(" ", "-"))
    phone.locator("main button[type=submit]").click()
    expect(phone.locator(".due strong")).to_be_visible()
    expect(phone.locator(".steps li").first).to_contain_text("Хүлээн авч бүртгэсэн")
    phone.locator(".due summary").click()
    expect(phone.locator(".count")).to_contain_text("30 хоног")


def test_the_link_is_cut_she_reloads_and_sends_once(phone: Page):
    write(phone)
    phone.context.set_offline(True)
    send(phone)
    lost = mn(
        "The connection is lost. What you wrote is kept here and is sent as soon as it is back."
    )
    expect(phone.locator("[data-state]")).to_have_text(lost)
    assert Petition.everything.count() == 0
    phone.context.set_offline(False)
    phone.reload()
    expect(phone.locator("#id_text")).to_have_value(WORDS)
    expect(phone.locator("[data-kept]")).to_be_visible()
    next_step(phone)
    expect(phone.locator("#id_given_name")).to_have_value("Дулмаа")
    next_step(phone)
    phone.wait_for_timeout(3100)
    send(phone)
    expect(phone.locator(".secret")).to_be_visible()
    assert Petition.everything.get().words.text == WORDS


def test_the_link_comes_back_and_it_is_sent_by_itself(phone: Page):
    write(phone)
    phone.context.set_offline(True)
    send(phone)
    expect(phone.locator("[data-state]")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.locator(".secret")).to_be_visible()
    assert Petition.everything.count() == 1


def test_the_answer_is_lost_on_the_way_and_the_second_try_finds_the_first(phone: Page):
    """The office has it, the phone doesn't know: the same receipt, no second petition."""
    seen: list[str] = []

    def lose_first(route) -> None:
        if route.request.method == "POST" and not seen:
            seen.append(route.fetch().text())
            route.abort("connectionreset")
        else:
            route.continue_()

    phone.route(f"**{NEW}", lose_first)
    write(phone)
    send(phone)
    expect(phone.locator(".secret")).to_be_visible()
    assert phone.locator(".secret").inner_text() in seen[0]
    assert Petition.everything.count() == 1


def test_what_the_server_refuses_stands_beside_the_field_with_everything_typed(phone: Page):
    write(phone)
    phone.locator("[data-back]:visible").click()
    phone.fill("#id_phone", "12")
    next_step(phone)
    send(phone)
    expect(phone.locator("[data-field=phone] .error")).to_be_visible()
    expect(phone.locator("#id_given_name")).to_have_value("Дулмаа")
    assert phone.evaluate(TOO_WIDE) == []
    phone.fill("#id_phone", "88112233")
    next_step(phone)
    send(phone)
    expect(phone.locator(".secret")).to_be_visible()


def test_the_phones_own_way_back_leads_to_the_step_before(phone: Page):
    write(phone)
    phone.go_back()
    expect(phone.locator("#step-2")).to_be_visible()
    phone.go_back()
    expect(phone.locator("#step-1")).to_be_visible()
    expect(phone.locator("#id_text")).to_have_value(WORDS)


def test_after_the_receipt_the_form_is_empty_and_another_letter_is_another(phone: Page):
    write(phone)
    send(phone)
    first = phone.locator(".secret").inner_text()
    write(phone)
    expect(phone.locator("[data-kept]")).to_be_hidden()
    send(phone)
    expect(phone.locator(".secret")).not_to_have_text(first)
    assert Petition.everything.count() == 2


def test_her_own_voice_is_enough(suld: Soum, look: Door):
    """Where the browser may use a microphone it records; the file is an attachment as any."""
    page = look(**PHONE, permissions=["microphone"])
    page.add_init_script(
        """navigator.mediaDevices.getUserMedia = async () => {
          const context = new AudioContext();
          const sound = context.createOscillator();
          const out = context.createMediaStreamDestination();
          sound.connect(out); sound.start();
          return out.stream;
        };"""
    )
    page.goto(NEW)
    page.locator("label.kind").first.click()
    page.locator("[data-record]").click()
    page.wait_for_timeout(1500)
    page.locator("[data-record-stop]").click()
    expect(page.locator("[data-record-play]")).to_be_visible()
    next_step(page)
    page.locator("#id_without_name").check()
    expect(page.locator("#id_given_name")).to_be_hidden()
    next_step(page)
    page.wait_for_timeout(1500)
    send(page)
    expect(page.locator(".secret")).to_be_visible()
    petition = Petition.everything.get()
    assert petition.anonymous
    (voice,) = petition.attachments.all()
    assert voice.stored.name.startswith("recording-1.")
    assert petition.words.text == ""


def test_without_javascript_it_is_one_page(suld: Soum, look: Door):
    page = look(**PHONE, java_script_enabled=False)
    page.goto(NEW)
    page.locator("label.kind").first.click()
    page.fill("#id_text", WORDS)
    page.fill("#id_given_name", "Дулмаа")
    page.fill("#id_phone", "8811 2233")
    page.wait_for_timeout(3100)
    send(page)
    expect(page.locator(".secret")).to_be_visible()
    assert Petition.everything.count() == 1


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_receipt_and_way_fit_any_width_and_axe_finds_nothing(phone: Page, prefix: str):
    write(phone, prefix=prefix)
    sound(phone)
    send(phone)
    expect(phone.locator(".secret")).to_be_visible()
    sound(phone)
    phone.locator("main button[type=submit]").click()
    expect(phone.locator(".steps")).to_be_visible()
    sound(phone)


def sound(page: Page) -> None:
    """Nothing for axe to find, and nothing too wide, unfolded."""
    page.evaluate(UNFOLD)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]] == []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(TOO_WIDE) == [], f"at {width}"
