"""Handing in: Оюун of finance sends for review, Уранчимэг of the records publishes herself."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tamga.documents.models import StoredFile
from tamga.website.actions import hand_in, send_back
from tamga.website.actions.pages import HandedIn
from tamga.website.models import ArticlePage, SiteDocument
from tests.stories import START
from tests.workspace import made_files as made
from tests.workspace.conftest import BUDGET, ORDERS


def form_of(soum, path):
    return f"/office/suld/hand-in/{soum.section(path).pk}/"


def filled(**more):
    typed = {
        "title": "Төсвийн гүйцэтгэл",
        "text": "Эхний хагас жилийн байдлаар.",
        "shown_on": timezone.localdate().isoformat(),
    }
    return {**typed, **more}


def upload(name, data):
    return SimpleUploadedFile(name, data)


def test_an_official_sends_for_review_and_nothing_goes_live(office, owed, sign_in):
    occurrence = owed(1, 3)
    oyun = sign_in(office.people["oyun"])
    files = [upload("Төсөв.pdf", made.PDF), upload("Хүснэгт.xlsx", made.excel())]
    data = filled(
        uploads=files,
        occurrence=occurrence.pk,
        position=office.posts["finance_unit"].pk,
        link_1="https://shilendans.gov.mn/",
        caption_1="Шилэн данс",
    )
    answer = oyun.post(form_of(office, BUDGET), data, follow=True)
    page = ArticlePage.objects.get(title="Төсвийн гүйцэтгэл")
    assert answer.redirect_chain[-1][0] == f"/office/suld/pages/{page.pk}/"
    assert not page.live
    assert page.handed_in_by == office.people["oyun"]
    assert page.position == office.posts["finance_unit"]
    assert page.ticked == occurrence.pk
    assert [a.document.title for a in page.attachments.all()] == ["Төсөв", "Хүснэгт"]
    assert [link.caption for link in page.links.all()] == ["Шилэн данс"]
    occurrence.refresh_from_db()
    assert occurrence.fulfilled_at is None


def test_whoever_may_publish_publishes_and_reads_which_duty_was_closed(office, owed, sign_in):
    late = owed(3, -4, "Захирамж А/12")
    uranchimeg = sign_in(office.people["uranchimeg"])
    data = filled(title="Захирамж А/12", occurrence=late.pk)
    answer = uranchimeg.post(form_of(office, ORDERS), data, follow=True)
    html = answer.content.decode()
    late.refresh_from_db()
    assert late.fulfilled_at is not None
    assert f"/office/suld/occurrences/{late.pk}/" in html
    assert 'class="notice past"' in html  # done, but late
    assert "/togtool-zakhiramj/zasag-dargyn-zakhiramj/" in html


def test_the_oldest_unfinished_one_is_offered_first_and_another_can_be_ticked(
    office, owed, sign_in
):
    younger, oldest = owed(3, 9, "Захирамж А/13"), owed(3, -4, "Захирамж А/12")
    uranchimeg = sign_in(office.people["uranchimeg"])
    html = uranchimeg.get(form_of(office, ORDERS)).content.decode()
    assert re.search(rf'value="{oldest.pk}"[^>]*checked', html)
    html = uranchimeg.get(form_of(office, ORDERS) + f"?occurrence={younger.pk}").content.decode()
    assert re.search(rf'value="{younger.pk}"[^>]*checked', html)
    uranchimeg.post(form_of(office, ORDERS), filled(occurrence=younger.pk))
    younger.refresh_from_db()
    oldest.refresh_from_db()
    assert younger.fulfilled_at
    assert not oldest.fulfilled_at


def test_an_error_in_one_field_loses_neither_the_words_nor_the_good_files(office, sign_in):
    oyun = sign_in(office.people["oyun"])
    files = [upload("Төсөв.pdf", made.PDF), upload("Муу.docx", b"MZ\x90\x00")]
    answer = oyun.post(form_of(office, BUDGET), filled(title="", uploads=files))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Эхний хагас жилийн байдлаар." in html
    assert "Муу.docx" in html
    assert not ArticlePage.objects.exists()
    token = re.search(r'name="kept" value="([^"]+)"', html)[1]
    assert StoredFile.everything.get().name == "Төсөв.pdf"

    oyun.post(form_of(office, BUDGET), filled(kept=token))
    page = ArticlePage.objects.get()
    assert [a.document.title for a in page.attachments.all()] == ["Төсөв"]
    with page.attachments.get().document.file.open("rb") as file:
        assert file.read() == made.PDF


def test_a_kept_file_of_somebody_else_is_not_given_out(office, sign_in):
    oyun, uranchimeg = (sign_in(office.people[name]) for name in ("oyun", "uranchimeg"))
    files = [upload("Төсөв.pdf", made.PDF)]
    html = oyun.post(form_of(office, BUDGET), filled(title="", uploads=files)).content.decode()
    token = re.search(r'name="kept" value="([^"]+)"', html)[1]
    uranchimeg.post(form_of(office, BUDGET), filled(kept=[token, token + "x", "[1,2]"]))
    assert not SiteDocument.objects.exists()


def test_a_sent_back_page_is_put_right_with_its_files(office, sign_in):
    oyun = office.people["oyun"]
    files = [("Төсөв.pdf", io.BytesIO(made.PDF))]
    content = HandedIn("Тодотгол", "Мөр нэг\nМөр <хоёр>", timezone.localdate(), files)
    first = hand_in(office.page(BUDGET), content, by=oyun, at=START)
    send_back(first, why="Хавсралт дутуу", by=office.people["bolormaa"], at=START)
    client = sign_in(oyun)
    html = client.get(form_of(office, BUDGET) + f"?again={first.pk}").content.decode()
    assert "Хавсралт дутуу" in html
    assert "Мөр нэг\nМөр &lt;хоёр&gt;" in html
    attached = re.search(r'name="attached" value="(\d+)"', html)[1]
    data = filled(again=first.pk, attached=attached, uploads=[upload("Нэмэлт.txt", b"a")])
    client.post(form_of(office, BUDGET), data)
    page = ArticlePage.objects.get()
    assert page.pk != first.pk
    assert page.sent_back_why == ""
    assert len(page.attachments.all()) == 2
    assert SiteDocument.objects.count() == 2  # those of the first try are gone


def test_the_button_pressed_twice_makes_one_page(office, sign_in):
    uranchimeg = sign_in(office.people["uranchimeg"])
    first = uranchimeg.post(form_of(office, ORDERS), filled())
    second = uranchimeg.post(form_of(office, ORDERS), filled())
    assert first.url == second.url
    assert ArticlePage.objects.count() == 1
    uranchimeg.post(form_of(office, ORDERS), filled(text="Өөр зүйл"))
    assert ArticlePage.objects.count() == 2


def test_nobody_opens_another_ones_page_that_came_back(office, sign_in):
    content = HandedIn("Тодотгол", "Тайлбар", timezone.localdate())
    page = hand_in(office.page(BUDGET), content, by=office.people["oyun"], at=START)
    mandakh = sign_in(office.people["mandakh"])
    assert mandakh.get(f"/office/suld/pages/{page.pk}/").status_code == 404
    send_back(page, why="Дутуу", by=office.people["bolormaa"], at=START)
    assert mandakh.get(form_of(office, BUDGET) + f"?again={page.pk}").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "а" * 201},
        {"title": "Нэг\x00хоёр"},
        {"text": ""},
        {"shown_on": "маргааш"},
        {"shown_on": "0026-01-01"},
        {"link_1": "javascript:alert(1)"},
        {"caption_1": "Нэртэй, хаяггүй"},
        {"occurrence": "999999"},
        {"position": "999999"},
    ],
    ids=str,
)
def test_what_is_wrong_is_said_and_nothing_is_made(office, owed, sign_in, wrong):
    owed(1, 3)
    answer = sign_in(office.people["oyun"]).post(form_of(office, BUDGET), filled(**wrong))
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert not ArticlePage.objects.exists()


def test_eleven_files_are_one_too_many(office, sign_in):
    files = [upload(f"{number}.txt", b"a%d" % number) for number in range(11)]
    answer = sign_in(office.people["oyun"]).post(form_of(office, BUDGET), filled(uploads=files))
    assert answer.status_code == 422
    assert answer.content.decode().count('name="kept"') == 10


def test_the_neighbours_section_is_not_there(office, tal, sign_in):
    oyun = sign_in(office.people["oyun"])
    theirs = tal.section(BUDGET).pk
    assert oyun.get(f"/office/suld/hand-in/{theirs}/").status_code == 404
    assert oyun.get(f"/office/tal/hand-in/{theirs}/").status_code == 403


def test_typed_markup_stays_text(office, sign_in):
    uranchimeg = sign_in(office.people["uranchimeg"])
    uranchimeg.post(form_of(office, ORDERS), filled(text="<script>alert(1)</script>"))
    assert "<script>" not in ArticlePage.objects.get().body
