"""After the key was changed and the old one thrown away, Дулмаа still finds her petition."""

from django.conf import settings as django_settings
from pytest_django import Settings

from tamga.petitions.models import Petitioner
from tamga.petitions.queries.tracking import find_by_code
from tamga.vault import actions
from tests.petitions.letters import AT, DULMAA, received
from tests.stories import Soum

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
