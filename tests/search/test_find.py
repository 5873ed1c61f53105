"""A citizen types what he remembers, as his phone lets him."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tamga.organizations.models import Unit
from tamga.search import actions, queries
from tamga.search.models import Entry
from tamga.search.queries import Results

FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # Friday

PAGES = {
    "page:1": ("Төсвийн гүйцэтгэл", "2026 оны эхний хагас жилийн орлого, зарлагын тайлан."),
    "page:2": ("Засаг даргын захирамж", "А/109 дугаартай захирамжийн дагуу өвөлжилтийн бэлтгэл."),
    "page:3": ("Эмнэлгийн цагийн хуваарь", "Даваа гарагаас Баасан гараг хүртэл 09-18 цаг."),
    "page:4": ("Мэдээ", "Өвөлжилтийн бэлтгэл хангах ажлын хэсэг хуралдлаа."),
}


@pytest.fixture
def soum(db: None) -> Unit:
    return _unit("altai")


def _unit(slug: str) -> Unit:
    return Unit.objects.create(slug=slug, name=slug, kind="soum", valid_from=date(1992, 1, 1))


@pytest.fixture
def site(soum: Unit) -> Unit:
    for day, (key, (title, text)) in enumerate(PAGES.items()):
        put(soum, key, title=title, text=text, at=FRIDAY + timedelta(days=day))
    return soum


def put(unit: Unit, key: str, **values: object) -> None:
    given = {"url": f"/{key}/", "title": "", "text": "", "kind": "page", "at": FRIDAY} | values
    actions.index(key=key, unit_id=unit.pk, **given)  # type: ignore[arg-type]


def keys(question: str, **where: int) -> list[str]:
    return [hit.key for hit in queries.find(question, **where).hits]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("захирамж", "page:2"),
        ("ЗАХИРАМЖ", "page:2"),
        ("захирамжийн", "page:2"),
        ("109", "page:2"),
        ("А/109", "page:2"),
        ("A/109", "page:2"),  # Latin A, as the aimag's database prints it
        ("тосвийн", "page:1"),  # a keyboard without ө
        ("эмнэлэг хуваарь", "page:3"),
        ("эмнэлгийн хувиарь", "page:3"),  # a slip
        ("орлого тайлан", "page:1"),
        ("зарлага", "page:1"),
    ],
)
def test_what_people_type_finds_what_they_mean(site: Unit, question: str, first: str) -> None:
    assert keys(question)[0] == first


def test_a_title_counts_more_than_a_text(site: Unit) -> None:
    put(site, "page:5", title="Өвөлжилт", text="Бэлтгэл хангагдсан.")
    assert keys("өвөлжилт")[0] == "page:5"


def test_among_equals_the_newer_comes_first(site: Unit) -> None:
    assert keys("бэлтгэл") == ["page:4", "page:2"]


def test_a_hit_carries_what_a_page_shows(site: Unit) -> None:
    results = queries.find("бэлтгэл", limit=1)
    assert results.total == 2
    (hit,) = results.hits
    assert (hit.url, hit.title, hit.kind) == ("/page:4/", "Мэдээ", "page")
    assert hit.at == FRIDAY + timedelta(days=3)
    assert [part.strip() for part, marked in hit.snippet if marked] == ["бэлтгэл"]


def test_pages_of_results(site: Unit) -> None:
    assert keys("бэлтгэл", limit=1, offset=1) == ["page:2"]
    assert keys("бэлтгэл", offset=5) == []
    assert queries.find("бэлтгэл", limit=0) == Results(2, ())
    assert keys("бэлтгэл", offset=-3, limit=10**9) == ["page:4", "page:2"]


def test_a_site_finds_its_own(site: Unit) -> None:
    other = _unit("khushaat")
    put(other, "page:9", title="Бусад сумын захирамж")
    assert keys("захирамж", unit_id=other.pk) == ["page:9"]
    assert keys("захирамж", unit_id=site.pk) == ["page:2"]
    assert set(keys("захирамж")) == {"page:2", "page:9"}


def test_indexing_again_replaces(site: Unit) -> None:
    put(site, "page:2", title="Тушаал", text="Б дансны тушаал")
    assert keys("захирамж") == []
    assert keys("тушаал") == ["page:2"]
    assert Entry.objects.count() == 4


def test_what_is_dropped_is_not_found(site: Unit) -> None:
    assert actions.drop("page:2")
    assert keys("захирамж") == []
    assert not actions.drop("page:2")


@pytest.mark.parametrize(
    "question",
    [
        "",
        "   ",
        "\0",
        "!!! ??? ''' \" \\ ; -- &|!():*",
        "'; DROP TABLE search_entry; --",
        "' | 'a':*",
        "%_%",
        "а" * 100_000,
        "а б " * 50_000,
        "😀" * 300,
        "\u202e\u200b",
        "ᠮᠣᠩᠭᠣᠯ",
        "\ud800",
    ],
)
def test_hostile_questions_are_answered_calmly(site: Unit, question: str) -> None:
    assert queries.find(question).total <= 4
    assert Entry.objects.count() == 4


def test_nothing_asked_is_nothing_found(site: Unit) -> None:
    assert queries.find("?!") == Results(0, ())


@pytest.mark.slow
def test_long_and_dirty_texts_are_taken(site: Unit) -> None:
    words = " ".join(f"үг{number}" for number in range(80_000))
    put(site, "page:6", title="Том\0 баримт", text=f"{words} \0 {'х' * 5000} төгсгөл")
    assert keys("үг77") != []
    assert keys("том баримт")[0] == "page:6"


def test_the_traditional_script_is_found(site: Unit) -> None:
    put(site, "page:7", title="ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ")
    assert keys("ᠮᠣᠩᠭᠣᠯ") == ["page:7"]


def test_it_costs_three_questions_however_many_there_are(
    site: Unit, django_assert_num_queries: object
) -> None:
    for number in range(20):
        put(site, f"more:{number}", title="Бэлтгэл", text="бэлтгэл " * number)
    with django_assert_num_queries(3):  # type: ignore[operator]
        assert queries.find("бэлтгэл", limit=20).total == 22
