"""Болормаа checks the half-year, Мандах signs it off, it leaves with its letter and stays so."""

import io
import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from tamga.accounts.enums import Role
from tamga.decisions.models import Decision
from tamga.documents.queries import read
from tamga.duties.models import Evidence, Occurrence
from tamga.implementation.actions.checking import check_off
from tamga.implementation.actions.correcting import correct, take_back
from tamga.implementation.actions.errors import OwnScoreMissingError, ReasonNeededError
from tamga.implementation.actions.issuing import issue
from tamga.implementation.actions.issuing_errors import (
    AlreadyDoneError,
    AlreadyIssuedError,
    ChangedSinceCheckError,
    LetterNumberError,
    MayNotSignOffError,
    NoPostError,
    NotCheckedError,
    NothingToReportError,
    NotIssuedError,
    NotSignedOffError,
    PersonalInReportError,
)
from tamga.implementation.actions.scanning import attach_scan
from tamga.implementation.actions.signing_off import sign_off
from tamga.implementation.models import IssuedReport, Measure, Period, Source
from tamga.implementation.queries import report_of
from tamga.implementation.queries.issued import public_reports, public_versions
from tamga.implementation.reading import read_report
from tamga.implementation.report import Mark, words
from tamga.implementation.report.changes import changes
from tamga.implementation.report.frozen import freeze, thaw
from tamga.journal.models import Event
from tamga.kernel.scales import DEFAULT
from tamga.search.queries import find
from tests.read_reports import DAY, ROWS, acting_head, governor, half_year, issued, scored
from tests.stories import Soum, hire, moment

LATER = DAY + timedelta(hours=1)
HEADS = "il-tod-baidal/il-tod-baidlyn-tailan"


@pytest.fixture
def period(suld: Soum) -> Period:
    """The first half of 2026: 100, 70, not due, 50; the superior has scored one."""
    return half_year(suld)


def texts_of(version: IssuedReport) -> dict[str, str]:
    """What each frozen file says."""
    document = Document(io.BytesIO(read(version.docx)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    book = load_workbook(io.BytesIO(read(version.xlsx)))
    pages = PdfReader(io.BytesIO(read(version.pdf))).pages
    return {
        "docx": "\n".join([*(p.text for p in document.paragraphs), *cells]),
        "xlsx": "\n".join(
            str(cell.value) for s in book for row in s.iter_rows() for cell in row if cell.value
        ),
        "pdf": "\n".join(page.extract_text() for page in pages),
    }


def test_a_frozen_report_is_the_same_report(period: Period):
    report = report_of(period, DEFAULT)
    assert report.own.summary.mean == pytest.approx(73, abs=1)
    assert len(str(report.own.summary.mean)) > 20, "a mean that doesn't end"
    assert thaw(freeze(report)) == report
    version = check_off_as_is(period)
    assert version.report.groups == report.groups
    assert version.report.own == report.own


def check_off_as_is(period: Period) -> IssuedReport:
    """Checked by Болормаа and read from the database again."""
    from tamga.accounts.models import User

    check_off(period, by=User.objects.get(username="bolormaa"), at=DAY)
    return IssuedReport.objects.get(period=period)


def test_checked_signed_off_issued_scanned(suld: Soum, period: Period):
    bolormaa, mandakh = suld.people["bolormaa"], suld.people["mandakh"]
    governor(suld)
    checked = check_off(period, by=bolormaa, at=DAY)
    assert (checked.version, checked.checked_name) == (1, "Д.Болормаа")
    assert checked.checked_post == suld.posts["admin_legal_specialist"].name
    signed = sign_off(period, seen=checked.content_hash, by=mandakh, at=LATER)
    assert (signed.signed_off_name, signed.signed_off_order) == ("Д.Мандах", "")
    done = issue(period, letter_number=" 1/ 245 ", by=bolormaa, at=LATER)
    report = IssuedReport.objects.get(pk=done.pk).report
    assert not report.draft
    assert (report.letter_number, done.letter_date) == ("1/ 245", date(2026, 7, 6))
    assert [(one.part, one.name) for one in report.signers] == [
        (words.APPROVED, "Д.Цэрэн"),
        (words.CHECKED, "Д.Мандах"),
        (words.MADE, "Д.Болормаа"),
    ]
    scanned = attach_scan(done, b"%PDF-1.4 scan", name="скан.pdf", by=bolormaa, at=LATER)
    assert read(scanned.scan) == b"%PDF-1.4 scan"
    told = Event.everything.filter(subject_type="implementation.issuedreport").order_by("id")
    assert [event.code for event in told] == [
        "report.checked", "report.signed_off", "report.issued",
        *("report.file_made",) * 3, "report.scanned",
    ]  # fmt: skip
    assert told[2].data["sha256"] == done.content_hash, "the figures stand with the letter"
    files = (done.pdf, done.docx, done.xlsx)
    assert [event.data["sha256"] for event in told[3:6]] == [file.sha256 for file in files]


def test_screen_word_pdf_and_excel_of_the_issued_version_have_the_same_figures(
    suld: Soum, period: Period
):
    governor(suld)
    version = issued(suld, period)
    report = version.report
    for form in ("docx", "xlsx", "pdf"):
        data = read(getattr(version, form))
        reading = read_report(data, f"r.{form}", scale=DEFAULT)
        assert reading.own == report.own.summary, form
        assert reading.superior == report.superior.summary, form
        assert [m.self_score for m in reading.measures] == [r.own.score for r in report.rows()]
        assert [m.provision for m in reading.measures] == [r.provision for r in report.rows()]
        assert {one.name for one in reading.signers} == {one.name for one in report.signers}, form
    for form, text in texts_of(version).items():
        assert words.DRAFT not in text, form
        assert "73.33%" in text, form


def test_later_measures_change_nothing_of_what_was_issued(suld: Soum, period: Period):
    version = issued(suld, period)
    before, hashes = version.figures, {version.docx.sha256, version.pdf.sha256, version.xlsx.sha256}
    scored(period, 4, 100, by=suld.people["bolormaa"])
    Measure.objects.filter(period=period, number=1).update(dropped_at=LATER)
    again = IssuedReport.objects.get(pk=version.pk)
    assert again.figures == before
    assert {again.docx.sha256, again.pdf.sha256, again.xlsx.sha256} == hashes
    assert read(again.pdf), "and the bytes are still those of the hash"
    assert report_of(period, DEFAULT) != again.report


def test_who_acts_for_the_head_signs_with_the_order_that_appoints_them(suld: Soum, period: Period):
    uyanga = acting_head(suld)
    check_off(period, by=suld.people["bolormaa"], at=DAY)
    signed = sign_off(period, by=uyanga, at=LATER)
    assert signed.signed_off_order == "Б/17"
    done = issue(period, letter_number="1/246", by=suld.people["bolormaa"], at=LATER)
    for form, text in texts_of(done).items():
        assert "Б/17" in text, form
        assert "Д.УЯНГА" in text.upper(), form


def test_acting_ends_with_the_month(suld: Soum, period: Period):
    uyanga = acting_head(suld)
    august = moment("2026-08-03")  # Monday
    check_off(period, by=suld.people["bolormaa"], at=august)
    with pytest.raises(NoPostError):
        sign_off(period, by=uyanga, at=august)


def test_only_who_may_sign_off_signs(suld: Soum, tal: Soum, period: Period):
    check_off(period, by=suld.people["bolormaa"], at=DAY)
    strange = hire(tal, "ganaa", "Ганаа", Role.OFFICE_HEAD, "office_head")
    for somebody in (suld.people["bolormaa"], suld.people["oyun"], strange):
        with pytest.raises(MayNotSignOffError):
            sign_off(period, by=somebody, at=LATER)
    assert IssuedReport.objects.get().signed_off_at is None


def test_steps_come_in_their_order(suld: Soum, period: Period):
    bolormaa, mandakh = suld.people["bolormaa"], suld.people["mandakh"]
    with pytest.raises(NotCheckedError):
        sign_off(period, by=mandakh, at=DAY)
    with pytest.raises(NotCheckedError):
        issue(period, letter_number="1", by=bolormaa, at=DAY)
    with pytest.raises(NotIssuedError):
        correct(period, why="Алдаа", by=bolormaa, at=DAY)
    checked = check_off(period, by=bolormaa, at=DAY)
    with pytest.raises(AlreadyDoneError):
        check_off(period, by=bolormaa, at=DAY)
    with pytest.raises(NotSignedOffError):
        issue(period, letter_number="1", by=bolormaa, at=DAY)
    with pytest.raises(NotIssuedError):
        attach_scan(checked, b"%PDF", name="a.pdf", by=bolormaa, at=DAY)
    sign_off(period, by=mandakh, at=LATER)
    with pytest.raises(AlreadyDoneError):
        sign_off(period, by=mandakh, at=LATER)
    for wrong in ("", "   ", "1" * 41):
        with pytest.raises(LetterNumberError):
            issue(period, letter_number=wrong, by=bolormaa, at=LATER)
    issue(period, letter_number="1", by=bolormaa, at=LATER)
    with pytest.raises(AlreadyDoneError):
        issue(period, letter_number="2", by=bolormaa, at=LATER)
    for late in (check_off, sign_off):
        with pytest.raises((AlreadyIssuedError, AlreadyDoneError)):
            late(period, by=mandakh, at=LATER)
    with pytest.raises(AlreadyIssuedError):
        take_back(period, why="Алдаа", by=mandakh, at=LATER)


def test_a_period_without_own_scores_is_told_by_number(suld: Soum):
    missing = replace(ROWS[1], own=Mark())
    period = half_year(suld, ROWS[0], missing, *ROWS[2:])
    with pytest.raises(OwnScoreMissingError) as told:
        check_off(period, by=suld.people["bolormaa"], at=DAY)
    assert told.value.numbers == (2,)
    Measure.objects.filter(period=period).update(dropped_at=DAY)
    with pytest.raises(NothingToReportError):
        check_off(period, by=suld.people["bolormaa"], at=DAY)
    assert not IssuedReport.objects.exists()


def test_what_changed_since_the_check_is_not_signed(suld: Soum, period: Period):
    bolormaa, mandakh = suld.people["bolormaa"], suld.people["mandakh"]
    seen = check_off(period, by=bolormaa, at=DAY).content_hash
    scored(period, 4, 90, by=bolormaa)
    with pytest.raises(ChangedSinceCheckError) as told:
        sign_off(period, seen=seen, by=mandakh, at=LATER)
    assert "№4: өөрийн үнэлгээ 50% → 90%." in told.value.sentences
    with pytest.raises(ReasonNeededError):
        take_back(period, why=" ", by=mandakh, at=LATER)
    back = take_back(period, why="4 дэхийг нягтална уу", by=mandakh, at=LATER)
    assert (back.figures, back.checked_at, back.sent_back_why) == (
        None, None, "4 дэхийг нягтална уу",
    )  # fmt: skip
    check_off(period, by=bolormaa, at=LATER)
    with pytest.raises(ChangedSinceCheckError):  # the page that Мандах still has open
        sign_off(period, seen=seen, by=mandakh, at=LATER)
    sign_off(period, by=mandakh, at=LATER)
    assert IssuedReport.objects.count() == 1


def test_a_correction_says_what_changed(suld: Soum, period: Period):
    bolormaa = suld.people["bolormaa"]
    first = issued(suld, period)
    with pytest.raises(ReasonNeededError):
        correct(period, why="", by=bolormaa, at=LATER)
    second = correct(period, why="Аймгаас үнэлгээ ирсэн", by=bolormaa, at=LATER)
    assert second.version == 2
    with pytest.raises(AlreadyDoneError):
        correct(period, why="Дахин", by=bolormaa, at=LATER)
    scored(period, 2, 90, by=bolormaa)
    Measure.objects.filter(period=period, number=4).update(dropped_at=LATER)
    corrected = issued(suld, period, number="1/300", at=DAY + timedelta(days=3))
    assert corrected.changes == [
        "Засварласан шалтгаан: Аймгаас үнэлгээ ирсэн",
        "Хассан арга хэмжээ: №4.",
        "№2: өөрийн үнэлгээ 70% → 90%.",
        "Өөрийн үнэлгээний дундаж 73.33% → 95%.",
    ]
    report = corrected.report
    assert (report.version, list(report.changes)) == (2, corrected.changes)
    for form, text in texts_of(corrected).items():
        assert "Хассан арга хэмжээ: №4." in text, form
    first.refresh_from_db()
    assert first.report.own.summary.total == 4
    assert [v.version for v in versions(suld)] == [2, 1]
    assert public_reports(suld.unit.pk).get().version == 2


def versions(soum: Soum) -> list[IssuedReport]:
    return public_versions(soum.unit.pk, source="governor-orders", code="2026-H1")


def test_differences_of_two_reports(period: Period):
    before = report_of(period, DEFAULT)
    rows = before.groups[0].rows
    rewritten = (
        rows[0],
        replace(rows[1], progress="Бүрэн санхүүжүүлсэн.", superior=Mark(70)),
        replace(rows[2], provision="1. Мод тарьж ургуулах", own=Mark()),
        replace(rows[3], number=5),
    )
    group = replace(before.groups[0], rows=rewritten)
    after = replace(before, groups=(group,), place="Залаа")
    assert changes(before, before) == ()
    assert changes(before, after) == (
        "Нэмсэн арга хэмжээ: №5.",
        "Хассан арга хэмжээ: №4.",
        "Шийдвэр, заалтыг зассан: №3.",
        "Хэрэгжилтийн явцыг зассан: №2.",
        "№2: дээд шатны үнэлгээ үнэлгээгүй → 70%.",
        "№3: өөрийн үнэлгээ Хугацаа болоогүй → үнэлгээгүй.",
        "Газар, огноо: Баянгол 2026-06-25 → Залаа 2026-06-25.",
    )


def test_personal_data_stops_at_the_public_site(suld: Soum):
    phone = replace(ROWS[0], progress="Малчин Дорж 99112233 утсаар мэдээлсэн.")
    period = half_year(suld, phone, *ROWS[1:])
    with pytest.raises(PersonalInReportError) as told:
        issued(suld, period)
    assert told.value.numbers == (1,)
    done = issue(period, letter_number="1/245", public=False, by=suld.people["bolormaa"], at=LATER)
    assert not done.public
    assert not found(suld)
    assert list(public_reports(suld.unit.pk)) == []


def test_a_decision_about_persons_stops_too_though_its_measure_was_dropped_since(
    suld: Soum, period: Period
):
    measure = Measure.objects.get(period=period, number=3)
    Decision.everything.filter(pk=measure.provision.decision_id).update(personal=True)
    check_off(period, by=suld.people["bolormaa"], at=DAY)
    sign_off(period, by=suld.people["mandakh"], at=LATER)
    Measure.objects.filter(pk=measure.pk).update(dropped_at=LATER)
    with pytest.raises(PersonalInReportError) as told:
        issue(period, letter_number="1", by=suld.people["bolormaa"], at=LATER)
    assert told.value.numbers == (3, 4), "both provisions of that order"
    why = "Нэр дурдаагүй"
    done = issue(period, letter_number="1", public_why=why, by=suld.people["bolormaa"], at=LATER)
    assert (done.public, done.public_why) == (True, why)


def found(soum: Soum) -> list[str]:
    """The reports that the public search finds."""
    hits = find("Мод хамгаалах", unit_id=soum.unit.pk, limit=50, offset=0).hits
    return [hit.url for hit in hits if hit.key.startswith("report-")]


def test_a_correction_for_the_office_alone_hides_the_version_before(suld: Soum, period: Period):
    issued(suld, period)
    assert found(suld) == ["/reports/governor-orders/2026-H1/"]
    correct(period, why="Хувийн мэдээлэлтэй", by=suld.people["bolormaa"], at=LATER)
    issued(suld, period, at=DAY + timedelta(days=1), public=False)
    assert versions(suld) == []
    assert list(public_reports(suld.unit.pk)) == []
    assert not found(suld)


def test_issuing_is_evidence_where_a_duty_asks_for_the_report(suld: Soum, period: Period):
    from tamga.kernel.schedules import Kind, Schedule

    suld.plan(suld.duty(6, Schedule(kind=Kind.HALF_YEARLY), paths=(HEADS,)))
    Source.objects.filter(pk=period.source_id).update(section_path=HEADS)
    version = issued(suld, period)
    closed = Occurrence.objects.filter(fulfilled_at__isnull=False)
    assert [one.fulfilled_at for one in closed] == [version.issued_at]
    proof = Evidence.objects.get()
    assert proof.url == "/reports/governor-orders/2026-H1/"
    assert proof.content_hash == version.content_hash


def test_where_no_duty_asks_nothing_else_happens(suld: Soum, period: Period):
    issued(suld, period)
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"version": 2}, "a_correction_of_a_report_says_why"),
        ({"checked_at": DAY}, "a_checked_report_says_what_and_by_whom"),
        ({"public": True}, "only_an_issued_report_is_public"),
        ({"issued_at": DAY}, "a_report_is_issued_with_its_letter"),
        ({"files_failed_at": DAY}, "files_of_a_report_fail_after_they_were_asked_for"),
        ({"scanned_at": DAY}, "the_scan_of_a_report_follows_its_issue"),
        ({"sent_back_at": DAY}, "a_report_is_sent_back_with_a_reason"),
    ],
)
def test_the_database_refuses_a_step_without_its_facts(period: Period, fields, name: str):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        IssuedReport.objects.create(period=period, started_at=DAY, **fields)


def test_two_who_press_at_once_issue_once(suld_committed: Soum):
    soum = suld_committed
    period = half_year(soum)
    bolormaa = soum.people["bolormaa"]
    check_off(period, by=bolormaa, at=DAY)
    sign_off(period, by=soum.people["mandakh"], at=LATER)
    said: list[str] = []

    def press(number: str) -> None:
        try:
            issue(period, letter_number=number, by=bolormaa, at=LATER)
            said.append("issued")
        except AlreadyDoneError:
            said.append("told")
        finally:
            connection.close()

    both = [threading.Thread(target=press, args=(number,)) for number in ("1/1", "1/2")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(said) == ["issued", "told"]
    assert IssuedReport.objects.count() == 1
