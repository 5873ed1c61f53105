"""The key burned with the office. What it closed is lost, and everything else goes on."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import Settings

from tamga.documents.actions import store
from tamga.documents.models import StoredFile
from tamga.petitions.actions import Incoming, ask, attach, reply
from tamga.petitions.actions.forgetting import forget_people
from tamga.petitions.actions.publishing import prepare
from tamga.petitions.enums import Outcome
from tamga.petitions.models import Attachment, Message, Petition, Petitioner, PublishedAnswer
from tamga.petitions.queries.tracking import find_by_code
from tamga.vault import actions
from tamga.vault.enums import Unreadable
from tests.petitions.letters import AT, received, routed
from tests.stories import Soum

FRESH = "the key that was made after the fire, by itself"
NEXT = "the key after that one, which too many had seen"
PAPER = b"a paper of hers"


@pytest.fixture
def lost(suld: Soum, settings: Settings) -> Petition:
    """A petition from before the fire, answered, with everything that lay closed beside it."""
    petition, oyun = routed(suld, may_publish=True), suld.people["oyun"]
    attach(petition, [Incoming("Дулмаа.txt", PAPER)], by=None, at=AT)
    ask(petition, text="Аль худаг вэ?", by=oyun, at=AT)
    file = store(PAPER, name="reply.txt", unit_id=suld.unit.pk, by=oyun, at=AT, sealed=True)
    reply(petition, outcome=Outcome.RESOLVED, text="Насос солив.", file=file, by=oyun, at=AT)
    prepare(petition, title="Дулмаа", text="Худаг", answer="Солив.", by=oyun, at=AT)
    settings.VAULT_KEYS = [FRESH]
    actions.accept_key()  # as the restore without the key does
    with pytest.raises(Unreadable):
        list(Petitioner.everything.all())
    return petition


def test_the_next_rotation_passes_over_it(suld: Soum, lost: Petition, settings: Settings):
    after = received(suld)
    settings.VAULT_KEYS = [NEXT, FRESH]
    actions.rotate(by=None, at=AT)
    settings.VAULT_KEYS = [NEXT]
    number = after.petition.number
    assert find_by_code(suld.unit, number=number, code=after.code) == after.petition


def test_a_damaged_phone_keeps_nobody_else_from_being_found(suld: Soum, settings: Settings):
    """A bad sector of the disk, in a row that lies under the new key already."""
    damaged, sound = received(suld).petition, received(suld)
    settings.VAULT_KEYS = [NEXT, *django_settings.VAULT_KEYS]
    with connection.cursor() as cursor:
        actions.rotate(by=None, at=AT)
        damage = "UPDATE petitions_petitioner SET phone = left(phone, 60) WHERE petition_id = %s"
        cursor.execute(damage, [damaged.pk])
    assert actions.rotate(by=None, at=AT) == 0
    settings.VAULT_KEYS = [NEXT]
    number = sound.petition.number
    assert find_by_code(suld.unit, number=number, code=sound.code) == sound.petition


def test_the_night_shreds_what_nobody_can_read(
    suld: Soum, lost: Petition, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_people(at=AT + timedelta(days=1827)) == 1
    assert Petitioner.everything.get().code is None, "empty now, and so it opens"
    for model in (Attachment, Message, PublishedAnswer, StoredFile):
        assert not model.everything.exists(), model
    root = Path(django_settings.PRIVATE_ROOT)
    assert [path for path in root.rglob("*") if path.is_file()] == []


def test_a_file_that_another_lost_petition_has_too_stays(
    suld: Soum, lost: Petition, settings: Settings
):
    """Of before files were closed, when equal ones lay there once."""
    younger = received(suld).petition
    kept = Attachment.everything.defer("name").get(petition=lost).stored
    Attachment.everything.create(
        unit=suld.unit, petition=younger, stored=kept, name="Дулмаа.txt", added_at=AT
    )
    settings.VAULT_KEYS = [NEXT]  # it burns again
    actions.accept_key()
    assert forget_people(at=AT + timedelta(days=1827)) == 1
    assert list(StoredFile.everything.all()) == [kept]


def test_the_register_book_opens_and_says_which_row_does_not(suld: Soum, lost: Petition):
    after = received(suld).petition
    clerk = Client()
    clerk.force_login(suld.people["uranchimeg"])
    with translation.override("en"):
        address = f"{reverse('office_petition_book', args=['suld'])}?year=2026"
    answer = clerk.get(address)
    assert answer.status_code == 200
    burned, whole = answer.text.split("</tr>")[1:3]
    assert lost.number in burned
    assert "unreadable" in burned
    assert after.number in whole
    assert "Б.Д." in whole
    assert "unreadable" not in whole
