"""The door for text messages: a gateway when the installation has one, files when not."""

from django.conf import settings

from tamga.notices.sms import files, gateway


def send(*, number: str, text: str, message_id: str) -> None:
    """Hand one message over; :class:`NotSent` if it wasn't taken."""
    if settings.TAMGA_SMS_GATEWAY_URL:
        gateway.send(number=number, text=text, message_id=message_id)
    else:
        files.send(number=number, text=text, message_id=message_id)
