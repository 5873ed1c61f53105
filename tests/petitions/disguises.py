"""The ways in which a word may stand in a file without being seen by a plain search for it."""

import base64
import json
import quopri
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import quote

from tamga.search.rules import folded


def disguises(secret: str) -> dict[str, bytes]:
    """The bytes of a secret by the name of their encoding; in small and capital letters, and as the
    search folds it. Of base64 what is the same whatever stands around it.
    """
    found: dict[str, bytes] = {}
    for look in dict.fromkeys([secret, secret.lower(), secret.upper(), folded(secret)]):
        for name, data in _encoded(look):
            found[f"{name} {look}"] = data
    return found


def _encoded(text: str) -> Iterator[tuple[str, bytes]]:
    plain = text.encode()
    yield "utf-8", plain
    yield "utf-16-le", text.encode("utf-16-le")
    yield "utf-16-be", text.encode("utf-16-be")
    yield "cp1251", text.encode("cp1251", "xmlcharrefreplace")
    yield "html", text.encode("ascii", "xmlcharrefreplace")
    yield "json", json.dumps(text)[1:-1].encode()
    yield "json in json", json.dumps(json.dumps(text)[1:-1])[1:-1].encode()
    yield "percent", quote(text).encode()
    yield "quoted-printable", quopri.encodestring(plain).rstrip(b"=\n")
    yield "hex", plain.hex().encode()
    yield "HEX", plain.hex().upper().encode()
    for before in range(3):
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            yield f"base64 {before}", _sure_part(encode, plain, before)
            yield f"base64 of utf-16 {before}", _sure_part(encode, text.encode("utf-16-le"), before)


def _sure_part(encode: Callable[[bytes], bytes], data: bytes, before: int) -> bytes:
    first = -(-before * 8 // 6)
    last = (before + len(data)) * 8 // 6
    return encode(b"\0" * before + data)[first:last]


def found_in(data: bytes, secrets: Iterable[str]) -> list[str]:
    """Which secrets stand in some bytes, and how."""
    return [name for secret in secrets for name, look in disguises(secret).items() if look in data]
