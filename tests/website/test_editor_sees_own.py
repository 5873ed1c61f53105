"""Солонго edits Тал's site; nowhere in Wagtail does she read of Сүлд, its people or its words."""

import re

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from tamga.accounts.enums import Role
from tamga.website.actions import sync_editors
from tamga.website.admin_gate import ROOMS
from tamga.website.models import HomePage, SiteDocument, SiteImage
from tamga.website.queries import collection_of
from tests.stories import START, Soum, hire, published

# Wagtail leaves the temporary file of a thumbnail to be closed by itself
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

GLASS = "il-tod-baidal/shilen-dans"
FOREIGN = re.compile("сүлд|suld|шаазгай", re.IGNORECASE)
# the rooms that only take a form or a number of the moment, each walked by other tests
FORMS = {
    "wagtailadmin_logout", "wagtailadmin_dismissibles", "wagtailadmin_editing_sessions:ping",
    "wagtailadmin_editing_sessions:release", "wagtailadmin_pages:preview_on_add",
    "wagtailadmin_pages:preview_on_edit", "wagtailadmin_pages:revisions_view",
    "wagtailadmin_pages:revisions_compare", "wagtailadmin_pages:revisions_revert",
    "wagtailadmin_pages:revisions_unschedule", "wagtailimages_chooser:select_format",
    "wagtailimages:preview", "wagtailadmin_pages:delete", "wagtailadmin_login",
}  # fmt: skip


def fill_site(soum: Soum, by: str, word: str) -> dict[str, int]:
    """A page, a photo and a file with a word in each place where people write; their numbers."""
    page = published(soum, GLASS, title=f"{word} мэдээ", by=by)
    page.owner = soum.people[by]
    page.save()
    page.save_revision(user=soum.people[by], log_action=True).publish(user=soum.people[by])
    collection = collection_of(soum.unit)
    photo = SiteImage.objects.create(
        title=f"{word} зураг", file=get_test_image_file(), collection=collection
    )
    file = SiteDocument.objects.create(
        title=f"{word} файл", file=ContentFile(b"x", name=f"{soum.unit.slug}.txt"),
        collection=collection,
    )  # fmt: skip
    for thing in (photo, file):
        thing.tags.add(f"{word}-шошго")
        thing.save()
    return {"page": page.pk, "photo": photo.pk, "file": file.pk}


@pytest.fixture
def ours(suld: Soum, tal: Soum) -> dict[str, int]:
    """Both sites are full; a second editor of Сүлд has a name that nobody in Тал has."""
    hire(suld, "shaazgai", "Шаазгай", Role.CONTENT_OFFICER)
    sync_editors(suld.unit, by=None, at=START)
    fill_site(suld, "shaazgai", "Сүлд")
    return fill_site(tal, "solongo", "Тал")


@pytest.fixture
def solongo(tal: Soum) -> Client:
    client = Client()
    client.force_login(tal.people["solongo"])
    return client


@pytest.mark.slow
def test_no_room_speaks_of_the_neighbour(tal: Soum, solongo: Client, ours: dict[str, int]):
    home, section = HomePage.objects.get(unit=tal.unit).pk, tal.page(GLASS).pk
    things = {"wagtailimages": ours["photo"], "wagtaildocs": ours["file"]}
    questions = ["", "?q=мэдээ&search_all=1", "?has_child_pages=false&search_all=1", "?q=зураг",
                 "?layout=list", "?ordering=title", "?tag=Сүлд-шошго"]  # fmt: skip
    walked, told = set(), []
    for name in sorted(ROOMS - FORMS):
        kind = name.split(":")[0].removesuffix("_chooser")
        arguments: list[list[object]] = [[]]
        if kind in things and name.split(":")[1] in {"edit", "chosen"}:
            arguments = [[things[kind]]]
        elif name == "wagtailadmin_pages:add":
            arguments = [["website", "articlepage", section]]
        elif name == "wagtailadmin_pages:move_confirm":
            arguments = [[ours["page"], section]]
        elif name == "wagtailadmin_pages:add_subpage":
            arguments = [[section]]
        elif name.startswith("wagtailadmin_pages:") or name.endswith("pages:detail"):
            arguments = [[ours["page"]]]
        elif (
            name.startswith("wagtailadmin_explore") and name != "wagtailadmin_explore_root"
        ) or name == "wagtailadmin_choose_page_child":
            arguments = [[home], [section]]
        for values in arguments:
            lists = re.search("explore|index|choose|listing", name)
            for question in questions if lists else [""]:
                address = reverse(name, args=values)
                answer = solongo.get(address + question, follow=True)
                text = "" if answer.streaming else answer.content.decode()
                walked.add((name, answer.status_code))
                text = text.replace("Сүлд-шошго", "", 1) if "tag=" in question else text
                if found := FOREIGN.search(text):
                    told.append((address + question, text[found.start() - 90 : found.end() + 40]))
    assert not told
    odd = {name for name, status in walked if status not in {200, 404}}
    assert odd <= {"wagtailadmin_api:pages:listing"}, "it refuses questions that it doesn't know"
    assert len({name for name, status in walked if status == 200}) > 30, "the walk lost its way"


def test_she_still_filters_by_what_is_hers(tal: Soum, solongo: Client, ours: dict[str, int]):
    listing = solongo.get(reverse("wagtailadmin_explore", args=[tal.page(GLASS).pk]))
    html = listing.content.decode()
    assert 'name="owner"' in html
    assert "Солонго" in html
    assert 'name="site"' not in html, "one site is no choice"
    solongos = tal.people["solongo"].pk
    address = reverse("wagtailadmin_explore_results", args=[tal.page(GLASS).pk])
    assert "Тал мэдээ" in solongo.get(f"{address}?owner={solongos}").content.decode()


def test_nothing_can_be_ticked_for_a_room_that_is_closed(
    tal: Soum, solongo: Client, ours: dict[str, int]
):
    for address in (
        reverse("wagtailadmin_explore", args=[tal.page(GLASS).pk]),
        reverse("wagtailimages:index"),
        reverse("wagtailimages:index") + "?layout=list",
        reverse("wagtaildocs:index"),
    ):
        html = solongo.get(address).content.decode()
        assert "Тал" in html
        assert "data-bulk-action-checkbox" not in html, address
        assert "/bulk/" not in html, address


@pytest.mark.slow
def test_who_edits_two_soums_chooses_between_them_alone(suld: Soum, tal: Soum):
    """An editor of the aimag has both sites; a third one isn't hers."""
    from tests.stories import make_soum

    make_soum("uul", "Уул сум")
    aimags = hire(suld, "dulmaa", "Дулмаа", Role.CONTENT_OFFICER, unit=suld.unit.parent)
    for unit in (suld.unit, tal.unit):
        sync_editors(unit, by=None, at=START)
    client = Client()
    client.force_login(aimags)
    html = client.get(reverse("wagtailadmin_explore_root"), follow=True).content.decode()
    assert 'name="site"' in html
    assert "Уул" not in html
    assert "Тал сум" in html
