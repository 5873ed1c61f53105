import socket
from asyncio import AbstractServer
from collections.abc import Coroutine, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from pytest_django import Settings

from tamga.accounts.models import User


class Postman:
    """Takes mail for everyone, and from everyone, but those named in ``refuses`` (address →
    answer).
    """

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.refuses: dict[str, str] = {}

    async def handle_RCPT(  # noqa: N802 (the name that aiosmtpd calls)
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_MAIL(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if address in self.refuses:
            return self.refuses[address]
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        letter = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 taken"


class FreePort(Controller):
    """Takes whatever port is free: the library's own way to ask for one connects to port 0."""

    def _create_server(self) -> Coroutine[Any, Any, AbstractServer]:
        listening = socket.create_server((self.hostname, 0))
        self.port = listening.getsockname()[1]
        return self.loop.create_server(self._factory_invoker, sock=listening)


@pytest.fixture
def postman(settings: Settings) -> Iterator[Postman]:
    """A real mail server of this installation, on a free port."""
    handler = Postman()
    controller = FreePort(handler, hostname="127.0.0.1")
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = controller.hostname, controller.port
    settings.EMAIL_USE_TLS, settings.EMAIL_HOST_USER = False, ""
    try:
        yield handler
    finally:
        controller.stop()


@pytest.fixture
def dulmaa(db: None) -> User:
    """The finance officer."""
    return User.objects.create_user(
        username="dulmaa", email="dulmaa@example.mn", phone="9911 2233", last_name="Дорж"
    )
