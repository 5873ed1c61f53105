"""Wagtail's editor: a page takes what its own unit has, and loses nothing of its own story."""

import io
from datetime import date

import pytest
from django.test import Client
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.images.tests.utils import get_test_image_file

from tamga.organizations.models import Unit
from tamga.website.actions import hand_in, publish, send_back, withdraw
from tamga.website.actions.pages import HandedIn
from tamga.website.models import ArticleAttachment, ArticlePage, SiteDocument, SiteImage
from tamga.website.models.editor import FOREIGN_FILE
from tamga.website.models.pages import PROSE
from tamga.website.queries import collection_of, waiting_for_publication
from tests.stories import Soum, moment, published

pytestmark = pytest.mark.slow

GLASS = "il-tod-baidal/shilen-dans"


@pytest.fixture
def draft(suld: Soum) -> ArticlePage:
    """Oyun's page with a file; nobody has published it."""
    files = [("tusuv.pdf", io.BytesIO(b"%PDF-1 %%EOF"))]
    return hand_in(
        suld.page(GLASS),
        HandedIn("Төсөв", "x", date(2026, 1, 20), files=files),
        by=suld.people["oyun"],
        at=moment("2026-01-20"),  # Tuesday
    )


@pytest.fixture
def document(draft: ArticlePage) -> SiteDocument:
    """That file, of Сүлд."""
    return draft.attachments.get().document


@pytest.fixture
def bolormaa(suld: Soum) -> Client:
    client = Client()
    client.force_login(suld.people["bolormaa"])
    return client


@pytest.fixture
def solongo(tal: Soum) -> Client:
    client = Client()
    client.force_login(tal.people["solongo"])
    return client


def form_of(page: ArticlePage, *documents: int, body: str = "", **more: str) -> dict[str, str]:
    """What Wagtail's editor posts for a page."""
    form = {
        "title": page.title, "slug": page.slug, "seo_title": "", "search_description": "",
        "shown_on": "2026-01-20", "position": "", "go_live_at": "", "expire_at": "",
        "body": ContentstateConverter(PROSE).from_database_format(body),
    }  # fmt: skip
    for name, total in (("attachments", len(documents)), ("links", 0)):
        form |= {f"{name}-TOTAL_FORMS": str(total), f"{name}-INITIAL_FORMS": "0"}
        form |= {f"{name}-MIN_NUM_FORMS": "0", f"{name}-MAX_NUM_FORMS": "1000"}
    for place, document in enumerate(documents):
        form |= {f"attachments-{place}-document": str(document), f"attachments-{place}-id": ""}
        form |= {f"attachments-{place}-ORDER": "1", f"attachments-{place}-caption": ""}
    return form | more


def press_publish(client: Client, page: ArticlePage, *documents: int, body: str = "", **more: str):
    """Fill the form and press «Publish»."""
    form = form_of(page, *documents, body=body, **{"action-publish": "action-publish"}, **more)
    return client.post(f"/cms/pages/{page.pk}/edit/", form)


def test_an_editor_of_tal_cant_publish_a_file_of_suld(
    tal: Soum, solongo: Client, document: SiteDocument
):
    """The chooser hides it; whoever sends its number is told so beside the field."""
    mine = published(tal, GLASS, by="solongo")
    answer = press_publish(solongo, mine, document.pk)
    (of_the_file,) = answer.context["form"].formsets["attachments"].errors
    assert of_the_file == {"document": [FOREIGN_FILE]}
    assert not ArticleAttachment.objects.filter(page=mine).exists()


def test_a_file_of_ones_own_unit_is_taken(suld: Soum, bolormaa: Client, document: SiteDocument):
    page = published(suld, GLASS)
    assert press_publish(bolormaa, page, document.pk).status_code == 302
    assert page.attachments.get().document == document


# Wagtail leaves the temporary file of the editor's thumbnail to be closed by itself
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_text_takes_photos_and_files_of_its_own_unit_alone(
    suld: Soum, tal: Soum, solongo: Client, bolormaa: Client, document: SiteDocument
):
    photo = SiteImage.objects.create(
        title="Зураг", file=get_test_image_file(), collection=collection_of(suld.unit)
    )
    theirs = (
        f'<p><a linktype="document" id="{document.pk}">Төсөв</a></p>',
        f'<embed embedtype="image" id="{photo.pk}" format="left" alt="Зураг"/>',
    )
    mine, suld_page = published(tal, GLASS, by="solongo"), published(suld, GLASS)
    for body in theirs:
        answer = press_publish(solongo, mine, body=body)
        assert answer.status_code == 200
        assert answer.context["form"].errors.keys() == {"body"}
        mine.refresh_from_db()
        assert mine.body == "<p>Мэдээ</p>"
        assert press_publish(bolormaa, suld_page, body=body).status_code == 302


def test_the_editor_offers_posts_of_its_own_unit_alone(
    suld: Soum, tal: Soum, bolormaa: Client, draft: ArticlePage
):
    """With 330 soums the list would have 16,000 posts, and a page of Сүлд go out in Тал's name."""
    html = bolormaa.get(f"/cms/pages/{draft.pk}/edit/").content.decode()
    assert f'value="{suld.posts["records_officer"].pk}"' in html
    foreign = str(tal.posts["records_officer"].pk)
    assert f'value="{foreign}"' not in html
    answer = press_publish(bolormaa, draft, position=foreign)
    assert answer.context["form"].errors.keys() == {"position"}


def test_a_new_page_knows_its_unit_too(suld: Soum, tal: Soum, bolormaa: Client):
    section = suld.page(GLASS)
    html = bolormaa.get(f"/cms/pages/add/website/articlepage/{section.pk}/").content.decode()
    assert f'value="{suld.posts["records_officer"].pk}"' in html
    assert f'value="{tal.posts["records_officer"].pk}"' not in html


def test_saving_a_sent_back_page_keeps_what_was_said_to_its_author(
    suld: Soum, bolormaa: Client, draft: ArticlePage
):
    """Bolormaa sends the page back with a reason, then puts a comma right in Wagtail."""
    send_back(draft, why="Цалинг аваарай", by=suld.people["bolormaa"], at=moment("2026-01-21"))
    assert bolormaa.post(f"/cms/pages/{draft.pk}/edit/", form_of(draft)).status_code == 302
    draft.refresh_from_db()
    assert (draft.sent_back_why, draft.handed_in_at) == ("Цалинг аваарай", None)
    assert draft.handed_in_by == suld.people["oyun"]


def test_saving_a_page_that_waits_lets_it_wait(suld: Soum, bolormaa: Client, draft: ArticlePage):
    assert bolormaa.post(f"/cms/pages/{draft.pk}/edit/", form_of(draft)).status_code == 302
    assert [*waiting_for_publication(Unit.objects.filter(pk=suld.unit.pk))] == [draft]


def test_a_withdrawn_page_stays_withdrawn_when_its_draft_is_saved(
    suld: Soum, bolormaa: Client, draft: ArticlePage
):
    by = suld.people["bolormaa"]
    withdraw(publish(draft, by=by, at=moment("2026-01-21")), by=by, at=moment("2026-01-22"))
    bolormaa.post(f"/cms/pages/{draft.pk}/edit/", form_of(draft))
    draft.refresh_from_db()
    assert draft.withdrawn_at == moment("2026-01-22")


def test_a_page_published_in_the_editor_doesnt_wait_again_when_it_expires(
    suld: Soum, bolormaa: Client, draft: ArticlePage
):
    """Published from the editor instead of the queue, unpublished a year later as out of date."""
    assert press_publish(bolormaa, draft).status_code == 302
    draft.refresh_from_db()
    assert draft.live
    draft.unpublish()
    bolormaa.post(f"/cms/pages/{draft.pk}/edit/", form_of(draft))
    assert not waiting_for_publication(Unit.objects.filter(pk=suld.unit.pk))
