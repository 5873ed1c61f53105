"""Decisions of Сүлд as its people make them, step by step."""

from datetime import date

from tamga.accounts.enums import Role
from tamga.accounts.models import User
from tamga.decisions.actions import (
    add_provision,
    attach,
    draft,
    keep_internal,
    look_through,
    number,
    publish,
    send_to_review,
    sign,
)
from tamga.decisions.enums import FileKind
from tamga.decisions.models import Decision, DecisionFile, Provision
from tamga.organizations.actions import grant
from tamga.organizations.models import Unit
from tests.stories import START, Soum, moment

KIND = "governor_order_a"
TITLE = "Хаврын мод тарих ажлыг зохион байгуулах тухай"


def drafted(soum: Soum, *, unit: Unit | None = None, kind: str = KIND, **more) -> Decision:
    """Bolormaa drafts."""
    return draft(
        unit or soum.unit,
        kind=kind,
        by=soum.people["bolormaa"],
        at=moment("2026-04-06"),
        **{"title": TITLE, "text": "Мод тарихыг даалгасугай.", **more},
    )


def signed(soum: Soum, day: str = "2026-04-08", *, force: tuple = (None, None), **more) -> Decision:
    """Bolormaa sends it to review, Mandakh signs."""
    decision = send_to_review(drafted(soum, **more), by=soum.people["bolormaa"], at=moment(day))
    return sign(
        decision,
        signed_on=date.fromisoformat(day),
        signer=soum.posts["governor"],
        in_force_from=force[0],
        in_force_to=force[1],
        by=soum.people["mandakh"],
        at=moment(day),
    )


def numbered(soum: Soum, day: str = "2026-04-08", **more) -> Decision:
    """Uranchimeg numbers."""
    return number(signed(soum, day, **more), by=soum.people["uranchimeg"], at=moment(day))


def published(soum: Soum, day: str = "2026-04-08", **more) -> Decision:
    """Uranchimeg publishes."""
    return publish(numbered(soum, day, **more), by=soum.people["uranchimeg"], at=moment(day))


def internal(soum: Soum, day: str = "2026-04-08", **more) -> Decision:
    """Uranchimeg keeps it for the office."""
    decision = numbered(soum, day, **more)
    return keep_internal(decision, reason="Албаны", by=soum.people["uranchimeg"], at=moment(day))


def cleared(soum: Soum, day: str = "2026-04-08", **more) -> Decision:
    """About a citizen: Uranchimeg attaches the scan and a copy without what is personal."""
    personal = {
        "title": "Иргэн УБ88121234-д газар олгох тухай",
        "text": "Утас 88112233. Газрыг гэрээгээр эзэмшүүлнэ.",
    }
    decision = numbered(soum, day, **{**personal, **more})
    for kind in (FileKind.CYRILLIC_SCAN, FileKind.CLEARED_COPY):
        attached(soum, decision, kind, day=day)
    return publish(decision, by=soum.people["uranchimeg"], at=moment(day))


def attached(
    soum: Soum, decision: Decision, kind: FileKind, *, name: str = "a.pdf", day: str = "2026-04-08"
) -> DecisionFile:
    """Uranchimeg attaches a file that says of which kind it is; no machine could read it, so she
    looks through it herself.
    """
    data = b"%PDF-1.7 " + kind.encode()
    by = soum.people["uranchimeg"]
    file = attach(decision, data, name=name, kind=kind, by=by, at=moment(day))
    return look_through(file, by=by, at=moment(day))


def provision(soum: Soum, decision: Decision, text: str = "Мод тарих.", **more) -> Provision:
    """A provision, added by Bolormaa."""
    return add_provision(
        decision, text=text, by=soum.people["bolormaa"], at=moment("2026-04-08"), **more
    )


def evaluator(soum: Soum) -> User:
    """Nergui of the aimag, who sees all soums."""
    user = User.objects.create_user(username="nergui", password="нууц", first_name="Нэргүй")
    grant(user, role=Role.AIMAG_EVALUATOR, unit=soum.unit.parent, by=None, at=START)
    return user
