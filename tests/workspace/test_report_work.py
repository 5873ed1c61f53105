"""«Миний ажил» says what a half-year waits for, to each their own."""

from datetime import date

from django.test import Client

from tamga.implementation.actions import (
    answer,
    close_period,
    lock_period,
    score_own,
    score_superior,
    send_back,
    write_progress,
)
from tamga.implementation.actions.checking import check_off
from tamga.implementation.actions.issuing import issue
from tamga.implementation.actions.signing_off import sign_off
from tamga.workspace.queries.report_work import Asked, report_work
from tests.decisions.offices import evaluator
from tests.implementation.half_years import AT, half_year
from tests.stories import Soum, moment

MAY, JULY = date(2026, 5, 25), date(2026, 7, 6)  # Mondays


def asked(user, on: date = MAY) -> list[tuple[Asked, int, bool]]:
    return [(line.asked, line.count, line.late) for line in report_work(user, on=on)]


def test_a_half_year_asks_each_for_their_own(suld: Soum, tal: Soum):
    measures = half_year(suld)
    oyun, bolormaa, nergui = suld.people["oyun"], suld.people["bolormaa"], evaluator(suld)
    assert asked(oyun) == [(Asked.WRITE, 1, False)]
    assert asked(oyun, JULY) == [(Asked.WRITE, 1, True)], "the half-year is over"
    assert asked(bolormaa) == [(Asked.SCORE_OWN, 3, False)]
    assert asked(tal.people["solongo"]) == asked(nergui) == []

    write_progress(measures[1], "120 хүүхэд", seen=None, by=oyun, at=AT)
    assert asked(oyun) == []
    for measure in measures:
        score_own(measure, 70, by=bolormaa, at=AT)
    close_period(measures[0].period, by=bolormaa, at=AT)
    assert asked(bolormaa) == [(Asked.CHECK, 1, False)]
    assert asked(nergui) == [(Asked.SCORE, 3, False)]

    send_back(measures[1], reason="Нотолгоо", by=nergui, on=MAY, at=AT)
    assert asked(oyun) == [(Asked.ANSWER, 1, False)]
    assert (Asked.ANSWER, 1, False) in asked(bolormaa), "she writes every row of the report"
    answer(measures[1], by=oyun, at=AT)
    assert asked(oyun) == []
    for measure in measures:
        score_superior(measure, 70, reason="", by=nergui, on=MAY, at=moment("2026-05-25"))
    lock_period(measures[0].period, by=nergui, at=AT)
    assert asked(nergui) == []


def test_the_lines_lead_to_where_it_is_done(suld: Soum):
    measures = half_year(suld)
    client = Client()
    client.force_login(suld.people["oyun"])
    page = client.get("/office/").text
    table = f"/office/suld/reports/{measures[0].period_id}/measures/?rows=own"
    assert table in page
    assert client.get(table).status_code == 200


def test_a_report_that_was_read_in_asks_nobody(suld: Soum):
    from tamga.documents.actions import store

    period = half_year(suld)[0].period
    period.read_from = store(b"x", name="x.txt", unit_id=suld.unit.pk, by=None, at=AT)
    period.save()
    assert asked(suld.people["bolormaa"]) == asked(suld.people["oyun"]) == []


def test_a_report_on_its_way_out_waits_for_one_person_after_the_other(suld: Soum):
    measures = half_year(suld)
    period, bolormaa, mandakh = measures[0].period, suld.people["bolormaa"], suld.people["mandakh"]
    for measure in measures:
        score_own(measure, 70, by=bolormaa, at=AT)
    close_period(period, by=bolormaa, at=AT)
    check_off(period, by=bolormaa, at=AT)
    assert asked(bolormaa) == []
    assert asked(mandakh) == [(Asked.SIGN_OFF, 1, False)]
    client = Client()
    client.force_login(mandakh)
    assert f"/office/suld/reports/{period.pk}/" in client.get("/office/").text

    sign_off(period, by=mandakh, at=AT)
    assert asked(bolormaa) == [(Asked.ISSUE, 1, False)]
    issue(period, letter_number="1/24", public=False, by=bolormaa, at=AT)
    assert asked(bolormaa) == []


def test_the_evaluators_button_leads_into_the_round(suld: Soum):
    measures, nergui = half_year(suld), evaluator(suld)
    for measure in measures:
        score_own(measure, 70, by=suld.people["bolormaa"], at=AT)
    close_period(measures[0].period, by=suld.people["bolormaa"], at=AT)
    client = Client()
    client.force_login(nergui)
    address = f"/office/{suld.unit.parent.slug}/scoring/governor-orders/2026-H1/"
    assert address in client.get("/office/").text
    assert client.get(address).status_code == 200
