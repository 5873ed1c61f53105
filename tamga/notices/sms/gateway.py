"""A gateway over HTTP: POST of JSON ``{"id", "to", "text"}`` with a bearer token.

A 2xx answer means taken; 408, 425, 429 and 5xx are tried again, other answers are final. No
redirect is followed: a message would go to somebody else.
"""

import http.client
import json
from urllib.parse import urlsplit

from django.conf import settings

from tamga.notices.errors import NotSent

TIMEOUT = 20  # seconds
_LATER = {408, 425, 429}


def send(*, number: str, text: str, message_id: str) -> None:
    """Hand the message to ``settings.TAMGA_SMS_GATEWAY_URL``; ``message_id`` is the same at every
    attempt, so that the gateway can know one handed over twice."""
    address = urlsplit(settings.TAMGA_SMS_GATEWAY_URL)
    kind = {"https": http.client.HTTPSConnection, "http": http.client.HTTPConnection}.get(
        address.scheme
    )
    if kind is None or address.hostname is None:
        raise NotSent("gateway_address", channel_down=True)
    target = (address.path or "/") + (f"?{address.query}" if address.query else "")
    connection = kind(address.hostname, address.port, timeout=TIMEOUT)
    try:
        connection.request(
            "POST",
            target,
            body=json.dumps({"id": message_id, "to": number, "text": text}).encode(),
            headers={
                "Authorization": f"Bearer {settings.TAMGA_SMS_GATEWAY_TOKEN}",
                "Content-Type": "application/json",
            },
        )
        status = connection.getresponse().status
    except TimeoutError as error:
        raise NotSent("timeout", channel_down=True) from error
    except (OSError, http.client.HTTPException) as error:
        raise NotSent("connection", channel_down=True) from error
    finally:
        connection.close()
    if 200 <= status < 300:
        return
    if status in {401, 403}:
        raise NotSent(f"http_{status}", channel_down=True)
    raise NotSent(f"http_{status}", final=status < 500 and status not in _LATER)
