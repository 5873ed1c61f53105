"""Nergui of the aimag scores all soums of a provision at once; others can't, and are told."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tamga.accounts.enums import Role
from tamga.documents.actions import store
from tamga.implementation.actions import (
    add_evidence,
    answer,
    lock_period,
    reopen_period,
    score_superior,
)
from tamga.implementation.enums import EvidenceKind
from tamga.implementation.models import Assessment, Period, SentBack
from tamga.implementation.queries import lines_of
from tamga.organizations.actions import appoint
from tests.decisions.offices import evaluator
from tests.implementation.rounds import AT, TODAY, Round, begun, closed
from tests.stories import START, Soum, hire, make_soum

ROOM = "/office/naran/scoring/"
HERE = f"{ROOM}governor-orders/2026-H1/"


@pytest.fixture
def found(suld: Soum, tal: Soum) -> Round:
    """Both soums have closed the half-year."""
    return closed(suld, tal)


@pytest.fixture
def nergui(found: Round, sign_in) -> Client:
    """The evaluator of the aimag."""
    return sign_in(evaluator(found.suld))


def page_of(found: Round, number: int = 1) -> str:
    return f"{HERE}{found.provisions[number - 1].pk}/"


def typed(client: Client, found: Round, number: int, **soums: tuple[str, str]) -> dict[str, str]:
    """The form as the browser sends it: what was drawn, and what was chosen for each soum."""
    sent = {}
    for _card, form in client.get(page_of(found, number)).context["forms"]:
        if form is None:
            continue
        sent |= form.drawn
        given, reason = soums.get(
            form.card.unit.slug, (form.initial["given"], form.initial["reason"])
        )
        sent |= {form["given"].html_name: given, form["reason"].html_name: reason}
    return sent


def given(found: Round, slug: str, number: int = 1):
    return lines_of(found.periods[slug])[number - 1].superior


def test_an_empty_room_says_what_comes_here(suld: Soum, sign_in):
    page = sign_in(evaluator(suld)).get(ROOM).text
    assert 'class="empty"' in page


def test_from_the_rounds_to_the_provision_and_on_to_the_next(found: Round, nergui: Client):
    assert f"{HERE}?show=waiting" in nergui.get(ROOM).text
    listed = nergui.get(f"{HERE}?show=waiting").text
    assert f"{page_of(found)}?show=waiting" in listed
    answer = nergui.post(
        page_of(found) + "?show=waiting",
        typed(nergui, found, 1, suld=("100", ""), tal=("70", "Зураггүй")),
    )
    assert answer.url == f"{page_of(found, 2)}?show=waiting#soums"
    assert (given(found, "suld").score, given(found, "tal").score) == (100, 70)
    assert page_of(found) not in nergui.get(f"{HERE}?show=waiting").text
    assert page_of(found) in nergui.get(HERE).text
    last = nergui.post(page_of(found, 3), typed(nergui, found, 3, suld=("not_due", "")))
    assert last.url == HERE
    assert given(found, "suld", 3).not_due


def test_a_score_that_differs_needs_a_reason_and_nothing_typed_is_lost(
    found: Round, nergui: Client
):
    sent = typed(nergui, found, 1, suld=("30", ""), tal=("90", "Сайн зохион байгуулсан"))
    answer = nergui.post(page_of(found), sent)
    assert answer.status_code == 422
    (_suld, _form), (_tal, tal_form) = answer.context["forms"]
    assert answer.context["forms"][0][1].errors.keys() == {"reason"}
    assert not tal_form.errors
    assert "Сайн зохион байгуулсан" in answer.text
    assert tal_form["given"].value() == "90"
    assert not Assessment.objects.filter(side="superior").exists(), "nothing is half-saved"


def test_back_to_the_soum_and_its_answer(found: Round, nergui: Client):
    refused = nergui.post(page_of(found), typed(nergui, found, 1, tal=("back", " ")))
    assert refused.status_code == 422
    nergui.post(page_of(found), typed(nergui, found, 1, tal=("back", "Зураг хавсаргана уу")))
    assert SentBack.objects.get().reason == "Зураг хавсаргана уу"
    page = nergui.get(page_of(found)).text
    assert "Зураг хавсаргана уу" in page
    answer(SentBack.objects.get().measure, by=found.tal.people["solongo"], at=timezone.now())
    page = nergui.get(page_of(found)).text
    assert "Зураг хавсаргана уу" in page, "she sees what she asked for"
    assert "хариулсан" in page
    nergui.post(page_of(found), typed(nergui, found, 1, tal=("90", "")))
    assert not SentBack.objects.filter(answered_at=None).exists()
    assert given(found, "tal").score == 90


def test_two_evaluators_at_once_dont_overwrite_each_other(found: Round, nergui: Client, sign_in):
    saraa = sign_in(hire(found.suld, "saraa", "Сараа", Role.AIMAG_EVALUATOR,
                         unit=found.suld.unit.parent))  # fmt: skip
    first = typed(nergui, found, 1, suld=("70", "Нотолгоогүй"))
    second = typed(saraa, found, 1, suld=("50", "Зураггүй"), tal=("90", ""))
    assert nergui.post(page_of(found), first).status_code == 302
    late = saraa.post(page_of(found), second)
    assert late.status_code == 422
    assert given(found, "suld").score == 70
    assert given(found, "tal").missing
    again = second | late.context["forms"][0][1].drawn | late.context["forms"][1][1].drawn
    assert saraa.post(page_of(found), again).status_code == 302
    assert (given(found, "suld").score, given(found, "tal").score) == (50, 90)
    untouched = nergui.post(page_of(found), first | typed(nergui, found, 1))
    assert untouched.status_code == 302
    assert Assessment.objects.filter(side="superior").count() == 3


def test_an_old_page_changes_only_what_was_chosen_on_it(found: Round, nergui: Client, sign_in):
    saraa = sign_in(hire(found.suld, "saraa", "Сараа", Role.AIMAG_EVALUATOR,
                         unit=found.suld.unit.parent))  # fmt: skip
    old = typed(nergui, found, 1, tal=("90", ""))
    saraa.post(page_of(found), typed(saraa, found, 1, suld=("100", "")))
    assert nergui.post(page_of(found), old).status_code == 302
    assert (given(found, "suld").score, given(found, "tal").score) == (100, 90)


def test_a_soum_that_still_writes_cant_be_scored(suld: Soum, tal: Soum, sign_in):
    found = begun(suld, tal)
    nergui = sign_in(evaluator(suld))
    page = nergui.get(page_of(found))
    assert [form for _card, form in page.context["forms"]] == [None, None]
    key = f"m{found.measure('suld', 1).pk}"
    forced = {f"{key}-given": "100", f"{key}-reason": "", f"{key}-seen": "0-0"}
    assert nergui.post(page_of(found), forced).status_code == 422
    assert not Assessment.objects.filter(side="superior").exists()


def test_a_period_locked_meanwhile_says_so_and_keeps_what_was_typed(found: Round, nergui: Client):
    sent = typed(nergui, found, 1, suld=("70", "Нотолгоо дутуу"))
    lock_period(found.periods["suld"], by=found.suld.people["mandakh"], at=timezone.now())
    answer = nergui.post(page_of(found), sent)
    assert answer.status_code == 422
    assert "Нотолгоо дутуу" in answer.text
    assert given(found, "suld").missing


@pytest.mark.parametrize("chosen", ["42", "101", "x", "-1"])
def test_a_score_that_the_scale_hasnt_is_refused(found: Round, nergui: Client, chosen: str):
    answer = nergui.post(page_of(found), typed(nergui, found, 1, suld=(chosen, "Учир")))
    assert answer.status_code == 422
    assert given(found, "suld").missing


def test_somebody_with_a_post_in_the_soum_is_told(found: Round, nergui: Client, sign_in):
    tuya = hire(found.suld, "tuya", "Туяа", Role.AIMAG_EVALUATOR, unit=found.suld.unit.parent)
    appoint(found.tal.posts["finance_head"], tuya, starts_on=TODAY.replace(month=1), by=None,
            at=START)  # fmt: skip
    client = sign_in(tuya)
    forms = client.get(page_of(found)).context["forms"]
    assert [form is None for _card, form in forms] == [False, True]
    key = f"m{found.measure('tal', 1).pk}"
    forced = {f"{key}-given": "90", f"{key}-reason": "", f"{key}-seen": "0-0"}
    assert client.post(page_of(found), forced).status_code == 422
    assert given(found, "tal").missing


def test_others_stay_outside(found: Round, suld: Soum, sign_in):
    khan = make_soum("khan", "Хан сум")
    stranger = hire(khan, "zul", "Зул", Role.AIMAG_EVALUATOR)
    for user in (stranger, suld.people["bolormaa"], suld.people["mandakh"]):
        client = sign_in(user)
        for address in (ROOM, HERE, page_of(found), f"{HERE}lock/", f"{HERE}reopen/suld/"):
            assert client.get(address).status_code == 403
    assert sign_in(stranger).get("/office/khan/scoring/").status_code == 200
    assert sign_in(stranger).get(
        f"/office/khan/scoring/governor-orders/2026-H1/{found.provisions[0].pk}/"
    ).status_code == 404  # fmt: skip


def test_evidence_is_shown_and_only_real_addresses_are_links(found: Round, nergui: Client):
    measure, by = found.measure("suld", 1), found.suld.people["bolormaa"]
    SentBack.objects.create(measure=measure, reason="Зураг", sent_at=AT, sent_by=by)
    for label, address in (("Мэдээ", "https://suld.mn/a/"), ("Муу", "javascript:alert(1)")):
        add_evidence(measure, kind=EvidenceKind.PAGE, label=label, address=address, by=by, at=AT)
    add_evidence(measure, kind=EvidenceKind.FIGURE, label="Мод", figure=200, figure_unit="ширхэг",
                 by=by, at=AT)  # fmt: skip
    file = store(b"scan", name="scan.pdf", unit_id=found.suld.unit.pk, by=by, at=AT)
    proof = add_evidence(measure, kind=EvidenceKind.FILE, label="Скан", file=file, by=by, at=AT)
    page = nergui.get(page_of(found)).text
    assert f'href="/office/suld/proofs/{proof.pk}/file/">Скан</a>' in page
    assert nergui.get(f"/office/suld/proofs/{proof.pk}/file/").status_code == 200
    assert 'href="https://suld.mn/a/"' in page
    assert 'href="javascript' not in page
    assert "200 ширхэг" in page


def test_locking_asks_first_and_reopening_needs_a_reason(found: Round, nergui: Client):
    assert nergui.get(f"{HERE}lock/").status_code == 200
    assert not Period.objects.exclude(locked_at=None).exists()
    nergui.post(f"{HERE}lock/?soum=suld")
    assert [p.unit.slug for p in Period.objects.exclude(locked_at=None)] == ["suld"]
    nergui.post(f"{HERE}lock/")
    assert Period.objects.exclude(locked_at=None).count() == 2
    assert nergui.post(f"{HERE}reopen/tal/", {"why": " "}).status_code == 422
    nergui.post(f"{HERE}reopen/tal/", {"why": "Буруу тоо орсон"})
    assert [p.unit.slug for p in Period.objects.exclude(locked_at=None)] == ["suld"]
    assert "Буруу тоо орсон" in nergui.get(HERE).text
    assert nergui.get(f"{HERE}reopen/khan/").status_code == 404


def test_all_that_have_closed_are_locked_and_who_writes_is_left_out(found: Round, nergui: Client):
    reopen_period(
        found.periods["tal"], reason="Дутуу", by=found.suld.people["mandakh"], at=timezone.now()
    )
    assert "Тал сум" in nergui.get(f"{HERE}lock/").text
    nergui.post(f"{HERE}lock/")
    assert [p.unit.slug for p in Period.objects.exclude(locked_at=None)] == ["suld"]


def test_from_a_soums_rooms_one_is_led_to_the_aimags(found: Round, nergui: Client):
    assert "/office/suld/scoring/" in nergui.get("/office/suld/board/").text
    assert nergui.get("/office/suld/scoring/").url == ROOM


@pytest.mark.parametrize("path", ["", "governor-orders/2026-H1/", "provision"])
def test_as_many_queries_for_two_soums_as_for_many(found: Round, suld: Soum, nergui, path: str):
    address = page_of(found) if path == "provision" else ROOM + path
    counts = []
    for more in (0, 6):
        for number in range(more):
            _another_soum(found, number)
        nergui.get(address)
        with CaptureQueriesContext(connection) as asked:
            nergui.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 22


def _another_soum(found: Round, number: int) -> None:
    from tamga.decisions.actions import send_down
    from tamga.implementation.actions import close_period, open_period
    from tests.implementation.rounds import OPENED, write

    soum = make_soum(f"more{number}", f"Сум {number}", aimag=found.suld.unit.parent)
    by = found.suld.people["bolormaa"]
    for provision in found.provisions:
        send_down(provision, units=[soum.unit], by=None, at=AT)
    period = open_period(soum.unit, source=found.source, code="2026-H1", on=OPENED, by=None, at=AT)
    write(period, by, 70, 70, 70)
    close_period(period, by=by, at=AT)
    nergui = hire(soum, f"evaluator{number}", "Үнэлэгч", Role.AIMAG_EVALUATOR,
                  unit=found.suld.unit.parent)  # fmt: skip
    for measure in period.measures.all():
        score_superior(measure, 70, reason="", by=nergui, on=TODAY, at=timezone.now())
