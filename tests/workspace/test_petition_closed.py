"""The server was moved and its key forgotten: pages say so instead of breaking."""

import pytest
from django.test import Client
from pytest_django import Settings

from tests.petitions.letters import DULMAA, received
from tests.stories import Soum

OTHER = "the key that somebody else's machine has made for itself"


@pytest.mark.parametrize("language", ["", "/en"])
def test_a_petition_without_its_key_says_what_is_missing(
    suld: Soum, sign_in, settings: Settings, caplog: pytest.LogCaptureFixture, language: str
):
    petition = received(suld).petition
    clerk: Client = sign_in(suld.people["uranchimeg"])
    address = f"{language}/office/suld/petitions/{petition.pk}/"
    assert clerk.get(address).status_code == 200
    settings.VAULT_KEYS = [OTHER]
    answer = clerk.get(address)
    assert answer.status_code == 503
    said = "key" if language else "түлхүүр"
    assert said in answer.text
    assert "Traceback" not in caplog.text, "a sentence in the log, not a wall"
    assert DULMAA.given_name not in caplog.text
    assert clerk.get(f"{language}/office/suld/petitions/").status_code == 200, (
        "the list has no text"
    )
