"""«Миний ажил»: Оюун of finance, Уранчимэг of the records, Болормаа who publishes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tamga.accounts.enums import Role
from tamga.organizations.actions import appoint
from tamga.website.actions import hand_in, send_back
from tamga.website.actions.pages import HandedIn
from tests.stories import START, hire, published
from tests.workspace.conftest import BUDGET, GLASS


def page_of(client: Client, query: str = "") -> str:
    response = client.get(f"/office/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_what_is_late_comes_first_with_its_days_and_the_pills_count(office, owed, sign_in):
    owed(1, 20, "Гурав дахь нь")
    owed(1, -3, "Нэг дэх нь")
    owed(1, 4, "Хоёр дахь нь")
    html = page_of(sign_in(office.people["oyun"]))
    assert html.index("Нэг дэх нь") < html.index("Хоёр дахь нь") < html.index("Гурав дахь нь")
    assert "3 хоног хэтэрсэн" in html
    assert "4 хоног үлдсэн" in html
    assert 'class="pill late"' in html
    assert 'class="pill soon"' in html
    assert 'class="pill wait"' in html


def test_a_pill_filters_by_address(office, owed, sign_in):
    owed(1, -3, "Хоцорсон нь")
    owed(1, 4, "Ойртсон нь")
    html = page_of(sign_in(office.people["oyun"]), "?only=late")
    assert "Хоцорсон нь" in html
    assert "Ойртсон нь" not in html
    assert "Ойртсон нь" in page_of(sign_in(office.people["oyun"]), "?only=nonsense")


def test_the_one_button_leads_to_the_next_thing(office, owed, sign_in):
    budget = owed(1, 2)
    orders = owed(3, 2)
    by_hand = owed(4, 2)
    section = office.section(BUDGET)
    oyun = page_of(sign_in(office.people["oyun"]))
    assert f"/office/suld/hand-in/{section.pk}/?occurrence={budget.pk}" in oyun
    uranchimeg = page_of(sign_in(office.people["uranchimeg"]))
    assert f"?occurrence={orders.pk}" in uranchimeg
    mandakh = page_of(sign_in(office.people["mandakh"]))
    assert f"/office/suld/occurrences/{by_hand.pk}/#done" in mandakh


def test_only_my_own_duties_stand_there(office, owed, sign_in):
    owed(3, 2, "Захирамж А/12")
    assert "Захирамж А/12" not in page_of(sign_in(office.people["oyun"]))


def test_the_section_still_missing_is_offered(office, owed, sign_in):
    both = owed(2, 2)
    glass = office.section(GLASS)
    published(office, BUDGET, title="Төсөв")
    html = page_of(sign_in(office.people["oyun"]))
    assert f"/office/suld/hand-in/{glass.pk}/?occurrence={both.pk}" in html


def test_a_page_that_came_back_stands_there_with_its_reason(office, sign_in):
    oyun, bolormaa = office.people["oyun"], office.people["bolormaa"]
    content = HandedIn("Төсвийн тодотгол", "Тайлбар", timezone.localdate())
    page = hand_in(office.page(BUDGET), content, by=oyun, at=START)
    send_back(page, why="Хавсралт дутуу байна", by=bolormaa, at=START)
    html = page_of(sign_in(oyun))
    assert "Хавсралт дутуу байна" in html
    assert f"?again={page.pk}" in html
    assert "Хавсралт дутуу байна" not in page_of(sign_in(office.people["uranchimeg"]))


def test_what_waits_for_publication_comes_first_for_whoever_publishes(office, owed, sign_in):
    owed(1, -3)
    oyun = office.people["oyun"]
    content = HandedIn("Төсвийн тодотгол", "Тайлбар", timezone.localdate())
    page = hand_in(office.page(BUDGET), content, by=oyun, at=START)
    html = page_of(sign_in(office.people["bolormaa"]))
    assert f"/office/suld/queue/{page.pk}/" in html
    assert f"/office/suld/queue/{page.pk}/" not in page_of(sign_in(oyun))


def test_what_i_handed_in_needs_no_button_any_more(office, owed, sign_in):
    occurrence = owed(1, 3)
    oyun = office.people["oyun"]
    content = HandedIn("Төсвийн тодотгол", "Тайлбар", timezone.localdate())
    hand_in(office.page(BUDGET), content, by=oyun, at=START, ticked=occurrence)
    html = page_of(sign_in(oyun))
    assert f"?occurrence={occurrence.pk}" not in html
    assert "Төсвийн тодотгол" in html


def test_an_acting_holder_sees_the_duties_and_the_order(office, owed, sign_in):
    today = timezone.localdate()
    owed(3, 2, "Захирамж А/12")
    appoint(
        office.posts["records_officer"],
        office.people["oyun"],
        starts_on=today,
        ends_on=today + timedelta(days=5),
        acting=True,
        order="Б/07",
        by=None,
        at=START,
    )
    html = page_of(sign_in(office.people["oyun"]))
    assert "Захирамж А/12" in html
    assert "Б/07" in html
    assert "Б/07" in page_of(sign_in(office.people["uranchimeg"]))


def test_an_empty_list_says_what_will_come(office, sign_in):
    assert 'class="empty"' in page_of(sign_in(office.people["oyun"]))
    hire(office, "newcomer", "Номин", Role.OFFICIAL)
    assert 'class="empty"' in page_of(sign_in(office.people["newcomer"]))


def test_somebody_without_grant_and_position_sees_a_room_all_the_same(office, sign_in):
    nobody = type(office.people["oyun"]).objects.create_user(username="nobody")
    assert 'class="empty"' in page_of(sign_in(nobody))


@pytest.mark.slow
def test_fifty_a_page(office, owed, sign_in):
    for number in range(53):
        owed(1, number - 10, f"Ажил №{number:02d}!")
    oyun = sign_in(office.people["oyun"])
    assert page_of(oyun).count("хоног") - page_of(oyun, "?page=2").count("хоног") > 40
    assert "№52!" in page_of(oyun, "?page=2")


def test_the_evaluator_sees_every_soum_with_its_late_count(office, tal, owed, sign_in):
    owed(1, -3)
    evaluator = hire(office, "ganaa", "Ганаа", Role.AIMAG_EVALUATOR, unit=office.unit.parent)
    html = page_of(sign_in(evaluator))
    assert "/office/suld/board/" in html
    assert "/office/tal/board/" in html


def test_strangers_are_sent_to_sign_in(client):
    response = client.get("/office/")
    assert response.status_code == 302
    assert response.url.startswith("/office/sign-in/")


@pytest.mark.slow
def test_as_many_queries_for_one_line_as_for_many(
    office, owed, sign_in, django_assert_max_num_queries
):
    oyun = sign_in(office.people["oyun"])
    owed(1, 3)
    owed(2, 3)
    oyun.get("/office/")
    with CaptureQueriesContext(connection) as few:
        oyun.get("/office/")
    for number in range(30):
        owed(1 + number % 2, number)
    with django_assert_max_num_queries(len(few)):
        oyun.get("/office/")


def test_a_post_of_the_khural_is_at_home_in_its_soum(office, sign_in):
    tsetseg = hire(office, "tsetseg", "Цэцэг", Role.OFFICIAL, "khural_secretary")
    assert office.posts["khural_secretary"].unit != office.unit
    client = sign_in(tsetseg)
    assert "/office/suld/board/" in page_of(client)
    form = client.get(f"/office/suld/hand-in/{office.section(BUDGET).pk}/").content.decode()
    assert f'value="{office.posts["khural_secretary"].pk}"' in form
