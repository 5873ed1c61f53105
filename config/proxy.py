"""Whose request it is, behind nginx on the same machine."""

from ipaddress import ip_address

from django.http import HttpRequest

LOOPBACK = frozenset({"127.0.0.1", "::1", ""})  # "" is a Unix socket


def client_address(request: HttpRequest) -> str:
    """The address of whoever asks, for the brake on guessing passwords.

    From this machine alone X-Forwarded-For is believed, and of it the last entry alone: that one
    nginx saw itself, the ones before are whatever the client wrote.
    """
    peer: str = request.META.get("REMOTE_ADDR") or ""
    if peer not in LOOPBACK:
        return peer
    last = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    return _address(last) or peer or "127.0.0.1"


def _address(text: str) -> str:
    try:
        return str(ip_address(text))
    except ValueError:
        return ""
