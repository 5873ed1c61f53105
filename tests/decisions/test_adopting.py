"""What the aimag decided is taken over as printed: once, however it is spelled."""

from datetime import date

import pytest

from tamga.decisions.actions import add_kind, adopt_printed, adopt_provision, send_down
from tamga.decisions.models import Decision, DecisionKind
from tamga.decisions.queries import (
    adopted_twins,
    find_printed,
    missing_texts,
    provisions_on_control,
    public,
)
from tamga.journal.models import Event
from tests.decisions.offices import KIND, TITLE, numbered
from tests.duties.test_at_once import at_once
from tests.stories import Soum, moment

AT = moment("2026-06-25")
DAY = date(2023, 11, 24)  # Friday


def adopt(soum: Soum, printed: str = "2023_A/635", **more) -> Decision:
    return adopt_printed(
        soum.unit,
        number_printed=printed,
        **{
            "kind": KIND,
            "title": TITLE,
            "signed_on": DAY,
            "issuer": soum.unit.parent,
            "by": None,
            "at": AT,
            **more,
        },
    )


def test_spellings_of_one_number_are_one_decision(suld: Soum, tal: Soum):
    first = adopt(suld)
    assert (first.number, first.year, first.number_printed) == ("А/635", 2023, "2023_A/635")
    assert (first.unit, first.adopted, first.entry) == (suld.unit.parent, True, None)
    for printed in ("2023_А/635", "A-635", "№ А/635", "2023 оны А/635"):
        assert adopt(suld, printed) == first
    assert adopt(tal, "А/635", title="Өөр нэр") == first
    assert Decision.everything.get().title == TITLE
    assert Event.everything.filter(code="decision.adopted").count() == 1


def test_another_year_kind_or_number_is_another_decision(suld: Soum):
    found = {
        adopt(suld).pk,
        adopt(suld, "2024_A/635").pk,
        adopt(suld, "A/635", signed_on=date(2024, 3, 1)).pk,  # the same of 2024
        adopt(suld, "2023_A/636").pk,
        adopt(suld, "2023_635", kind="official_assignment").pk,
        adopt(suld, "635", kind="minister_order", issuer=None, issuer_name="БСЯ").pk,
        adopt(suld, "635", kind="minister_order", issuer=None, issuer_name="ЭМЯ").pk,
    }
    assert len(found) == 6
    assert Decision.everything.count() == 6


def test_the_aimags_own_record_is_found_rather_than_a_copy_made(suld: Soum):
    own = numbered(suld, "2026-04-08", unit=suld.unit.parent)
    assert adopt(suld, "2026_A/1", signed_on=date(2026, 4, 8)) == own
    assert list(find_printed(suld.unit.parent, kind=KIND, printed="2026_А/01")) == [own]


def test_the_aimag_may_number_what_was_adopted_before(suld: Soum):
    """A soum's report was read in first; then the aimag enters its own books."""
    printed = adopt(suld, "2026_A/1", signed_on=date(2026, 4, 8))
    own = numbered(suld, "2026-04-08", unit=suld.unit.parent)
    assert (own.number, printed.number) == ("А/1", "А/1")
    assert adopt(suld, "2026_A/1", signed_on=date(2026, 4, 8)) == own
    assert list(adopted_twins(own)) == [printed]
    assert not adopted_twins(printed).exists()


def test_torn_and_missing_numbers_are_told_apart_by_day_and_title(suld: Soum):
    torn = adopt(suld, "2024_A/0", signed_on=date(2024, 1, 5))
    assert torn.number == ""
    assert adopt(suld, "2024_A/0", signed_on=date(2024, 1, 5)) == torn
    assert adopt(suld, "2024_A/0", signed_on=date(2024, 1, 5), title="Өөр") != torn
    blank = adopt(suld, "", signed_on=None)
    assert adopt(suld, " ", signed_on=None) == blank
    with pytest.raises(ValueError, match="number or its title"):
        adopt(suld, "", title=" ")


def test_adopted_decisions_are_not_published_and_owe_nothing(suld: Soum):
    adopt(suld, issuer=None)
    assert not public().exists()
    assert missing_texts(suld.unit) == []


def test_only_a_unit_above_can_have_issued_it(suld: Soum, tal: Soum):
    with pytest.raises(ValueError, match="unit above"):
        adopt(suld, issuer=tal.unit)
    with pytest.raises(DecisionKind.DoesNotExist):
        adopt(suld, kind="dream")


def test_another_source_is_a_row(suld: Soum):
    add_kind(code="prosecutor_demand", name="Прокурорын шаардлага", by=None, at=AT)
    kind = add_kind(code="prosecutor_demand", name="Өөр", by=None, at=AT)
    assert (kind.name, kind.group_name) == ("Прокурорын шаардлага",) * 2
    found = adopt(suld, "7", kind="prosecutor_demand", issuer=None)
    assert (found.number, found.kind.name) == ("7", "Прокурорын шаардлага")


def test_provisions_are_found_again_and_come_on_control(suld: Soum):
    decision = adopt(suld)
    line = {"number_printed": "2", "text": "Мод тарих ажлыг зохион байгуулах", "by": None, "at": AT}
    first = adopt_provision(decision, **line)
    assert adopt_provision(decision, **line) == first
    slid = adopt_provision(decision, **{**line, "text": "Архив, албан хэрэг хөтлөх"})
    assert slid != first
    send_down(first, units=[suld.unit], by=None, at=AT)
    assert list(provisions_on_control(suld.unit, on=date(2024, 6, 25))) == [first]
    assert not provisions_on_control(suld.unit, on=date(2023, 11, 23)).exists()


def test_two_soums_reading_in_at_once_make_one_decision(suld_committed: Soum):
    at_once(*[lambda: adopt(suld_committed)] * 6)
    assert Decision.everything.count() == 1
