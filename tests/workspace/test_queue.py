"""The queue: Болормаа looks at what Оюун handed in, publishes it, sends it back, withdraws it."""

import threading

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tamga.website.actions import hand_in, publish
from tamga.website.actions.pages import HandedIn
from tamga.website.models import ArticlePage
from tests.stories import START, published, told
from tests.workspace.conftest import BUDGET, GLASS


@pytest.fixture
def handed_in(office):
    """``handed_in("Тодотгол")``: a page of Оюун that waits."""

    def hand(title="Тодотгол", path=BUDGET, ticked=None):
        content = HandedIn(title, "Орлогын тайлбар", timezone.localdate())
        by = office.people["oyun"]
        return hand_in(office.page(path), content, by=by, at=START, ticked=ticked)

    return hand


def test_the_oldest_comes_first_with_who_and_where(office, handed_in, sign_in):
    first, second = handed_in("Эхнийх"), handed_in("Дараагийнх")
    ArticlePage.objects.filter(pk=second.pk).update(handed_in_at=timezone.now())
    html = sign_in(office.people["bolormaa"]).get("/office/suld/queue/").content.decode()
    assert html.index("Эхнийх") < html.index("Дараагийнх")
    assert "Д.Оюун" in html
    assert "Төсөв санхүү" in html
    assert f"/office/suld/queue/{first.pk}/" in html


def test_publishing_from_the_queue_closes_the_duty(office, owed, handed_in, sign_in):
    occurrence = owed(1, 2)
    page = handed_in(ticked=occurrence)
    bolormaa = sign_in(office.people["bolormaa"])
    review = bolormaa.get(f"/office/suld/queue/{page.pk}/").content.decode()
    assert "Орлогын тайлбар" in review
    answer = bolormaa.post(f"/office/suld/queue/{page.pk}/publish/", follow=True)
    page.refresh_from_db()
    occurrence.refresh_from_db()
    assert page.live
    assert occurrence.fulfilled_at
    assert f"/office/suld/occurrences/{occurrence.pk}/" in answer.content.decode()


def test_the_second_of_two_who_press_is_told(office, handed_in, sign_in):
    page = handed_in()
    bolormaa, uranchimeg = (sign_in(office.people[n]) for n in ("bolormaa", "uranchimeg"))
    bolormaa.post(f"/office/suld/queue/{page.pk}/publish/")
    page.refresh_from_db()
    at = page.last_published_at
    for press in ("publish", "back"):
        answer = uranchimeg.post(
            f"/office/suld/queue/{page.pk}/{press}/", {"why": "Дутуу"}, follow=True
        )
        assert 'class="notice message soon"' in answer.content.decode()
    page.refresh_from_db()
    assert page.live
    assert page.last_published_at == at
    assert page.sent_back_why == ""


def test_a_page_goes_back_only_with_a_reason(office, handed_in, sign_in):
    page = handed_in()
    bolormaa = sign_in(office.people["bolormaa"])
    assert bolormaa.post(f"/office/suld/queue/{page.pk}/back/", {"why": " "}).status_code == 422
    bolormaa.post(f"/office/suld/queue/{page.pk}/back/", {"why": "Тамга дарж ирүүлнэ үү"})
    page.refresh_from_db()
    assert page.sent_back_why == "Тамга дарж ирүүлнэ үү"
    html = bolormaa.get("/office/suld/queue/").content.decode()
    assert f"/office/suld/queue/{page.pk}/" not in html


def test_withdrawing_says_what_will_reopen_and_reopens_it(office, owed, sign_in):
    occurrence = owed(1, 2, "Төсөв батлав")
    page = published(office, BUDGET, title="Буруу төсөв")
    occurrence.refresh_from_db()
    assert occurrence.fulfilled_at
    bolormaa = sign_in(office.people["bolormaa"])
    address = f"/office/suld/queue/{page.pk}/withdraw/"
    html = bolormaa.get(address).content.decode()
    assert f"/office/suld/occurrences/{occurrence.pk}/" in html
    page.refresh_from_db()
    assert page.live  # looking changes nothing
    bolormaa.post(address)
    occurrence.refresh_from_db()
    page.refresh_from_db()
    assert not page.live
    assert occurrence.fulfilled_at is None
    assert bolormaa.post(address).status_code == 404


def test_whoever_only_publishes_does_not_withdraw(office, sign_in):
    page = published(office, BUDGET)
    uranchimeg = sign_in(office.people["uranchimeg"])
    address = f"/office/suld/queue/{page.pk}/withdraw/"
    assert uranchimeg.post(address).status_code == 403
    assert address not in uranchimeg.get("/office/suld/queue/").content.decode()


def test_the_neighbour_has_a_queue_of_their_own(office, tal, handed_in, sign_in):
    page = handed_in()
    solongo = sign_in(tal.people["solongo"])
    assert solongo.get("/office/suld/queue/").status_code == 403
    assert solongo.get(f"/office/tal/queue/{page.pk}/").status_code == 404
    assert solongo.post(f"/office/tal/queue/{page.pk}/publish/").status_code == 404


def test_an_official_does_not_publish_by_address(office, handed_in, sign_in):
    page = handed_in()
    oyun = sign_in(office.people["oyun"])
    assert oyun.post(f"/office/suld/queue/{page.pk}/publish/").status_code == 403
    page.refresh_from_db()
    assert not page.live


def test_an_empty_queue_says_what_comes_here(office, sign_in):
    html = sign_in(office.people["bolormaa"]).get("/office/suld/queue/").content.decode()
    assert 'class="empty"' in html


@pytest.mark.slow
def test_as_many_queries_for_one_page_as_for_many(office, owed, handed_in, sign_in):
    bolormaa = sign_in(office.people["bolormaa"])
    handed_in(ticked=owed(1, 2))
    publish(handed_in("Нийтэлсэн"), by=office.people["bolormaa"], at=START)
    bolormaa.get("/office/suld/queue/")
    with CaptureQueriesContext(connection) as few:
        bolormaa.get("/office/suld/queue/")
    for number in range(6):
        handed_in(f"Хуудас {number}", GLASS, ticked=owed(2, number))
        page = handed_in(f"Нийтэлсэн {number}", GLASS)
        publish(page, by=office.people["bolormaa"], at=START)
    with CaptureQueriesContext(connection) as many:
        bolormaa.get("/office/suld/queue/")
    assert len(many) == len(few)


@pytest.mark.slow
def test_two_who_press_in_the_same_moment_publish_once(stories, own_database):
    soum = told("suld")
    content = HandedIn("Тодотгол", "Тайлбар", timezone.localdate())
    page = hand_in(soum.page(BUDGET), content, by=soum.people["oyun"], at=START)
    ready = threading.Barrier(2, timeout=60)
    went = []

    def press(username):
        try:
            client = Client()
            client.force_login(soum.people[username])
            ready.wait()
            answer = client.post(f"/office/suld/queue/{page.pk}/publish/")
            went.append(answer.get("Location"))
        finally:
            connection.close()

    people = [threading.Thread(target=press, args=[n]) for n in ("bolormaa", "uranchimeg")]
    for thread in people:
        thread.start()
    for thread in people:
        thread.join(timeout=120)
    assert sorted(went) == [f"/office/suld/pages/{page.pk}/", "/office/suld/queue/"]
    page.refresh_from_db()
    assert page.live
