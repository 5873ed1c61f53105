"""Text messages: through a gateway over HTTP, or as files where there is none."""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from tamga.accounts.models import User
from tamga.notices.actions import Delivered, deliver_due
from tamga.notices.models import Notice
from tests.notices.test_outbox import queue

FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # Friday


class Gateway(ThreadingHTTPServer):
    """Answers with ``status`` and keeps what it was sent."""

    status = 202
    received: list[dict[str, Any]]


class Handler(BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received.append(
            {"path": self.path, "token": self.headers["Authorization"], **json.loads(body)}
        )
        self.send_response(self.server.status)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def gateway(settings: Settings) -> Iterator[Gateway]:
    with Gateway(("127.0.0.1", 0), Handler) as server:
        server.received = []
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        settings.TAMGA_SMS_GATEWAY_URL = f"http://127.0.0.1:{server.server_port}/send?from=tamga"
        settings.TAMGA_SMS_GATEWAY_TOKEN = "token of the soum"
        yield server
        server.shutdown()


def test_the_gateway_gets_number_text_and_a_lasting_id(dulmaa: User, gateway: Gateway) -> None:
    notice = queue(user=dulmaa, channel="sms", body="Хариу бэлэн боллоо.")
    assert notice is not None
    assert deliver_due(at=FRIDAY) == Delivered(1, 0)
    assert gateway.received == [
        {
            "path": "/send?from=tamga",
            "token": "Bearer token of the soum",
            "id": f"notice-{notice.pk}",
            "to": "+97699112233",
            "text": "Хариу бэлэн боллоо.",
        }
    ]


@pytest.mark.parametrize(
    ("status", "error", "final"),
    [
        (400, "http_400", True),
        (404, "http_404", True),
        (429, "http_429", False),
        (500, "http_500", False),
        (503, "http_503", False),
        (401, "http_401", False),
        (307, "http_307", True),
    ],
)
def test_what_the_gateway_answers(
    dulmaa: User, gateway: Gateway, status: int, error: str, final: bool
) -> None:
    gateway.status = status
    notice = queue(user=dulmaa, channel="sms")
    assert notice is not None
    assert deliver_due(at=FRIDAY) == Delivered(0, 1)
    notice.refresh_from_db()
    assert (notice.last_error, notice.given_up_at is not None) == (error, final)
    assert len(gateway.received) == 1  # no redirect was followed


def test_a_refused_token_stops_the_round_and_costs_others_nothing(
    dulmaa: User, gateway: Gateway
) -> None:
    gateway.status = 401
    queue("1", user=dulmaa, channel="sms")
    queue("2", user=dulmaa, channel="sms")
    assert deliver_due(at=FRIDAY) == Delivered(0, 1)
    assert sorted(Notice.everything.values_list("attempts", flat=True)) == [0, 1]


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/x", "file:///etc/passwd", "nonsense"])
def test_an_address_that_is_none_is_an_error_not_a_crash(
    dulmaa: User, settings: Settings, url: str
) -> None:
    settings.TAMGA_SMS_GATEWAY_URL = url
    queue(user=dulmaa, channel="sms")
    assert deliver_due(at=FRIDAY) == Delivered(0, 1)
    assert Notice.everything.get().last_error == "gateway_address"


def test_without_a_gateway_messages_are_files(
    dulmaa: User, settings: Settings, tmp_path: Path
) -> None:
    settings.TAMGA_SMS_GATEWAY_URL = ""
    settings.TAMGA_SMS_FILE_PATH = tmp_path / "sms"
    notice = queue(user=dulmaa, channel="sms", body="Хариу бэлэн боллоо.")
    assert notice is not None
    assert deliver_due(at=FRIDAY) == Delivered(1, 0)
    (file,) = (tmp_path / "sms").iterdir()
    assert file.name == f"notice-{notice.pk}.txt"
    assert file.read_text(encoding="utf-8") == "+97699112233\n\nХариу бэлэн боллоо.\n"


def test_a_full_disk_is_tried_again(dulmaa: User, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "sms").write_text("a file where the folder should be")
    settings.TAMGA_SMS_GATEWAY_URL = ""
    settings.TAMGA_SMS_FILE_PATH = tmp_path / "sms"
    queue(user=dulmaa, channel="sms")
    assert deliver_due(at=FRIDAY) == Delivered(0, 1)
    assert Notice.everything.get().last_error == "file"
