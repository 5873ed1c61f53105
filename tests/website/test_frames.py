"""What every page shows is kept in the process, and never an old one is shown.

The visitor's pages come from this process; whoever changes something does it in another session of
the database, as a second web process or the worker would.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection, transaction
from django.test import Client
from wagtail.models import Page, Site

from tamga.organizations.models import Unit
from tamga.website.actions import add_section_page, publish, withdraw
from tamga.website.actions.pages import HandedIn, hand_in
from tamga.website.models import ArticlePage, HomePage, MenuPage, SectionPage
from tamga.website.queries import Kept, current_mark
from tests.stories import START, Soum, make_soum, published

GLASS = "il-tod-baidal/shilen-dans"
MENU = "Ил тод байдал"
RENAMED = "UPDATE wagtailcore_page SET title = %s WHERE slug = 'il-tod-baidal'"


def home(host: str = "testserver", path: str = "/") -> str:
    """A page as a citizen gets it."""
    return Client(headers={"host": host}).get(path).text


@contextmanager
def another_process() -> Iterator[psycopg.Connection]:
    """A session of its own, that gives up rather than wait for a lock; nothing is committed
    unless the test does it.
    """
    known = connection.get_connection_params()
    wanted = {k: known[k] for k in ("dbname", "user", "password", "host", "port") if known.get(k)}
    with psycopg.connect(**wanted, options="-c lock_timeout=2s") as session:
        yield session
        session.rollback()


def test_a_menu_that_another_process_renamed_is_shown_by_the_next_request(suld_committed: Soum):
    """No signal of Django's, no code of ours: an UPDATE by hand is seen too."""
    assert MENU in home()
    with another_process() as worker:
        worker.execute(RENAMED, ["Нээлттэй байдал"])
        assert MENU in home()  # not committed yet
        worker.commit()
    text = home()
    assert "Нээлттэй байдал" in text
    assert MENU not in text


def test_what_another_process_took_back_is_never_shown(suld_committed: Soum):
    home()
    with another_process() as worker:
        worker.execute(RENAMED, ["Нээлттэй байдал"])
        worker.rollback()
        assert "Нээлттэй байдал" not in home()
        assert MENU in home()


def test_what_this_process_took_back_was_shown_inside_its_transaction_alone(suld_committed: Soum):
    """Its own page inside the transaction is already new; kept under a mark that nobody sees."""
    home()
    with transaction.atomic():
        Page.objects.filter(slug="il-tod-baidal").update(title="Нээлттэй байдал")
        assert "Нээлттэй байдал" in home()
        transaction.set_rollback(True)
    assert "Нээлттэй байдал" not in home()
    with another_process() as worker:
        worker.execute(RENAMED, ["Тодорхой байдал"])
        worker.commit()
    assert "Тодорхой байдал" in home()


def test_two_that_change_at_the_same_moment_wait_for_nobody_and_both_are_seen(
    suld_committed: Soum,
):
    """The later mark is committed first."""
    home()
    with another_process() as first, another_process() as second:
        first.execute(RENAMED, ["Нээлттэй байдал"])
        second.execute("UPDATE organizations_unit SET contact = 'Утас 7010' WHERE slug = 'suld'")
        second.commit()
        assert "Утас 7010" in home()
        assert MENU in home()
        first.commit()
    text = home()
    assert "Нээлттэй байдал" in text
    assert "Утас 7010" in text


def test_two_processes_that_keep_it_each_for_itself_both_learn_of_a_change(suld_committed: Soum):
    mark = current_mark()
    kept = Kept()  # a second web process has its own
    assert MENU in [menu.title for menu in kept.frame("testserver").menus]
    assert MENU in home()
    with another_process() as worker:
        worker.execute(RENAMED, ["Нээлттэй байдал"])
        worker.commit()
    assert current_mark() != mark
    assert "Нээлттэй байдал" in home()
    assert "Нээлттэй байдал" in [menu.title for menu in kept.frame("testserver").menus]


def renames_the_unit(suld: Soum) -> None:
    Unit.objects.filter(pk=suld.unit.pk).update(name="Шинэ сум", office_name="Шинэ сум")


def changes_the_line_under_the_name(suld: Soum) -> None:
    page = HomePage.objects.get(unit=suld.unit)
    page.tagline = "Шинэ сум"
    page.save()


def adds_a_section(suld: Soum) -> None:
    page = HomePage.objects.get(unit=suld.unit)
    add_section_page(page, menu="Шинэ сум", title="Зар", by=None, at=START)


def publishes_a_renamed_menu(suld: Soum) -> None:
    page = MenuPage.objects.get(url_path__endswith="/il-tod-baidal/", path__startswith=root(suld))
    page.title = "Шинэ сум"
    page.save_revision().publish()


def root(soum: Soum) -> str:
    return str(HomePage.objects.get(unit=soum.unit).path)


@pytest.mark.parametrize(
    "change",
    [renames_the_unit, changes_the_line_under_the_name, adds_a_section, publishes_a_renamed_menu],
)
def test_the_next_page_shows_what_somebody(suld: Soum, change):
    assert "Шинэ сум" not in home()
    change(suld)
    assert "Шинэ сум" in home()
    assert "Шинэ сум" in home(path="/en/")


def test_a_section_that_is_taken_off_leaves_its_menu(suld: Soum):
    address = f"/{GLASS}/"
    assert f'href="{address}"' in home(path="/il-tod-baidal/")
    suld.page(GLASS).unpublish()
    assert f'href="{address}"' not in home(path="/il-tod-baidal/")
    assert Client().get(address).status_code == 404


def test_a_menu_that_is_taken_off_leaves_its_sections_to_no_other_menu(suld: Soum):
    menu = suld.page(GLASS).get_parent()
    before = menu.get_prev_sibling()
    menu.unpublish()
    assert f'href="/{GLASS}/"' not in home(path=f"/{before.slug}/")
    assert Client().get(f"/{GLASS}/").status_code == 200  # it is still live itself


def test_a_section_that_moved_is_found_at_its_new_address_alone(suld: Soum):
    page = suld.page(GLASS)
    other = MenuPage.objects.child_of(page.get_parent().get_parent()).exclude(
        pk=page.get_parent().pk
    )[0]
    home()
    Page.objects.get(pk=page.pk).move(other, pos="last-child")
    assert Client().get(f"/{GLASS}/").status_code == 404
    assert Client().get(f"/{other.slug}/shilen-dans/").status_code == 200
    assert f'href="/{other.slug}/shilen-dans/"' in home(path=f"/{other.slug}/")


def test_an_unpublished_home_page_is_no_page(suld: Soum):
    HomePage.objects.get(unit=suld.unit).unpublish()
    assert Client().get("/").status_code == 404


@pytest.mark.slow
def test_a_soum_that_was_added_answers_at_once_at_its_host(suld: Soum):
    assert "Хөх сум" not in home("khukh.localhost")  # the default site answers
    make_soum("khukh", "Хөх сум")
    assert "Хөх сум" in home("khukh.localhost")
    assert "Хөх сум" not in home()


def test_a_site_that_moved_to_another_host_answers_there_alone(tal: Soum):
    assert "Тал сум" in home("tal.localhost")
    Site.objects.filter(hostname="tal.localhost").update(hostname="tal-sum.localhost")
    assert "Тал сум" in home("tal-sum.localhost")
    assert "Тал сум" not in home("tal.localhost")


def test_without_any_site_there_is_a_page_that_says_so(suld: Soum):
    Site.objects.all().delete()
    response = Client().get("/")
    assert response.status_code == 404
    assert "<title>" in response.text


def test_a_page_is_in_its_section_as_soon_as_it_is_published_and_no_longer_than_that(suld: Soum):
    """Content is kept by nobody: the mark, by which the menus are kept, stays as it was."""
    citizen = Client()
    assert "Шинэ журам" not in citizen.get(f"/{GLASS}/").text
    mark = current_mark()
    content = HandedIn("Шинэ журам", "Бичвэр", START.date())
    page = hand_in(suld.page(GLASS), content, by=suld.people["oyun"], at=START)
    assert "Шинэ журам" not in citizen.get(f"/{GLASS}/").text
    publish(page, by=suld.people["bolormaa"], at=START)
    assert "Шинэ журам" in citizen.get(f"/{GLASS}/").text
    assert "Шинэ журам" in citizen.get("/").text
    address = f"/{GLASS}/{page.slug}/"
    assert citizen.get(address).status_code == 200
    withdraw(page, by=suld.people["bolormaa"], at=START)
    assert "Шинэ журам" not in citizen.get(f"/{GLASS}/").text
    assert citizen.get(address).status_code == 404
    assert current_mark() == mark


def test_an_article_of_the_same_name_elsewhere_is_another_one(suld: Soum, tal: Soum):
    """Its slug is asked by its index, its whole address decides."""
    published(tal, GLASS, title="Zar", by="solongo")
    published(suld, "il-tod-baidal/tusuv-sankhuu", title="Zar")
    assert Client().get(f"/{GLASS}/zar/").status_code == 404
    assert Client().get("/il-tod-baidal/tusuv-sankhuu/zar/").status_code == 200


@pytest.mark.parametrize("kind", [HomePage, MenuPage, SectionPage, ArticlePage])
def test_wagtails_preview_shows_a_draft_that_visitors_dont_get(suld: Soum, kind):
    article = published(suld, GLASS, title="Мэдээ")
    page = {
        HomePage: HomePage.objects.get(unit=suld.unit),
        MenuPage: MenuPage.objects.get(pk=suld.page(GLASS).get_parent().pk),
        SectionPage: suld.page(GLASS),
        ArticlePage: article,
    }[kind]
    page.title = page.tagline = "Ноорог гарчиг"  # the home page shows its office and this line
    page.save_revision()
    shown = page.get_latest_revision_as_object().make_preview_request()
    assert shown.status_code == 200
    assert "Ноорог гарчиг" in shown.rendered_content
    assert "Ноорог гарчиг" not in Client().get(page.get_url_parts()[2]).text
