"""The checker: each contradiction that a careful head would catch, and what it leaves alone."""

from datetime import date

import pytest

from tamga.implementation.checker import Checked, Kind, check, sentence
from tamga.implementation.checker.figures import letters_unaccounted, percent_differs, sum_differs
from tamga.implementation.reading import read_report
from tamga.implementation.report import Mark
from tamga.kernel.scales import DEFAULT
from tests.conftest import SEEDS

DAY = date(2026, 6, 25)  # Thursday


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Сургууль 300 суулгац, эмнэлэг 250, ЗДТГ 150 ширхэг, нийт 600 суулгац тарив.", (600, 700)),
        ("Сургууль 300 суулгац, эмнэлэг 250, ЗДТГ 150 ширхэг, нийт 700 суулгац тарив.", None),
        ("Хонь 12 500, ямаа 8 300, үхэр 1 200, нийт 21 000 толгой.", (21_000, 22_000)),
        ("Багийн хурал 3 удаа, 2026 оны 4 дүгээр сарын 5-нд, нийт 120 иргэн оролцов.", None),
        ("40 иргэн, 20 албан хаагч, нийт 60 хүн оролцов.", None),
        ("Нийт 700 хүнд тайлбарлав: төв 300, баг 300.", (700, 600)),
        ("Нийт 700 хүн хамрагдсанаас үүнд төв 400, баг 200.", (700, 600)),
        ("Нийт 700 хүнд тайлбарлав: төв 400, баг 300.", None),
        ("Нийт 700 хүнд 3 маягтыг тайлбарлав: төв 300, баг 300.", None),
        ("Нийт 700 хүнд тайлбарлав. Жишээ нь: төвд 300, багт 300.", None),
        ("", None),
    ],
)
def test_parts_make_their_total(text: str, found: tuple[int, int] | None):
    assert sum_differs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Хавар 3000 мал туулгав. Нийт 5 мянган мал туулгах төлөвлөгөөний 80 хувь биелэв.",
         (3000, 5000, "80", 60)),
        ("Хавар 3000 мал туулгав. Нийт 5 мянган мал туулгах төлөвлөгөөний 60 хувь биелэв.", None),
        ("Хавар 3000 мал туулгав. Нийт 5000 мал, 55 гаруй хувь.", None),
        ("Хавар 3000 мал туулгав. Нийт 5000 мал, 65 гаруй хувь.", (3000, 5000, "65", 60)),
        ("Ирц 98 хувь.", None),
        ("3 баг, 4 сургууль. Нийт 900 хүүхэд, 50 хувь нь охид.", None),
    ],
)  # fmt: skip
def test_a_percentage_fits_its_numbers(text: str, found: object):
    assert percent_differs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("120 бичиг хүлээн авч, шийдвэрлэсэн бичиг 90, хэрэгжих шатандаа 20.", (120, 90, 20)),
        ("120 бичиг хүлээн авч, шийдвэрлэсэн 90, хэрэгжих шатандаа 30.", None),
        ("120 бичиг хүлээн авч, 90 бичгийг шийдвэрлэв.", None),
    ],
)
def test_every_letter_is_accounted_for(text: str, found: tuple[int, int, int] | None):
    assert letters_unaccounted(text) == found


LONG = (
    "Албан хаагчдын сургалтыг сар бүр зохион байгуулж нийт {} хүн хамруулан тайланг цаг тухайд нь "
    "хүргүүлж ажиллав"
)


def line(number: int, progress: str, score: int | None = 70, **more: object) -> Checked:
    own = Mark(score, not_due=score is None)
    fields = {"provision": "1. Хийх", "superior": own, "evidence": 1, **more}
    return Checked(number=number, progress=progress, own=own, **fields)  # type: ignore[arg-type]


def kinds(*lines: Checked) -> list[tuple[Kind, tuple[int, ...]]]:
    return [(one.kind, one.measures) for one in check(lines, reported_on=DAY)]


def test_the_same_text_with_other_figures_or_scores():
    assert kinds(line(1, LONG.format(40)), line(2, LONG.format(45))) == [
        (Kind.FIGURES_DIFFER, (1, 2))
    ]
    assert kinds(line(1, LONG.format(40)), line(2, LONG.format(40), 100)) == [
        (Kind.SAME_TEXT_OTHER_SCORE, (1, 2))
    ]
    assert kinds(line(1, LONG.format(40)), line(2, LONG.format(40))) == [(Kind.SAME_TEXT, (1, 2))]
    assert kinds(line(1, LONG.format(40)), line(2, "Тоног төхөөрөмж шинэчлэв.")) == []


def test_not_due_with_a_day_that_is_past():
    past = "Тайланг 2026 оны 6 дугаар сарын 05-ны өдрийн дотор ирүүлэх"
    ahead = "Тайланг 2026 оны 11 дүгээр сарын 18-ны өдрийн дотор ирүүлэх"
    assert kinds(line(1, "", None, provision=past)) == [(Kind.NOT_DUE_PAST, (1,))]
    assert kinds(line(1, "", None, provision=ahead)) == []
    assert kinds(line(1, "Хийв.", 70, provision=past)) == []


def test_a_hundred_without_evidence_a_score_without_a_word_and_no_score():
    assert kinds(line(1, "Хийв.", 100, evidence=0), line(2, "", 50)) == [
        (Kind.NO_PROGRESS, (2,)),
        (Kind.NO_EVIDENCE, (1,)),
    ]
    missing = Checked(3, "1. Хийх", "Хийв.", Mark(), Mark(70), 1)
    assert kinds(missing) == [(Kind.MISSING_SCORE, (3,))]


def test_nobody_asks_for_the_superiors_scores_before_the_first_of_them():
    own = [Checked(n, "1. Хийх", f"{n}-р ажил.", Mark(70), Mark(), 1) for n in (1, 2, 3)]
    assert kinds(*own) == []
    begun = [*own[:2], Checked(3, "1. Хийх", "3-р ажил.", Mark(70), Mark(70), 1)]
    assert kinds(*begun) == [(Kind.MISSING_SCORE, (1, 2))]


def test_every_finding_is_a_sentence_with_its_measures():
    findings = check(
        [line(1, LONG.format(40)), line(2, LONG.format(45), 100, evidence=0)], reported_on=DAY
    )
    assert len(findings) == 3
    for finding in findings:
        assert str(finding.measures[0]) in sentence(finding)
        assert "%(" not in sentence(finding)


def test_of_the_real_report_it_finds_what_a_careful_head_would_catch():
    path = SEEDS / "implementation-report.docx"
    if not path.exists():
        pytest.skip("the real report (../shared/seeds/implementation-report.docx) is not here")
    reading = read_report(path.read_bytes(), path.name, scale=DEFAULT)
    lines = [
        Checked(
            one.number, one.provision, one.progress,
            Mark(one.self_score, not_due=one.self_score is None),
            Mark(one.superior_score, not_due=one.superior_score is None),
        )
        for one in reading.measures
    ]  # fmt: skip
    found = {(one.kind, one.measures): one for one in check(lines, reported_on=reading.reported_on)}
    trees = found[Kind.SUM_DIFFERS, (18,)].params
    assert (trees["total"], trees["sum"]) == (14_800, 15_760)
    animals = found[Kind.PERCENT_DIFFERS, (17,)].params
    assert (animals["said"], animals["counted"]) == ("70", 62)
    assert found[Kind.FIGURES_DIFFER, (8, 9)].params == {"one": "39", "other": "45"}
    for pair in ((38, 53), (50, 53), (52, 54)):
        assert (Kind.SAME_TEXT_OTHER_SCORE, pair) in found
    assert (Kind.NOT_DUE_PAST, (26,)) in found
    assert found[Kind.LETTERS_UNACCOUNTED, (8,)].params["rest"] == 13
    assert (Kind.NO_PROGRESS, (1, 2, 4, 11, 17, 31, 32, 42)) in found


def test_a_decision_at_two_places_is_counted_twice():
    def of(number: int, decision: str) -> Checked:
        return Checked(number, "Хийх", "", Mark(70), Mark(70), 1, decision)

    apart = [of(1, "А/635"), of(2, "А/635"), of(3, "А/27"), of(4, "А/635"), of(5, "")]
    (found,) = [one for one in check(apart, reported_on=DAY) if one.kind is Kind.DECISION_TWICE]
    assert found.measures == (1, 4)
    assert "А/635" in sentence(found)
    together = [of(1, "А/635"), of(2, "А/635"), of(3, "А/27"), of(4, ""), of(5, "")]
    assert Kind.DECISION_TWICE not in {one.kind for one in check(together, reported_on=DAY)}


def test_not_due_though_its_window_is_past():
    late = Checked(1, "Хийх", "", Mark(not_due=True), Mark(not_due=True), 1, "", date(2026, 5, 31))
    (found,) = [one for one in check([late], reported_on=DAY) if one.kind is Kind.NOT_DUE_PAST]
    assert found.params["day"] == "2026-05-31"
    waits = Checked(1, "Хийх", "", Mark(not_due=True), Mark(not_due=True), 1, "", date(2026, 9, 1))
    assert Kind.NOT_DUE_PAST not in {one.kind for one in check([waits], reported_on=DAY)}
