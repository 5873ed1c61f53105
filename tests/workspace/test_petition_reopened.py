"""Дулмаа isn't content with the answer: what the office sees of that."""

from django.utils import timezone

from tamga.petitions.actions import receive, reopen, reply, route
from tamga.petitions.enums import Outcome
from tests.petitions.letters import letter
from tests.stories import Soum


def test_the_wish_stands_on_top_and_the_old_answer_is_called_old(suld: Soum, sign_in):
    now, head = timezone.now(), suld.people["mandakh"]
    told = letter(received_on=timezone.localdate(now))
    petition = receive(suld.unit, told, by=None, at=now).petition
    route(petition, lead=suld.posts["finance_head"], by=head, at=now)
    oyun = suld.people["oyun"]
    reply(petition, outcome=Outcome.EXPLAINED, text="Төсөв алга.", by=oyun, at=now)
    reopen(petition, reason="Насос өнөөдөр ч ажиллахгүй байна.", by=None, at=now)
    page = sign_in(suld.people["uranchimeg"]).get(f"/office/suld/petitions/{petition.pk}/").text
    wish = page.index("Насос өнөөдөр ч ажиллахгүй байна.")
    assert page.index("дахин үзэхийг хүссэн") < wish < page.index("Төсөв алга.")
    assert "Өмнө нь юу гэж хариулсан" in page
    reply(petition, outcome=Outcome.RESOLVED, text="Сольсон.", by=head, at=now)
    page = sign_in(suld.people["uranchimeg"]).get(f"/office/suld/petitions/{petition.pk}/").text
    assert "дахин үзэхийг хүссэн" not in page, "ended: it stands in the steps alone"
