"""E-mail through Django's mail backend, one connection for a whole round."""

import contextlib
import smtplib
from types import TracebackType
from typing import Self

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from tamga.notices.errors import NotSent


class Mail:
    """A mail connection, opened with the first message."""

    def __init__(self) -> None:
        self._connection: BaseEmailBackend | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._close()

    def send(self, *, address: str, subject: str, body: str, message_id: str) -> None:
        """Hand one message over; :class:`NotSent` if the server didn't take it.

        ``message_id`` is the same at every attempt, so that a message handed over twice (a power
        cut between handing over and remembering it) can be known as one.
        """
        message = EmailMessage(
            subject=subject,
            body=body,
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[address],
            headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated"},
        )
        try:
            if self._connection is None:
                connection = get_connection()
                connection.open()
                self._connection = connection
            self._connection.send_messages([message])
        except (smtplib.SMTPException, OSError, ValueError) as error:
            self._close()
            raise _not_sent(error) from error

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                connection.close()


def _not_sent(error: Exception) -> NotSent:
    match error:
        case smtplib.SMTPRecipientsRefused():
            code = max((code for code, _ in error.recipients.values()), default=500)
            return NotSent(f"smtp_{code}", final=code >= 500)
        case smtplib.SMTPAuthenticationError():
            return NotSent("smtp_sign_in", channel_down=True)
        case smtplib.SMTPConnectError() | smtplib.SMTPHeloError():
            return NotSent("smtp_gone", channel_down=True)
        case smtplib.SMTPSenderRefused():
            # the sender is ours and the same for every letter: nobody's address is wrong
            return NotSent(f"smtp_sender_{error.smtp_code}", channel_down=True)
        case smtplib.SMTPServerDisconnected():
            return NotSent("smtp_gone", channel_down=True)
        case smtplib.SMTPResponseException():
            return NotSent(f"smtp_{error.smtp_code}", final=error.smtp_code >= 550)
        case smtplib.SMTPException():
            return NotSent("smtp")
        case TimeoutError():
            return NotSent("timeout", channel_down=True)
        case OSError():
            return NotSent("connection", channel_down=True)
        case _:
            return NotSent("bad_message", final=True)
