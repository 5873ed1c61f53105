"""Whose wrong passwords are counted: whoever asks nginx, not nginx, and nobody he makes up."""

import pytest
from django.test import Client, RequestFactory

from config.proxy import client_address
from tests.stories import Soum


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("127.0.0.1", "203.0.113.7", "203.0.113.7"),
        ("::1", "10.0.0.1, 203.0.113.7", "203.0.113.7"),  # the client wrote the first himself
        ("", "2001:db8::1", "2001:db8::1"),  # by a Unix socket
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "unknown", "127.0.0.1"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),  # no proxy of ours: not believed
    ],
)
def test_the_last_entry_is_believed_from_this_machine_alone(peer, forwarded, address):
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    request = RequestFactory().get("/", REMOTE_ADDR=peer, **headers)
    assert client_address(request) == address


def test_a_stranger_doesnt_lock_bolormaa_out(suld: Soum):
    """He guesses from the café until her name is locked there; she signs in from the office."""
    cafe = {"HTTP_X_FORWARDED_FOR": "203.0.113.7"}
    office = {"HTTP_X_FORWARDED_FOR": "198.51.100.1"}
    wrong = {"username": "bolormaa", "password": "таамаг"}
    for _ in range(8):
        Client().post("/office/sign-in/", wrong, **cafe)
    suld.people["bolormaa"].set_password("нууц")
    suld.people["bolormaa"].save()
    right = wrong | {"password": "нууц"}
    assert Client().post("/office/sign-in/", right, **cafe).status_code == 429
    assert Client().post("/office/sign-in/", right, **office).status_code == 302
