"""«Миний ажил» tells whose step a decision is; the khural's books are found from the soum's."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tamga.accounts.enums import Role
from tamga.decisions.actions import send_back, send_to_review
from tamga.decisions.models import Decision
from tamga.workspace.queries.decision_work import Step, decision_work
from tests.decisions.offices import drafted, numbered, signed
from tests.stories import Soum, hire, moment

AT = moment("2026-04-09")


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def steps(user) -> list[tuple[Step, Decision]]:
    return [(line.step, line.decision) for line in decision_work(user)]


def test_each_step_is_told_to_whoever_takes_it(suld: Soum, tal: Soum):
    bolormaa, uranchimeg, oyun = (suld.people[name] for name in ("bolormaa", "uranchimeg", "oyun"))
    decision = drafted(suld)
    assert steps(bolormaa) == [], "a draft that nobody has sent is nobody's step"
    send_to_review(decision, by=bolormaa, at=AT)
    assert steps(bolormaa) == [(Step.REVIEW, decision)]
    assert steps(uranchimeg) == [(Step.SIGNATURE, decision)]
    assert steps(suld.people["mandakh"]) == [(Step.REVIEW, decision)], "once, though she may both"
    send_back(decision, comment="Засах", by=suld.people["mandakh"], at=AT)
    assert steps(bolormaa) == [(Step.PUT_RIGHT, decision)]
    assert steps(uranchimeg) == [], "she didn't draft it"
    waits = signed(suld)
    assert steps(uranchimeg) == [(Step.NUMBER, waits)]
    assert steps(oyun) == steps(tal.people["solongo"]) == []


def test_what_is_numbered_waits_for_the_files_or_the_site(suld: Soum):
    kept = numbered(suld, kind="governor_order_b")
    shown = numbered(suld)
    assert shown.publishing is None, "no duty asks for it"
    assert steps(suld.people["uranchimeg"]) == [(Step.KEEP, kept), (Step.PUBLISH, shown)]
    assert steps(suld.people["bolormaa"]) == [(Step.PUBLISH, shown)]


def test_the_aimags_administrator_is_not_told_of_every_soum(suld: Soum):
    dulmaa = hire(suld, "dulmaa", "Дулмаа", Role.ADMINISTRATOR, unit=suld.unit.parent)
    send_to_review(drafted(suld), by=suld.people["bolormaa"], at=AT)
    assert steps(dulmaa) == []
    own = send_to_review(drafted(suld, unit=suld.unit.parent), by=dulmaa, at=AT)
    assert steps(dulmaa) == [(Step.REVIEW, own)]


def test_a_draft_of_the_khural_is_told_in_the_soum(suld: Soum):
    khural = suld.posts["khural_chair"].unit
    draft = drafted(suld, unit=khural, kind="khural_resolution")
    send_to_review(draft, by=suld.people["bolormaa"], at=AT)
    assert steps(suld.people["bolormaa"]) == [(Step.REVIEW, draft)]
    assert steps(suld.people["uranchimeg"]) == [], "her grant stays in the governor's office"


def test_the_page_leads_there_in_a_fixed_number_of_queries(
    suld: Soum, sign_in, django_assert_max_num_queries
):
    client: Client = sign_in(suld.people["bolormaa"])
    first = send_to_review(drafted(suld), by=suld.people["bolormaa"], at=AT)
    page = client.get("/en/office/").content.decode()
    assert "Waits for legal review." in page
    assert reverse("office_decision", args=["suld", first.pk]) in page
    assert "Waits for legal review." not in client.get("/en/office/?only=late").content.decode()
    for _each in range(12):
        send_to_review(drafted(suld), by=suld.people["bolormaa"], at=AT)
    with django_assert_max_num_queries(2):
        decision_work(suld.people["bolormaa"])
    page = client.get("/en/office/").content.decode()
    assert page.count("Waits for legal review.") == 10
    assert "There are more" in page


def test_the_books_of_the_khural_are_found_from_the_soums_and_back(suld: Soum, sign_in):
    khural = suld.posts["khural_chair"].unit
    there = reverse("office_decisions", args=[khural.slug])
    registers = reverse("registers", args=[khural.slug])
    head: Client = sign_in(suld.people["mandakh"])
    assert there in head.get("/en/office/suld/decisions/").content.decode()
    assert registers in head.get("/en/office/suld/registers/").content.decode()
    assert (
        reverse("blanks", args=[khural.slug])
        in head.get("/en/office/suld/registers/blanks/").content.decode()
    )
    back = head.get(registers).content.decode()
    assert reverse("registers", args=["suld"]) in back
    assert "school" not in back, "a school has no books"
    uranchimeg: Client = sign_in(suld.people["uranchimeg"])
    assert registers not in uranchimeg.get("/en/office/suld/registers/").content.decode()
    tsetseg = hire(suld, "tsetseg", "Цэцэг", Role.RECORDS_OFFICER, "khural_secretary", unit=khural)
    hers: Client = sign_in(tsetseg)
    assert hers.get(registers).status_code == 200
    assert reverse("registers", args=["suld"]) not in hers.get(registers).content.decode()
    work = hers.get("/en/office/").content.decode()
    assert registers in work or there in work, "she gets there from her own page"
