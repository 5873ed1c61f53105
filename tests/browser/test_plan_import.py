"""Болормаа brings the duty plan in, by nothing but her browser."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tamga.duties.models import Duty, Plan, PlanImport
from tests.browser.conftest import Door
from tests.browser.place import many, mn
from tests.samples import SAMPLES
from tests.stories import Soum

PLAN = SAMPLES / "duty-plan.docx"
UPLOAD = "/office/suld/plans/import/"


def sign_in(page: Page, name: str) -> None:
    """As everybody does it in the morning."""
    page.goto("/office/")
    page.get_by_label(mn("User name")).fill(name)
    page.get_by_label(mn("Password"), exact=True).fill("нууц")
    page.get_by_role("button", name=mn("Sign in")).click()
    expect(page).to_have_url(re.compile(r"/office/$"))


def choose(page: Page, file: Path, *, year: str = "2026", since: str = "2026-01-01") -> None:
    """Fill the form and press its button."""
    page.get_by_label(mn("The plan's file")).set_input_files(file)
    page.get_by_label(mn("Year of the plan")).fill(year)
    page.get_by_label(mn("In force from")).fill(since)
    page.get_by_role("button", name=mn("Read the file")).click()


def figures(page: Page, *wanted: int) -> None:
    """Duties in the file, ready ones, those that wait for a decision."""
    strong = page.locator(".figures strong")
    expect(strong).to_have_text([str(number) for number in wanted])


def test_the_plan_comes_in_with_one_decision_and_stands_on_the_board(visit: Door, suld: Soum):
    page = visit()
    sign_in(page, "bolormaa")
    page.get_by_role("link", name=mn("Duty plan"), exact=True).click()
    page.get_by_role("link", name=mn("Import from a file")).click()
    choose(page, PLAN)

    figures(page, 21, 20, 1)
    assert page.locator("ol.stack > li").count() == 21
    expect(page.get_by_role("button", name=mn("Confirm the plan"))).to_have_count(0)
    assert not Plan.objects.exists(), "nothing is saved until it is confirmed"
    page.get_by_label(mn("The first year"), exact=True).first.fill("2024")
    page.locator("#confirm").get_by_role("button", name=mn("Save the decisions")).click()
    figures(page, 21, 21, 0)
    page.get_by_role("button", name=mn("Confirm the plan")).click()

    expect(page).to_have_url(re.compile(r"/office/suld/plans/2026/(#rows)?$"))
    assert page.locator("tbody tr").count() == 21
    page.goto("/office/suld/board/?year=2026")
    expect(page.locator("h1 + p")).to_contain_text(many("%(n)s duty", "%(n)s duties", 21))
    shown = set(re.findall(r"№ (\d+)", page.locator("table.board").inner_text()))
    assert shown == {str(number) for number in range(1, 22)}
    assert Duty.objects.filter(plan__unit=suld.unit, ended_on=None).count() == 21

    page.goto(UPLOAD)
    choose(page, PLAN)
    said = mn("Nothing changes: the plan of %(year)s says the same already.", year=2026)
    expect(page.get_by_text(said)).to_be_visible()
    expect(page.locator("#confirm button")).to_have_count(0)
    figures(page, 21, 21, 0)  # the decision of the first time holds


def renamed_archive(place: Path) -> Path:
    """Somebody's photos with the name of a plan."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("zurag.txt", "зураг")
    path = place / "plan.docx"
    path.write_bytes(file.getvalue())
    return path


def empty_file(place: Path) -> Path:
    """What a full disk leaves."""
    path = place / "plan.docx"
    path.touch()
    return path


def half_a_file(place: Path) -> Path:
    """What a torn connection leaves."""
    path = place / "plan.docx"
    path.write_bytes(PLAN.read_bytes()[:9000])
    return path


@pytest.mark.parametrize("wrong", [renamed_archive, empty_file, half_a_file])
def test_a_wrong_file_is_told_and_the_rest_of_the_form_stays(visit: Door, tmp_path: Path, wrong):
    page = visit("bolormaa")
    page.goto(UPLOAD)
    choose(page, wrong(tmp_path), year="2027", since="2027-02-01")
    field = page.locator(".field.wrong").filter(has_text=mn("The plan's file"))
    said = field.locator(".error").first.inner_text()
    assert re.search(r"[а-яөүё]{4}", said)
    assert not re.search(r"[a-z]{4}", said.replace("Word", "").replace("Excel", "")), said
    expect(page.locator("#errors")).to_be_focused()
    expect(page.get_by_label(mn("Year of the plan"))).to_have_value("2027")
    expect(page.get_by_label(mn("In force from"))).to_have_value("2027-02-01")
    assert not PlanImport.objects.exists()

    choose(page, PLAN, year="2027", since="2027-02-01")
    # the right file at the second try; a day of 2026 in it is asked about, too
    figures(page, 21, 19, 2)
