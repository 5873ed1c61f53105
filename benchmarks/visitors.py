"""Visitors of a web server on this machine: a fixed number of requests over kept connections.

A socket and little more, so that the visitors don't eat the cores that the server needs.
"""

import socket
import time
from concurrent.futures import ThreadPoolExecutor

TIMEOUT = 60


def visit(port: int, path: str, *, requests: int, visitors: int) -> float:
    """Ask ``requests`` times for a page, ``visitors`` at once; gives answers a second.

    Raises ValueError when an answer isn't 200.
    """
    shares = [requests // visitors + (n < requests % visitors) for n in range(visitors)]
    start = time.perf_counter()
    with ThreadPoolExecutor(visitors) as pool:
        for _ in pool.map(lambda share: _ask(port, path, share), shares):
            pass
    return requests / (time.perf_counter() - start)


def _ask(port: int, path: str, times: int) -> None:
    request = f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode()
    while times:
        with socket.create_connection(("127.0.0.1", port), timeout=TIMEOUT) as line:
            open_still = True
            while times and open_still:
                line.sendall(request)
                open_still = read_answer(line)
                times -= 1


def read_answer(line: socket.socket) -> bool:
    """Read one answer to its end; False when the server closes the line after it."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += _more(line)
    head, _, body = data.partition(b"\r\n\r\n")
    status, *fields = head.split(b"\r\n")
    if b" 200 " not in status:
        raise ValueError(f"The server answers {status.decode('latin-1')}")
    headers = {
        name.lower(): value.strip() for name, _, value in (f.partition(b":") for f in fields)
    }
    missing = int(headers[b"content-length"]) - len(body)
    while missing > 0:
        missing -= len(_more(line))
    return headers.get(b"connection", b"").lower() != b"close"


def _more(line: socket.socket) -> bytes:
    data = line.recv(65536)
    if not data:
        raise ValueError("The server closed the line in the middle of an answer.")
    return data
