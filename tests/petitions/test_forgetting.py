"""Five years after the answer nobody can read any more who Дулмаа was; the figures stay."""

from datetime import date, timedelta
from pathlib import Path

from django.conf import settings as django_settings
from django.db import connection

from tamga.documents.actions import store
from tamga.documents.models import StoredFile
from tamga.documents.queries import read
from tamga.journal.models import Event
from tamga.kernel.spans import span_of
from tamga.petitions.actions import Incoming, attach, reply
from tamga.petitions.actions.forgetting import forget_people
from tamga.petitions.actions.publishing import prepare, take_down
from tamga.petitions.enums import Outcome
from tamga.petitions.models import Petition, PublishedAnswer
from tamga.petitions.queries.statistics import statistics
from tests.petitions.letters import AT, received, routed
from tests.petitions.published import prepared
from tests.stories import Soum

PAPER = b"a paper of hers"


def ended(soum: Soum) -> Petition:
    petition, oyun = routed(soum, may_publish=True), soum.people["oyun"]
    attach(petition, [Incoming("Дулмаа.txt", PAPER)], by=None, at=AT)
    file = store(PAPER, name="reply.txt", unit_id=soum.unit.pk, by=oyun, at=AT, sealed=True)
    reply(petition, outcome=Outcome.RESOLVED, text="Насос солив.", file=file, by=oyun, at=AT)
    prepare(petition, title="Дулмаа", text="Худаг", answer="Солив.", by=oyun, at=AT)
    return petition


def on_disk() -> list[Path]:
    root = Path(django_settings.PRIVATE_ROOT)
    return [path for path in root.rglob("*") if path.is_file()]


def test_people_and_words_are_shredded_and_the_figures_stay(
    suld: Soum, django_capture_on_commit_callbacks
):
    petition, still_open = ended(suld), received(suld).petition
    assert forget_people(at=AT + timedelta(days=1826)) == 0, "not a day too early"
    assert len(on_disk()) == 2
    later = AT + timedelta(days=1827)
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_people(at=later) == 1
    assert on_disk() == [], "closed files leave the disk too"
    assert forget_people(at=later) == 0, "and once"

    petition = Petition.everything.get(pk=petition.pk)
    person = petition.petitioner
    left = [person.surname, person.given_name, person.phone, person.address, person.code]
    assert left == [None] * 5
    assert (person.phone_hash, petition.words.text) == ("", None)
    assert petition.replies.get().text is None
    assert not StoredFile.everything.exists()
    assert not PublishedAnswer.everything.exists(), "it was prepared and never looked through"
    assert still_open.petitioner.given_name == "Дулмаа", "what isn't ended is kept"

    found = statistics([suld.unit], span_of("2026"), as_of=date(2026, 12, 31))
    assert (found.received, found.on_time) == (2, 1)
    assert Event.everything.get(code="petition.forgotten").data == {"count": 1}


def test_the_same_paper_with_a_younger_petition_stays(
    suld: Soum, django_capture_on_commit_callbacks
):
    ended(suld)
    younger = received(suld, attachments=(Incoming("Дулмаа.txt", PAPER),)).petition
    with django_capture_on_commit_callbacks(execute=True):
        forget_people(at=AT + timedelta(days=1827))
    assert read(younger.attachments.get().stored) == PAPER
    assert len(on_disk()) == 1


def test_what_the_site_shows_without_names_stays_on_it(suld: Soum):
    petition = ended(suld)
    PublishedAnswer.everything.update(published_at=AT, published_by=suld.people["mandakh"])
    forget_people(at=AT + timedelta(days=1827))
    assert PublishedAnswer.everything.get().petition == petition


def test_what_is_taken_down_later_goes_in_the_next_night(suld: Soum):
    """Its petition was forgotten long ago, and there is no other to be forgotten."""
    forgotten, kept = ended(suld), prepared(suld, at=AT + timedelta(days=1827))
    head, later = suld.people["mandakh"], AT + timedelta(days=1827)
    PublishedAnswer.everything.filter(petition=forgotten).update(published_at=AT, published_by=head)
    forget_people(at=later)
    take_down(forgotten, reason="Хуучирсан", by=head, at=later + timedelta(days=30))
    assert forget_people(at=later + timedelta(days=31)) == 0
    assert list(PublishedAnswer.everything.all()) == [kept], "of a younger one, that waits"
    assert Event.everything.filter(code="petition.forgotten").count() == 1


def test_a_few_questions_for_many(suld: Soum, django_assert_max_num_queries):
    for _ in range(3):
        routed(suld)
    Petition.everything.update(state="closed", outcome="resolved", closed_at=AT)
    with django_assert_max_num_queries(18):
        assert forget_people(at=AT + timedelta(days=3000)) == 3
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM petitions_petitioner WHERE surname IS NOT NULL")
        assert cursor.fetchone() == (0,)
