"""A half-year in browsers: three write at once, one pastes out of Word, the specialist closes."""

import re

from playwright.sync_api import Page, expect

from tamga.accounts.enums import Role
from tamga.implementation.models import Measure, ProgressNote
from tamga.implementation.queries import lines_of
from tests.browser.conftest import Door
from tests.browser.place import mn
from tests.implementation.half_years import half_year
from tests.stories import Soum, hire

PASTE = """(rows) => {
  const data = new DataTransfer();
  data.setData("text/html", `<table>${rows.map((row) =>
    `<tr>${row.map((cell) => `<td><p>${cell}</p></td>`).join("")}</tr>`).join("")}</table>`);
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def write(page: Page, number: int, text: str) -> None:
    """Type into the cell of a measure, leave it, and see that it is saved."""
    cell = page.locator(f"textarea[data-number='{number}']")
    cell.fill(text)
    cell.press("Tab")
    expect(page.locator(f"#measure-{number} [data-saved]")).to_be_visible()


def test_three_officials_write_their_rows_at_once(suld: Soum, visit: Door):
    hire(suld, "enkh", "Энх", Role.OFFICIAL, "school_director")
    hire(suld, "ganbold", "Ганболд", Role.OFFICIAL, "agriculture_section_head")
    measures = half_year(suld)
    period = measures[0].period
    table = f"/office/suld/reports/{period.pk}/measures/"
    oyun, enkh, ganbold = visit("oyun"), visit("enkh"), visit("ganbold")
    for page in (oyun, enkh, ganbold):
        page.goto("/office/")
        page.locator(f"a[href='{table}?rows=own']").click()
        expect(page.locator("textarea")).to_have_count(1)

    write(ganbold, 1, "40 га талбайд тариалав.")
    enkh.locator("textarea").focus()
    enkh.keyboard.type("Хоолны")
    write(oyun, 2, "120 хүүхэд хамрагдав.")
    enkh.locator("textarea").press("Tab")
    expect(enkh.locator("#measure-2 blockquote")).to_have_text("120 хүүхэд хамрагдав.")
    expect(enkh.locator("textarea")).to_have_value("Хоолны")
    enkh.get_by_role("button", name=mn("Save mine")).click()
    expect(enkh.locator("#measure-2 [data-saved]")).to_be_visible()
    assert [line.progress for line in lines_of(period)] == ["40 га талбайд тариалав.", "Хоолны", ""]
    assert ProgressNote.objects.count() == 3, "and nobody's words are lost"


def test_a_column_out_of_word_fills_the_cells_and_can_be_taken_back(suld: Soum, visit: Door):
    measures = half_year(suld)
    period = measures[0].period
    page = visit("bolormaa")
    page.goto(f"/office/suld/reports/{period.pk}/measures/")
    write(page, 2, "Өмнөх үг")
    page.locator("textarea").first.focus()
    rows = [
        ["1", "3", "Захирамж", "Заалт", "Гуравдугаар мөрийн явц", "70%", "70%"],
        ["", "2", "", "Заалт", "Хоёрдугаар мөрийн явц", "100%", "100%"],
    ]
    with saving(page, measures[1]), saving(page, measures[2]):
        page.evaluate(PASTE, rows)
    assert [line.progress for line in lines_of(period)] == [
        "",
        "Хоёрдугаар мөрийн явц",
        "Гуравдугаар мөрийн явц",
    ]
    with saving(page, measures[1]):
        page.locator("#pasted button").click()
    assert lines_of(period)[1].progress == "Өмнөх үг"


def saving(page: Page, measure: Measure):
    """Until the answer about the measure's cell is there."""
    room = f"/measures/{measure.pk}/progress/"
    return page.expect_response(lambda response: room in response.url)


def test_scored_and_closed_by_the_specialist_on_a_phone(suld: Soum, visit: Door):
    measures = half_year(suld)
    period = measures[0].period
    page = visit("bolormaa", viewport={"width": 360, "height": 780})
    page.goto(f"/office/suld/reports/{period.pk}/measures/")
    close = page.get_by_role(
        "button", name=re.compile(mn("Close the period: everything is written and scored"))
    )
    close.click()
    expect(page.locator("main")).to_contain_text("№ 1, № 2, № 3")
    for number in (1, 2, 3):
        page.locator(f"#measure-{number} select").select_option("not_due" if number == 3 else "70")
        expect(page.locator(f"#score-{measures[number - 1].pk} [data-saved]")).to_be_visible()
    close.click()
    page.wait_for_url(f"**/reports/{period.pk}/")
    period.refresh_from_db()
    assert period.closed_at is not None
