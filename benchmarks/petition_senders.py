"""Citizens who send petitions until each is acknowledged, whatever falls over meanwhile."""

import http.client
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import uuid4

NUMBER = re.compile(r"[СӨГ]-\d+/\d{4}")
STAMP = re.compile(r'name="started"[^>]*value="([^"]+)"')
PATIENCE = 180  # seconds that one citizen tries
PAUSE = 0.2
FORM = "/petitions/new/"
WORDS = "Худгийн насос ажиллахгүй байна, {} дэх удаа бичиж байна."


@dataclass
class Sent:
    """What the senders saw: which petition got which number, how often they tried again, and when
    each was told.
    """

    numbers: dict[int, str] = field(default_factory=dict)
    tries: int = 0
    moments: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def acknowledge(self, petition: int, number: str) -> None:
        """A receipt was seen."""
        with self.lock:
            self.numbers[petition] = number
            self.moments.append(time.perf_counter())

    def tried(self) -> None:
        """An answer that was no receipt, or none."""
        with self.lock:
            self.tries += 1


def send_all(port: int, *, petitions: int, senders: int, sent: Sent) -> None:
    """Each sender sends its share, one after the other, each until it has a receipt."""
    stamp = STAMP.search(_ask(port, "GET", None, "10.0.0.1"))
    if stamp is None:
        raise RuntimeError("The form of petitions has no stamp.")
    time.sleep(4)  # nobody writes a petition faster: the form would take us for programs
    shares = [range(n, petitions, senders) for n in range(senders)]
    with ThreadPoolExecutor(senders) as pool:
        for _ in pool.map(lambda share: _send(port, share, stamp[1], sent), shares):
            pass


def _send(port: int, share: range, stamp: str, sent: Sent) -> None:
    for n in share:
        deadline = time.monotonic() + PATIENCE
        fields = {
            "kind": ("application", "complaint", "proposal")[n % 3],
            "text": WORDS.format(n),
            "given_name": "Дулмаа",
            "email": f"citizen-{n}@example.mn",
            "client_key": str(uuid4()),
            "started": stamp,
        }
        address = f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}"
        while time.monotonic() < deadline:
            try:
                found = NUMBER.search(_ask(port, "POST", urlencode(fields), address))
            except (OSError, http.client.HTTPException, ValueError):
                found = None
            if found:
                sent.acknowledge(n, found[0])
                break
            sent.tried()
            time.sleep(PAUSE)
        else:
            raise RuntimeError(f"Petition {n} was not taken in {PATIENCE} seconds.")


def _ask(port: int, method: str, body: str | None, address: str) -> str:
    """The text of a good answer. Raises ValueError for another one."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Host": f"localhost:{port}", "X-Forwarded-For": address}
    if body is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        line.request(method, FORM, body=body, headers=headers)
        answer = line.getresponse()
        text = answer.read().decode()
    finally:
        line.close()
    if answer.status != 200:
        raise ValueError(f"{answer.status}")
    return text
