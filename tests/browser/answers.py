"""Petitions on their way to the site, to be looked at: unwritten, with names left in, published."""

from collections.abc import Callable

from django.utils import timezone

from tamga.petitions.actions import prepare, publish, reply
from tamga.petitions.enums import Outcome
from tamga.petitions.models import Petition
from tamga.petitions.queries.answers import texts_of
from tamga.petitions.queries.clues import words_hash
from tests.stories import Soum

LONG = "Худгийн-насос-солих-хугацаа-ба-хариуцах-эзнийг-тодруулах. " * 3


def furnish_answers(soum: Soum, sent: Callable[..., Petition]) -> dict[str, object]:
    """The keys of their addresses."""
    clerk, head, now = soum.people["uranchimeg"], soum.people["mandakh"], timezone.now()

    def answered() -> Petition:
        petition = sent(5, may_publish=True)
        reply(petition, outcome=Outcome.RESOLVED, text=LONG, by=head, at=now)
        return petition

    fresh, told, shown = answered(), answered(), answered()
    left = f"Дулмаагийн худаг: 8811 2233. {LONG}"
    prepare(told, title="Худгийн насос", text=left, answer=LONG, by=clerk, at=timezone.now())
    made = prepare(
        shown, title=LONG.strip(), text=LONG, answer=f"{LONG}\n\n{LONG}", by=clerk,
        at=timezone.now(),
    )  # fmt: skip
    publish(shown, seen=words_hash(texts_of(made)), by=head, at=timezone.now())
    return {
        "letter_open": fresh.pk,
        "letter_told": told.pk,
        "letter_shown": shown.pk,
        "answer": made.pk,
    }
