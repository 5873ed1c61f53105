"""Whoever remembers a number, a word of the title or of the text finds the order; nobody finds
what isn't public.
"""

import pytest

from tamga.decisions.actions import (
    add_provision,
    keep_internal,
    mend_search,
    open_to_public,
    publish,
    void_number,
    waive_personal,
    write_script,
)
from tamga.decisions.enums import FileKind
from tamga.decisions.models import Decision
from tamga.organizations.models import Unit
from tamga.search.models import Entry
from tamga.search.queries import find
from tests.decisions.offices import attached, cleared, drafted, internal, numbered, published
from tests.stories import Soum, moment

AT = moment("2026-04-10")  # Friday


def found(soum: Soum, words: str) -> list[str]:
    hits = find(words, unit_id=soum.unit.pk).hits
    return [hit.url for hit in hits if hit.url.startswith("/decisions/")]


@pytest.mark.parametrize(
    "words",
    ["А/1", "A/1", "а/1", "A-1", "мод тарих", "МОД ТАРИХЫГ", "модд тарих", "даалгасугай",
     "захирамж", "Хаврын"],
)  # fmt: skip
def test_a_published_decision_is_found(suld: Soum, words: str):
    published(suld)
    assert found(suld, words) == ["/decisions/governor_order_a/2026/1/"]


def test_its_provisions_are_found_also_those_that_come_later(suld: Soum):
    decision = published(suld)
    assert not found(suld, "суулгац")
    by = suld.people["bolormaa"]
    add_provision(decision, text="Суулгац хүлээн авах.", by=by, at=AT)
    assert found(suld, "суулгац")
    write_script(decision, script_text="ᠮᠣᠳᠤ", by=by, at=AT)
    assert found(suld, "ᠮᠣᠳᠤ")


@pytest.mark.parametrize("make", [drafted, numbered, internal])
def test_what_isnt_published_isnt_found(suld: Soum, make):
    make(suld)
    assert not Entry.objects.filter(key__startswith="decision-").exists()
    assert not found(suld, "мод тарих")


def test_taken_back_it_is_found_no_more_until_it_is_published_again(suld: Soum):
    decision, by = published(suld), suld.people["mandakh"]
    decision = keep_internal(decision, reason="Алдаа", by=by, at=AT)
    assert not found(suld, "мод тарих")
    decision = open_to_public(decision, reason="Алдаагүй", by=by, at=AT)
    assert not found(suld, "мод тарих")
    publish(decision, by=by, at=AT)
    assert found(suld, "мод тарих")


def test_void_it_is_found_no_more(suld: Soum):
    void_number(published(suld), reason="Давхар", by=suld.people["mandakh"], at=AT)
    assert not found(suld, "мод тарих")


def test_what_was_cleared_away_is_never_in_the_index(suld: Soum):
    cleared(suld)
    (entry,) = Entry.objects.filter(key__startswith="decision-")
    everything = f"{entry.title} {entry.text} {entry.fold} {entry.title_fold} {entry.words}"
    for personal in ("88112233", "88121234"):
        assert personal not in everything
    assert found(suld, "гэрээгээр эзэмшүүлнэ")


def test_a_cleared_copy_that_comes_later_clears_the_index_too(suld: Soum):
    """First it was let through with a reason; then somebody thought again."""
    decision = numbered(suld, text="Лавлах утас 88112233.")
    by = suld.people["uranchimeg"]
    waive_personal(decision, reason="Албаны утас", by=by, at=AT)
    publish(decision, by=by, at=AT)
    assert found(suld, "88112233")
    attached(suld, decision, FileKind.CLEARED_COPY)
    assert not found(suld, "88112233")
    assert not Entry.objects.filter(fold__contains="88112233").exists()


def test_a_bodys_decision_is_found_on_the_soums_site(suld: Soum, tal: Soum):
    khural = Unit.objects.get(slug="suld-khural")
    published(suld, kind="khural_resolution", unit=khural)
    assert found(suld, "мод тарих") == ["/decisions/suld-khural/khural_resolution/2026/1/"]
    assert not found(tal, "мод тарих")


def test_a_lost_index_is_made_anew_and_nothing_more(suld: Soum):
    decision = published(suld)
    internal(suld, title="Дотоод")
    Entry.objects.all().delete()
    assert mend_search(at=AT) == 1
    assert found(suld, "мод тарих")
    assert not found(suld, "дотоод")
    assert mend_search(at=AT) == 0
    # somebody took it out of the books behind the program's back
    Decision.everything.filter(pk=decision.pk).update(state="internal", visibility="internal")
    assert mend_search(at=AT) == 1
    assert not found(suld, "мод тарих")
