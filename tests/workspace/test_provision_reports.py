"""A provision says how often it is reported and to whom besides; «Миний ажил» says by when next."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from tamga.decisions.actions import (
    Reports,
    Words,
    WrongState,
    add_provision,
    assign,
    revise_provision,
    send_down,
    take_off_control,
)
from tamga.decisions.models import Provision
from tamga.decisions.queries import mark_of, next_turn
from tamga.implementation.actions import write_progress
from tamga.implementation.models import Measure
from tamga.kernel.schedules import Kind, Schedule
from tamga.workspace.queries.provision_reports import due_reports
from tests.decisions.offices import drafted, numbered, provision
from tests.implementation.half_years import aimag_of, opened
from tests.stories import Soum, moment

QUARTERLY = Schedule(kind=Kind.QUARTERLY, day=5)  # by the fifth of the quarter's last month
AT = moment("2026-04-10")


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def bolormaa(suld: Soum, sign_in) -> Client:
    """The legal specialist."""
    return sign_in(suld.people["bolormaa"])


def to(name: str, pk: int) -> str:
    return reverse(name, args=["suld", pk])


def text_of(response) -> str:
    return response.content.decode().replace("&#x27;", "'")


SENT = {
    "number_printed": "2", "text": "Мод тарих.", "controlled": "on", "due_1": "2026-10-20",
    "report0-kind": "quarterly", "report0-day": "5", "to_1": "Байгаль орчны газар",
    "as_1": "илтгэх хуудас", "to_2": "Аймгийн ЗДТГ", "valid_from": "2026-04-01",
}  # fmt: skip


def test_rhythm_and_recipients_are_written_and_told_in_words(suld: Soum, bolormaa: Client):
    decision = drafted(suld)
    bolormaa.post(to("provision_add", decision.pk), SENT)
    found = Provision.everything.get()
    assert found.schedules == [QUARTERLY.to_json()]
    assert found.valid_from == date(2026, 4, 1)
    assert list(found.recipients.values_list("name", "form")) == [
        ("Байгаль орчны газар", "илтгэх хуудас"),
        ("Аймгийн ЗДТГ", ""),
    ]
    page = text_of(bolormaa.get(to("office_decision", decision.pk)))
    assert "Байгаль орчны газар (илтгэх хуудас); " in " ".join(page.split())
    assert "Every quarter" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"report0-kind": "by_date"}, "This kind of term needs it."),
        ({"report0-kind": "quarterly", "report0-day": "40"}, "less than or equal to 31"),
        ({"report0-kind": "sometimes"}, "Select a valid choice"),
        ({"to_1": ""}, "Who gets the report in this form?"),
        ({"to_2": "Байгаль орчны газар"}, "It is named above already."),
        ({"to_3": "х" * 201}, "at most 200 characters"),
        ({"valid_to": "2025-01-01"}, "It can't end before it begins."),
        ({"to_1": "а\0б"}, "Null characters are not allowed."),
    ],
)
def test_a_slip_stands_beside_its_field_and_the_rest_stays(
    suld: Soum, bolormaa: Client, wrong: dict[str, str], sentence: str
):
    decision = drafted(suld)
    answer = bolormaa.post(to("provision_add", decision.pk), SENT | wrong)
    assert answer.status_code == 422
    page = text_of(answer)
    assert sentence in page
    for kept in ("Мод тарих.", "2026-10-20", "илтгэх хуудас"):
        assert kept in page, kept
    assert not Provision.everything.exists()


def test_a_draft_is_changed_word_for_word(suld: Soum, bolormaa: Client):
    decision = drafted(suld)
    bolormaa.post(to("provision_add", decision.pk), SENT)
    found = Provision.everything.get()
    address = to("provision_edit", found.pk)
    form = text_of(bolormaa.get(address))
    for standing in ("Мод тарих.", "2026-10-20", "илтгэх хуудас", "Аймгийн ЗДТГ", "Every quarter"):
        assert standing in form, standing
    changed = SENT | {
        "text": "Мод тарьж, арчлах.", "report0-kind": "none", "report1-kind": "yearly", "to_2": "",
        "due_1": "2026-11-01", "seen": mark_of(found),
    }  # fmt: skip
    assert bolormaa.post(address, changed).status_code == 302
    found.refresh_from_db()
    assert (found.text, found.schedules) == ("Мод тарьж, арчлах.", [{"kind": "yearly"}])
    assert [str(window.due_on) for window in found.windows.all()] == ["2026-11-01"]
    assert found.recipients.get().name == "Байгаль орчны газар"
    late = bolormaa.post(address, changed)
    assert late.status_code == 422
    assert "Somebody else has changed this provision meanwhile" in text_of(late)
    assert "Мод тарьж, арчлах." in text_of(late)


def test_after_the_signature_only_how_it_is_followed(suld: Soum, bolormaa: Client):
    found = provision(suld, numbered(suld), "Мод тарих.")
    address = to("provision_edit", found.pk)
    form = text_of(bolormaa.get(address))
    assert 'name="text"' not in form
    assert "Its words are signed" in form
    late = bolormaa.post(address, SENT | {"seen": mark_of(found), "text": "Өөр үг"})
    assert late.status_code == 422, "typed before the signature: told, not dropped"
    assert "A signed decision isn't changed" in text_of(late)
    assert "Өөр үг" in text_of(late)
    follow = {name: value for name, value in SENT.items() if name not in ("text", "controlled")}
    assert bolormaa.post(address, follow | {"seen": mark_of(found)}).status_code == 302
    found.refresh_from_db()
    assert found.text == "Мод тарих."
    assert found.valid_from is None
    assert found.schedules == [QUARTERLY.to_json()]


def test_what_left_control_or_would_be_its_own_part_is_refused(suld: Soum):
    by = suld.people["bolormaa"]
    rough = drafted(suld)
    whole = provision(suld, rough)
    part = provision(suld, rough, parent=whole)
    with pytest.raises(ValueError, match="part of itself"):
        revise_provision(whole, words=Words("Мод", parent=part), by=by, at=AT)
    with pytest.raises(ValueError, match="named, and once"):
        revise_provision(whole, recipients=[Reports("А"), Reports("А")], by=by, at=AT)
    order = numbered(suld)
    off = provision(suld, order)
    take_off_control(off, decision=numbered(suld), by=by, at=AT)
    with pytest.raises(WrongState, match="taken off control"):
        revise_provision(off, schedules=[QUARTERLY], by=by, at=AT)
    assert not Provision.everything.exclude(schedules=[]).exists()


def asked(soum: Soum, **more) -> Provision:
    """An order of the aimag with reports every quarter, which finance leads in Сүлд."""
    order = numbered(aimag_of(soum))
    found = add_provision(
        order, text="Мод тарих.", by=None, at=AT, schedules=[QUARTERLY],
        recipients=[Reports("Байгаль орчны газар", "илтгэх хуудас")], **more,
    )  # fmt: skip
    (sent,) = send_down(found, units=[soum.unit], by=None, at=AT)
    posts = [soum.posts["finance_head"], soum.posts["records_officer"]]
    assign(sent, positions=posts, by=None, at=AT)
    return found


def test_the_next_report_is_told_to_whoever_leads(suld: Soum):
    asked(suld)
    oyun, uranchimeg = suld.people["oyun"], suld.people["uranchimeg"]
    assert due_reports(oyun, on=date(2026, 4, 17)) == [], "49 days before"  # Friday
    (line,) = due_reports(oyun, on=date(2026, 5, 4))  # Monday
    assert (line.due_on, line.late, line.written_on) == (date(2026, 6, 5), False, None)
    assert [each.name for each in line.recipients] == ["Байгаль орчны газар"]
    assert due_reports(uranchimeg, on=date(2026, 5, 4)) == [], "she helps, she doesn't lead"


def test_a_report_that_nobody_wrote_for_stays_as_late(suld: Soum):
    asked(suld)
    oyun, monday = suld.people["oyun"], date(2026, 6, 8)
    (line,) = due_reports(oyun, on=monday)
    assert (line.due_on, line.late) == (date(2026, 6, 5), True)
    measure = Measure.objects.get(period=opened(suld))
    assert due_reports(oyun, on=monday)[0].table == measure.period_id
    write_progress(measure, "Тарьсан", seen=None, by=oyun, at=moment("2026-05-20"))
    assert due_reports(oyun, on=monday) == [], "met, and the next one is far"
    (soon,) = due_reports(oyun, on=date(2026, 6, 3))
    assert (soon.late, soon.written_on) == (False, date(2026, 5, 20))
    (autumn,) = due_reports(oyun, on=date(2026, 8, 10))  # Monday
    assert (autumn.due_on, autumn.written_on) == (date(2026, 9, 5), None), "spring's doesn't count"


def test_nothing_falls_due_before_the_signature_or_after_its_time(suld: Soum):
    found = asked(suld, valid_to=date(2026, 8, 31))
    turn = next_turn(found, on=date(2026, 1, 1))
    assert turn is not None
    assert turn.due_on == date(2026, 6, 5), "signed on 8 April"
    assert next_turn(found, on=date(2026, 6, 6)) is None


def test_my_work_and_the_decision_tell_it(suld: Soum, sign_in):
    today = timezone.localdate()
    due = today + timedelta(days=20)
    order = numbered(aimag_of(suld))
    found = add_provision(
        order, text="Мод тарих.", by=None, at=AT, recipients=[Reports("Байгаль орчны газар")],
        schedules=[Schedule(kind=Kind.MONTHLY, day=min(due.day, 28))],
    )  # fmt: skip
    (sent,) = send_down(found, units=[suld.unit], by=None, at=AT)
    assign(sent, positions=[suld.posts["finance_head"]], by=None, at=timezone.now())
    oyun = sign_in(suld.people["oyun"])
    page = text_of(oyun.get("/en/office/"))
    assert "Reports that decisions ask for" in page
    assert "Байгаль орчны газар" in page
    assert f"{to('office_decision', order.pk)}#provision-{found.pk}" in page
    assert "the next report is due" in text_of(oyun.get(to("office_decision", order.pk)))
    assert "Reports that decisions" not in text_of(
        sign_in(suld.people["uranchimeg"]).get("/en/office/")
    )


def test_as_many_queries_for_one_report_as_for_many(suld: Soum, django_assert_num_queries):
    asked(suld)
    oyun = suld.people["oyun"]
    with django_assert_num_queries(8):
        due_reports(oyun, on=date(2026, 5, 4))
    for _each in range(4):
        asked(suld)
    with django_assert_num_queries(8):
        assert len(due_reports(oyun, on=date(2026, 5, 4))) == 5
