"""Files: the images are public, a file that was handed in is so with its live page alone."""

import io
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from tamga.website.actions import hand_in, publish
from tamga.website.actions.pages import HandedIn
from tamga.website.models import ArticleAttachment, ArticlePage, SiteDocument
from tamga.website.queries import collection_of
from tests.stories import Soum, moment, published

GLASS = "il-tod-baidal/shilen-dans"


@pytest.fixture
def draft(suld: Soum) -> ArticlePage:
    """Oyun's page with a payroll attached by mistake; nobody has published it."""
    return hand_in(
        suld.page(GLASS),
        HandedIn(
            "Цалин", "x", date(2026, 1, 20), files=[("tsalin.pdf", io.BytesIO(b"%PDF-1 %%EOF"))]
        ),
        by=suld.people["oyun"],
        at=moment("2026-01-20"),  # Tuesday
    )


@pytest.fixture
def payroll(draft: ArticlePage) -> SiteDocument:
    """The file beneath it."""
    return draft.attachments.get().document


def status_of(document: SiteDocument, *, client: Client | None = None) -> int:
    """What somebody gets who asks for the file; a stranger when nobody is named."""
    response = (client or Client()).get(f"/documents/{document.pk}/{document.filename}")
    if response.streaming:
        assert b"".join(response.streaming_content), "read to its end, the file is closed"
    return response.status_code


def test_an_unpublished_file_isnt_public_after_its_draft_is_deleted(
    draft: ArticlePage, payroll: SiteDocument
):
    """Bolormaa sees the payroll and deletes the draft, to be safe."""
    draft.delete()
    assert status_of(payroll) == 404


def test_a_file_taken_out_before_publishing_doesnt_become_public(
    suld: Soum, draft: ArticlePage, payroll: SiteDocument
):
    """She takes the payroll out in Wagtail and publishes the rest."""
    bolormaa = suld.people["bolormaa"]
    draft.attachments.clear()
    draft.save_revision(user=bolormaa)
    publish(draft, by=bolormaa, at=timezone.now())
    assert not ArticleAttachment.objects.filter(page=draft).exists()
    assert status_of(payroll) == 404


def test_nor_when_it_is_published_in_wagtail_itself(
    suld: Soum, draft: ArticlePage, payroll: SiteDocument
):
    """She publishes there, not by the button of the office."""
    bolormaa = suld.people["bolormaa"]
    seen = draft.get_latest_revision_as_object()
    seen.attachments.clear()
    seen.save_revision(user=bolormaa)
    ArticlePage.objects.get(pk=draft.pk).get_latest_revision().publish(user=bolormaa)
    assert ArticlePage.objects.get(pk=draft.pk).live
    assert status_of(payroll) == 404


def test_a_page_of_another_unit_doesnt_open_it(suld: Soum, tal: Soum, payroll: SiteDocument):
    """However it came there: what Тал publishes says nothing about a file of Сүлд."""
    theirs = published(tal, GLASS, by="solongo")
    ArticleAttachment.objects.create(page=theirs, document=payroll)
    assert status_of(payroll) == 404


def test_published_it_is_public_and_withdrawn_it_isnt(
    suld: Soum, draft: ArticlePage, payroll: SiteDocument
):
    publish(draft, by=suld.people["bolormaa"], at=timezone.now())
    assert status_of(payroll) == 200
    draft.refresh_from_db()
    draft.unpublish()
    assert status_of(payroll) == 404


def test_a_file_that_a_live_text_links_is_public(suld: Soum, payroll: SiteDocument):
    page = published(suld, GLASS)
    page.body = f'<p><a linktype="document" id="{payroll.pk}">Цалин</a></p>'
    page.save()
    assert status_of(payroll) == 200


def test_its_author_and_whoever_may_publish_see_it_before(
    suld: Soum, tal: Soum, payroll: SiteDocument
):
    people = suld.people | tal.people
    for username, status in (("oyun", 200), ("bolormaa", 200), ("solongo", 404)):
        client = Client()
        client.force_login(people[username])
        assert status_of(payroll, client=client) == status, username


def test_a_file_that_an_editor_uploaded_is_public_without_a_page(suld: Soum):
    form = SiteDocument.objects.create(
        title="Маягт",
        file=ContentFile(b"x", name="mayagt.pdf"),
        collection=collection_of(suld.unit),
    )
    assert status_of(form) == 200


@pytest.mark.parametrize("way", ["images/../documents", "images/%2e%2e/documents", "images//"])
def test_no_way_round_leads_to_an_unpublished_file(payroll: SiteDocument, way: str):
    """«images/» at the beginning of an address doesn't say where it ends (curl --path-as-is)."""
    name = payroll.file.path if way.endswith("//") else payroll.filename
    assert Client().get(f"/media/{way}/{name}").status_code == 404


def test_an_image_is_given_out(suld: Soum, settings):
    folder = settings.MEDIA_ROOT / "images" / "2026"
    folder.mkdir(parents=True)
    (folder / "zurag.png").write_bytes(b"\x89PNG")
    response = Client().get("/media/images/2026/zurag.png")
    assert b"".join(response.streaming_content) == b"\x89PNG"
