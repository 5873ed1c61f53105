"""What a citizen is told, by e-mail or else by SMS. Private to ``actions``.

Subjects are read by servers on the way and say no number, no name and no kind.
"""

from datetime import datetime

from django.utils.translation import gettext as _

from tamga.accounts.models import User
from tamga.notices.actions import queue
from tamga.notices.enums import Channel
from tamga.organizations.models import Unit
from tamga.organizations.queries import public_address
from tamga.petitions.count_words import said
from tamga.petitions.models import Petition
from tamga.petitions.queries.answers import site_of
from tamga.petitions.queries.counting import count_lines
from tamga.petitions.rules import Person, code_in_groups


def send_receipt(
    petition: Petition, person: Person, code: str, *, by: User | None, at: datetime
) -> None:
    """The number, the secret code, the day of the answer and where to look; by e-mail also how the
    day was counted, for which an SMS has no room.
    """
    _tell(
        petition,
        person,
        key="receipt",
        subject=_("Your letter was received"),
        body=_(
            "Your petition is registered under number %(number)s.\n"
            "The answer is due by %(due)s.\n"
            "To see where it stands: %(address)s\n"
            "Number: %(number)s\nSecret code: %(code)s"
        )
        % {
            "number": petition.number,
            "due": said(petition.due_on),
            "address": tracking_address(petition.unit),
            "code": code_in_groups(code),
        }
        + (_count(petition) if person.email else ""),
        by=by,
        at=at,
    )


def send_news(petition: Petition, *, key: str, body: str, by: User | None, at: datetime) -> None:
    """Something that the citizen must be told; nothing when they left neither address."""
    person = petition.petitioner
    _tell(
        petition,
        Person(phone=person.phone or "", email=person.email or ""),
        key=key,
        subject=_("News about your letter"),
        body=f"{body}\n{_('To see where it stands: %s') % tracking_address(petition.unit)}",
        by=by,
        at=at,
    )


def tracking_address(unit: Unit) -> str:
    """Where a citizen sees their petition: on the site of the unit that it was sent to, for a body
    without one on that of the soum above it. The secret code never stands in an address.
    """
    return f"{public_address(site_of(unit))}/petitions/track/"


def _count(petition: Petition) -> str:
    """How the day was counted, line by line."""
    lines = (f"{line.words} {line.article}".strip() for line in count_lines(petition.counted))
    return "\n".join(["", _("How the day was counted:"), *filter(None, lines)])


def _tell(
    petition: Petition,
    person: Person,
    *,
    key: str,
    subject: str,
    body: str,
    by: User | None,
    at: datetime,
) -> None:
    channel = Channel.EMAIL if person.email else Channel.SMS
    address = person.email or person.phone
    if not address:
        return
    queue(
        channel=channel,
        address=address,
        subject=subject,
        body=body,
        dedupe_key=f"petition-{petition.pk}-{key}",
        unit_id=petition.unit_id,
        by=by,
        at=at,
    )
