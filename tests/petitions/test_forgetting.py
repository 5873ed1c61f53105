"""Five years after the answer nobody can read any more who Дулмаа was; the figures stay."""

from datetime import date, timedelta

from django.db import connection

from tamga.documents.actions import store
from tamga.documents.models import StoredFile
from tamga.journal.models import Event
from tamga.kernel.spans import span_of
from tamga.petitions.actions import reply
from tamga.petitions.actions.forgetting import forget_people
from tamga.petitions.enums import Outcome
from tamga.petitions.models import Attachment, Petition
from tamga.petitions.queries.statistics import statistics
from tests.petitions.letters import AT, received, routed
from tests.stories import Soum


def ended(soum: Soum) -> Petition:
    petition = routed(soum)
    reply(petition, outcome=Outcome.RESOLVED, text="Насос солив.", by=soum.people["oyun"], at=AT)
    data = f"a picture of {petition.pk}".encode()
    file = store(data, name="attachment-1.txt", unit_id=soum.unit.pk, by=None, at=AT)
    Attachment.everything.create(
        unit=soum.unit, petition=petition, stored=file, name="Дулмаа.txt", added_at=AT
    )
    return petition


def test_people_and_words_are_shredded_and_the_figures_stay(suld: Soum):
    petition, still_open = ended(suld), received(suld).petition
    assert forget_people(at=AT + timedelta(days=1826)) == 0, "not a day too early"
    later = AT + timedelta(days=1827)
    assert forget_people(at=later) == 1
    assert forget_people(at=later) == 0, "and once"

    petition = Petition.everything.get(pk=petition.pk)
    person = petition.petitioner
    left = [person.surname, person.given_name, person.phone, person.address, person.code]
    assert left == [None] * 5
    assert (person.phone_hash, petition.words.text) == ("", None)
    assert petition.replies.get().text is None
    assert not StoredFile.everything.filter(name="attachment-1.txt").exists()
    assert still_open.petitioner.given_name == "Дулмаа", "what isn't ended is kept"

    found = statistics([suld.unit], span_of("2026"), as_of=date(2026, 12, 31))
    assert (found.received, found.on_time) == (2, 1)
    assert Event.everything.get(code="petition.forgotten").data == {"count": 1}


def test_a_few_questions_for_many(suld: Soum, django_assert_max_num_queries):
    for _ in range(3):
        routed(suld)
    Petition.everything.update(state="closed", outcome="resolved", closed_at=AT)
    with django_assert_max_num_queries(16):
        assert forget_people(at=AT + timedelta(days=3000)) == 3
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM petitions_petitioner WHERE surname IS NOT NULL")
        assert cursor.fetchone() == (0,)
