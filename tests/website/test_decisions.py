"""A citizen looks for an order: the list, the order itself, who else may see what."""

import json
import re
from datetime import date

import pytest
from django.db.models import Max
from django.test import Client

from tamga.decisions.actions import (
    amend,
    keep_internal,
    number,
    publish,
    repeal,
    void_number,
    write_script,
)
from tamga.decisions.models import Decision
from tamga.organizations.models import Unit
from tamga.registers.models import Entry
from tests.decisions.offices import (
    TITLE,
    cleared,
    drafted,
    internal,
    numbered,
    provision,
    published,
    signed,
)
from tests.stories import Soum, moment
from tests.stories import published as publish_page

LIST = "/decisions/"
FIRST = "/decisions/governor_order_a/2026/1/"
ORDERS = "togtool-zakhiramj/zasag-dargyn-zakhiramj"
GLASS = "il-tod-baidal/shilen-dans"
BUDGET_OF_QUERIES = 6
HOSTILE = "</script><script>alert(1)</script><!-- \" ' & тухай"


@pytest.fixture
def citizen() -> Client:
    """Somebody with a phone, at the site of Сүлд."""
    return Client()


def many_more(decision: Decision, how_many: int) -> None:
    """As many again, all different in number alone: quick, for counting queries."""
    register = decision.entry.register
    last = Entry.everything.filter(register=register).aggregate(last=Max("number"))["last"]
    for serial in range(last + 1, last + how_many + 1):
        entry = Entry.everything.get(pk=decision.entry_id)
        entry.pk, entry.number = None, serial
        entry.save(force_insert=True)
        twin = Decision.everything.get(pk=decision.pk)
        twin.pk, twin.entry, twin.number, twin.publishing = None, entry, f"А/{serial}", None
        twin.save(force_insert=True)


def data_of(text: str) -> dict:
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
    return json.loads(found)


# The list


def test_without_decisions_it_says_what_will_come(suld: Soum, citizen: Client):
    text = citizen.get(LIST).text
    assert "Энд шийдвэр хараахан нийтлээгүй" in text
    assert "<form" not in text


def test_it_shows_number_date_title_and_whether_it_is_in_force(suld: Soum, citizen: Client):
    published(suld, "2026-04-08")  # Wednesday
    text = citizen.get(LIST).text
    assert f'href="{FIRST}">А/1 {TITLE}</a>' in text
    assert "2026 оны 4 дүгээр сарын 8-ны өдөр · Засаг даргын захирамж (А)" in text
    assert "хүчинтэй" in text


def test_the_newest_comes_first_and_a_long_list_has_pages(suld: Soum, citizen: Client):
    many_more(published(suld), 29)
    numbers = re.findall(r'class="title"[^>]*>(А/\d+) ', citizen.get(LIST).text)
    assert numbers == [f"А/{serial}" for serial in range(30, 5, -1)]
    second = citizen.get(f"{LIST}?page=2&kind=governor_order_a").text
    assert re.findall(r'class="title"[^>]*>(А/\d+) ', second)[-1] == "А/1"
    assert "?page=1&amp;kind=governor_order_a" in second
    assert "жагсаалтын энэ хуудсанд" in citizen.get(f"{LIST}?page=9").text.casefold()


@pytest.mark.parametrize("rows", [1, pytest.param(100, marks=pytest.mark.slow)])
def test_it_takes_as_many_queries_whatever_its_length(
    suld: Soum, citizen: Client, rows: int, django_assert_num_queries
):
    first = published(suld)
    amend(
        published(suld, "2026-05-06"), first,
        effective_on=date(2026, 5, 6), by=suld.people["mandakh"], at=moment("2026-05-06"),
    )  # fmt: skip
    many_more(first, rows - 1)
    citizen.get(LIST)
    with django_assert_num_queries(5):  # frame, choices, sections, decisions, their relations
        citizen.get(LIST)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?kind=khural_resolution", {"№ 1"}),
        ("?kind=governor_order_a", {"А/1", "А/2"}),
        ("?year=2025", {"А/1 Галын"}),
        ("?year=2026&kind=governor_order_a", {"А/1 Хаврын", "А/2"}),
        ("?q=А/2", {"А/2"}),
        ("?q=A-2", {"А/2"}),  # a Latin A
        ("?q=2025_A/1", {"А/1 Галын"}),
        ("?q=хаврын+мод", {"А/1 Хаврын"}),
        ("?q=мод+тарих", {"А/1 Хаврын", "А/2", "№ 1", "А/1 Галын"}),  # in their text
        ("?q=ХУРЛЫН", {"№ 1"}),
        ("?q=нэгийг+олохгүй", set()),
        ("?q=!!!", set()),
        ("?q=%00", {"А/1", "А/2", "№ 1"}),
        ("?kind=law&year=20x6&page=-1", {"А/1", "А/2", "№ 1"}),
    ],
)
def test_it_is_narrowed_by_kind_year_number_and_words(
    suld: Soum, citizen: Client, query: str, found: set
):
    published(suld, "2025-11-05", title="Галын аюулгүй байдлын тухай")
    published(suld)
    published(suld, title="Зам засах тухай")
    published(suld, kind="khural_resolution", title="Хурлын дэгийн тухай")
    text = citizen.get(LIST + query).text
    titles = re.findall(r'class="title"[^>]*>([^<]+)</a>', text)
    assert all(any(title.startswith(begin) for begin in found) for title in titles)
    assert all(any(title.startswith(begin) for title in titles) for begin in found)
    assert bool(found) != ("Ийм шийдвэр олдсонгүй" in text)


@pytest.mark.parametrize("words", ["88112233", "8811", "УБ88121234", "8812"])
def test_what_a_cleared_copy_leaves_out_can_be_guessed_by_no_search(
    suld: Soum, citizen: Client, words: str
):
    cleared(suld)
    assert "А/1 Иргэн" in citizen.get(LIST).text
    assert "УБ88121234" not in citizen.get(LIST).text
    assert "А/1 Иргэн" not in citizen.get(f"{LIST}?q={words}").text
    assert "А/1 Иргэн" in citizen.get(f"{LIST}?q=гэрээгээр").text


# Its page


def test_its_page_answers_what_a_citizen_asks(suld: Soum, citizen: Client):
    decision = published(suld, "2026-04-08", place="Баянгол")
    heading = provision(suld, decision, "Бэлтгэл ажил.", number_printed="1.", controlled=False)
    provision(
        suld, decision, "Талбайг хашина.",
        number_printed="1.1.", parent=heading, responsible_text="Газрын мэргэжилтэн",
    )  # fmt: skip
    write_script(
        decision, script_text="ᠮᠣᠳᠤ ᠲᠠᠷᠢᠬᠤ", by=suld.people["uranchimeg"], at=moment("2026-04-09")
    )
    text = citizen.get(FIRST).text
    assert f"<h1>{TITLE}</h1>" in text
    assert "2026 оны 4 дүгээр сарын 8-ны өдөр · Баянгол" in text
    assert "хүчинтэй" in text
    assert "Мод тарихыг даалгасугай." in text
    inner = text[text.index("Бэлтгэл ажил.") : text.index("Талбайг хашина.")]
    assert '<ol class="provisions">' in inner, "the second stands below the first"
    assert "Газрын мэргэжилтэн" in text
    assert "Засаг дарга" in text[text.index("Гарын үсэг зурсан") :]
    (script,) = re.findall(r"<div[^>]*lang=\"mn-Mong\"[^>]*>.*?</div>", text, re.S)
    assert 'dir="ltr"' in script
    assert "ᠮᠣᠳᠤ ᠲᠠᠷᠢᠬᠤ" in script


def test_the_english_page_leads_to_english_pages(suld: Soum, citizen: Client):
    published(suld)
    assert f'href="/en{FIRST}"' in citizen.get(f"/en{LIST}").text
    text = citizen.get(f"/en{FIRST}").text
    assert 'lang="en"' in text
    assert "8 April 2026" in text
    assert "in force" in text


@pytest.mark.parametrize("address", [LIST, FIRST, f"/en{FIRST}"])
def test_it_sets_no_cookie_and_varies_on_the_encoding_alone(
    suld: Soum, citizen: Client, address: str
):
    published(suld)
    response = citizen.get(address)
    assert response.status_code == 200
    assert not response.cookies
    assert response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"


@pytest.mark.parametrize("rows", [1, 12])
def test_its_page_takes_six_queries_with_one_and_many_provisions_and_relations(
    suld: Soum, citizen: Client, rows: int, django_assert_num_queries
):
    decision = published(suld)
    for each in range(rows):
        provision(suld, decision, f"Ажил {each}")
        other = published(suld, "2026-05-06", title=f"Нэмэлт {each}")
        amend(
            other, decision,
            effective_on=date(2026, 5, 6), by=suld.people["mandakh"], at=moment("2026-05-06"),
        )  # fmt: skip
    citizen.get(FIRST)
    with django_assert_num_queries(5):  # frame, decision, provisions, files, relations
        citizen.get(FIRST)


# Who else sees it


def _void(soum: Soum) -> None:
    void_number(
        published(soum), reason="Давхар", by=soum.people["mandakh"], at=moment("2026-04-09")
    )


def _taken_back(soum: Soum) -> None:
    keep_internal(
        published(soum), reason="Алдаа", by=soum.people["mandakh"], at=moment("2026-04-09")
    )


@pytest.mark.parametrize(
    "make",
    [
        drafted,
        signed,
        numbered,
        internal,
        _void,
        _taken_back,
        lambda soum: internal(soum, kind="governor_order_b"),
        lambda soum: internal(soum, personal=True),
    ],
    ids=["draft", "signed", "numbered", "internal", "void", "taken back", "kind Б", "personal"],
)
def test_what_isnt_public_is_nowhere(suld: Soum, citizen: Client, make):
    make(suld)
    for kind in ("governor_order_a", "governor_order_b"):
        assert citizen.get(f"/decisions/{kind}/2026/1/").status_code == 404
    for address in (LIST, f"/{ORDERS}/", "/", "/sitemap.xml", "/search/?q=мод"):
        text = citizen.get(address).text
        assert TITLE not in text
        assert FIRST not in text


def test_the_neighbours_decision_is_on_the_neighbours_site_alone(
    suld: Soum, tal: Soum, citizen: Client
):
    mine, theirs = published(suld), numbered(suld, unit=tal.unit, title="Талын захирамж")
    publish(theirs, by=tal.people["solongo"], at=moment("2026-04-08"))
    assert "Талын захирамж" not in citizen.get(LIST).text
    assert "Талын захирамж" not in citizen.get("/search/?q=Талын").text
    assert TITLE in citizen.get(FIRST).text
    at_tal = Client(headers={"host": "tal.localhost"})
    assert "Талын захирамж" in at_tal.get(FIRST).text
    assert mine.title not in at_tal.get(LIST).text


def test_the_khurals_own_books_stand_on_the_soums_site_beside_the_soums(
    suld: Soum, citizen: Client
):
    khural = Unit.objects.get(slug="suld-khural")
    published(suld, kind="khural_resolution", title="Сумын дэвтрийнх")
    published(suld, kind="khural_resolution", title="Хурлын дэвтрийнх", unit=khural)
    text = citizen.get(LIST).text
    assert 'href="/decisions/suld-khural/khural_resolution/2026/1/"' in text
    assert khural.name in text
    own, theirs = (
        citizen.get(f"/decisions/{begin}khural_resolution/2026/1/").text
        for begin in ("", "suld-khural/")
    )
    assert ("Сумын дэвтрийнх" in own, "Хурлын дэвтрийнх" in own) == (True, False)
    assert ("Сумын дэвтрийнх" in theirs, "Хурлын дэвтрийнх" in theirs) == (False, True)


@pytest.mark.parametrize(
    "address",
    [
        "/decisions/governor_order_a/2026/2/",
        "/decisions/governor_order_a/2026/99999999999999999999/",
        "/decisions/governor_order_a/99999999999999999999/1/",
        "/decisions/no-such-kind/2026/1/",
        "/decisions/tal/governor_order_a/2026/1/",
        "/decisions/suld/governor_order_a/2026/1/",
        "/decisions/governor_order_a/2026/",
        "/decisions/governor_order_a/2026/-1/",
        f"{FIRST}files/99999999999999999999/",
        f"{FIRST}files/1/",
    ],
)
def test_an_address_of_nothing_says_so(suld: Soum, citizen: Client, address: str):
    published(suld)
    assert citizen.get(address).status_code == 404


# What changed it


def test_both_ends_tell_of_each_other_and_lead_to_what_is_public_alone(suld: Soum, citizen: Client):
    by, at = suld.people["mandakh"], moment("2026-05-06")
    first = published(suld)
    second = published(suld, "2026-05-06", title="Шинэчлэх тухай")
    hidden = internal(suld, "2026-05-06", title="Дотоод нэртэй")
    amend(hidden, first, effective_on=date(2026, 5, 6), by=by, at=at)
    repeal(second, first, effective_on=date(2026, 5, 6), by=by, at=at)
    text = citizen.get(FIRST).text
    assert "хүчингүй болсон" in text
    assert "Хүчингүй болгосон:" in text
    assert 'href="/decisions/governor_order_a/2026/2/">А/2 Шинэчлэх тухай</a>' in text
    assert "Өөрчлөлт оруулсан:" in text
    assert "А/3 Засаг даргын захирамж (А)" in text, "what acted is named, its title is not"
    assert "Дотоод нэртэй" not in text
    assert "2026/3" not in text
    other = citizen.get("/decisions/governor_order_a/2026/2/").text
    assert f'href="{FIRST}">А/1 {TITLE}</a>' in other
    assert "Хүчингүй болгож байгаа:" in other
    assert "хүчингүй болсон" in citizen.get(LIST).text


# For machines


def test_machines_read_the_same_from_it(suld: Soum, citizen: Client):
    first = published(suld)
    second = published(suld, "2026-05-06")
    write_script(second, script_text="ᠮᠣᠳᠤ", by=suld.people["bolormaa"], at=moment("2026-05-07"))
    repeal(
        second, first,
        effective_on=date(2026, 5, 6), by=suld.people["mandakh"], at=moment("2026-05-06"),
    )  # fmt: skip
    told = data_of(citizen.get("/decisions/governor_order_a/2026/2/").text)
    assert told["@type"] == "Legislation"
    assert told["legislationIdentifier"] == "А/2"
    assert told["legislationDate"] == "2026-05-06"
    assert told["legislationLegalForce"] == "https://schema.org/InForce"
    assert told["legislationChanges"] == [f"http://testserver{FIRST}"]
    assert told["inLanguage"] == ["mn", "mn-Mong"]
    assert told["legislationPassedBy"]["name"] == suld.unit.name
    before = data_of(citizen.get(FIRST).text)
    assert before["legislationLegalForce"] == "https://schema.org/NotInForce"


def test_no_title_ends_the_script_or_the_page(suld: Soum, citizen: Client):
    published(suld, title=HOSTILE, text=HOSTILE, script_text=HOSTILE)
    response = citizen.get(FIRST)
    assert data_of(response.text)["name"] == HOSTILE
    assert "<script>alert" not in response.text
    assert "<script>alert" not in citizen.get(LIST).text
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]


def test_the_sitemap_has_them(suld: Soum, citizen: Client):
    published(suld)
    text = citizen.get("/sitemap.xml").text
    assert f"<loc>http://testserver{FIRST}</loc><lastmod>2026-04-08T10:00:00+08:00" in text


# Where they are met


def test_the_section_of_orders_shows_the_newest_and_leads_to_all(
    suld: Soum, citizen: Client, django_assert_max_num_queries
):
    published(suld)
    published(suld, kind="khural_resolution", title="Хурлын тогтоол")
    text = citizen.get(f"/{ORDERS}/").text
    assert f'href="{FIRST}">А/1 {TITLE}</a>' in text
    assert 'href="/decisions/?kind=governor_order_a"' in text
    assert "Хурлын тогтоол" not in text
    assert "Энэ хэсэгт одоогоор" not in text, "it isn't called empty"
    publish_page(suld, ORDERS, title="Хуучин захирамж")
    with django_assert_max_num_queries(BUDGET_OF_QUERIES):
        both = citizen.get(f"/{ORDERS}/").text
    assert TITLE in both
    assert "Хуучин захирамж" in both
    assert TITLE not in citizen.get(f"/{GLASS}/").text


def test_the_home_page_leads_to_the_list_once_there_is_one(
    suld: Soum, citizen: Client, django_assert_max_num_queries
):
    assert f'href="{LIST}"' not in citizen.get("/").text
    numbered_one = published(suld)
    with django_assert_max_num_queries(BUDGET_OF_QUERIES):
        text = citizen.get("/").text
    assert text.count(f'href="{LIST}"') == 2
    assert f'href="{FIRST}">А/1 {numbered_one.title}</a>' in text


def test_a_number_given_again_by_nobody_keeps_its_address(suld: Soum, citizen: Client):
    """The address says kind, year and number: a void one isn't taken over by the next."""
    _void(suld)
    number(signed(suld), by=suld.people["uranchimeg"], at=moment("2026-04-10"))
    assert citizen.get(FIRST).status_code == 404
