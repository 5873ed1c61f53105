"""After the key was changed and the old one thrown away, Дулмаа still finds her petition."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.conf import settings as django_settings
from django.db import connection, transaction
from pytest_django import Settings

from tamga.petitions.actions.forgetting import forget_people
from tamga.petitions.actions.rehashing import rehash
from tamga.petitions.models import Petition, Petitioner
from tamga.petitions.queries import of_the_same_citizen
from tamga.petitions.queries.tracking import find_by_code
from tamga.vault import actions
from tests.petitions.letters import AT, DULMAA, received
from tests.stories import Soum
from tests.vault.test_rotation import wait_until_blocked

NEW = "a new key that nobody has seen yet, of course"


def test_codes_and_phones_are_found_under_the_new_key_alone(suld: Soum, settings: Settings):
    found = received(suld)
    (old,) = django_settings.VAULT_KEYS
    settings.VAULT_KEYS = [NEW, old]
    actions.rotate(by=None, at=AT)
    settings.VAULT_KEYS = [NEW]

    number = found.petition.number
    assert find_by_code(suld.unit, number=number, code=found.code) == found.petition
    phone = actions.keyed_hash(DULMAA.phone, purpose="petitions.phone")
    assert Petitioner.everything.get(phone_hash=phone).given_name == DULMAA.given_name


def test_her_earlier_letter_is_found_while_both_keys_are_there(suld: Soum, settings: Settings):
    before = received(suld).petition
    settings.VAULT_KEYS = [NEW, *django_settings.VAULT_KEYS]
    after = received(suld).petition
    rows = Petition.everything.all()
    assert list(of_the_same_citizen(rows, after.petitioner)) == [before]
    assert list(of_the_same_citizen(rows, before.petitioner)) == [after]


def test_who_is_shredded_meanwhile_gets_no_hash_back(suld_committed: Soum):
    """The night shreds her, and the rotation comes upon her before that is committed."""
    petition = received(suld_committed).petition
    Petition.everything.update(state="closed", outcome="resolved", closed_at=AT)

    def hash_again() -> int:
        try:
            return rehash()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            assert forget_people(at=AT + timedelta(days=1827)) == 1
            rotation = pool.submit(hash_again)
            wait_until_blocked(str(connection.settings_dict["NAME"]))
        assert rotation.result() == 0, "of her nothing is left to hash"
    person = Petitioner.everything.get(petition=petition)
    assert (person.register_hash, person.phone_hash) == ("", "")
