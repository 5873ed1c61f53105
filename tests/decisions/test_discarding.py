"""A draft that nobody needs goes; what was signed stays."""

import pytest

from tamga.decisions.actions import (
    WrongState,
    add_provision,
    comment,
    discard_draft,
    send_back,
    send_to_review,
)
from tamga.decisions.models import Comment, Decision, Provision
from tamga.journal.models import Event
from tests.decisions.offices import drafted, numbered
from tests.stories import START, Soum


def test_a_draft_is_thrown_away_with_all_that_hangs_on_it(suld: Soum):
    bolormaa = suld.people["bolormaa"]
    decision, other = drafted(suld), drafted(suld, title="Өөр")
    top = add_provision(decision, text="Толгой", by=bolormaa, at=START)
    middle = add_provision(decision, text="Дунд", parent=top, by=bolormaa, at=START)
    add_provision(decision, text="Доод", parent=middle, by=bolormaa, at=START)
    send_to_review(decision, by=bolormaa, at=START)
    comment(decision, text="Засах", by=bolormaa, at=START)
    with pytest.raises(WrongState, match=r"draft|төсөл"):
        discard_draft(decision, by=bolormaa, at=START)
    send_back(decision, comment="Хэрэггүй", by=bolormaa, at=START)
    discard_draft(decision, by=bolormaa, at=START)
    assert list(Decision.everything.all()) == [other]
    assert not Provision.everything.exists()
    assert not Comment.everything.exists()
    assert Event.everything.filter(code="decision.discarded").count() == 1


def test_what_is_numbered_is_never_thrown_away(suld: Soum):
    decision = numbered(suld)
    with pytest.raises(WrongState):
        discard_draft(decision, by=suld.people["bolormaa"], at=START)
    assert Decision.everything.filter(pk=decision.pk).exists()
