"""Decisions in every state, with provisions, registers and blank forms, to be looked at."""

from datetime import timedelta

from django.utils import timezone

from tamga.decisions.actions import (
    Reports,
    add_provision,
    adopt_printed,
    amend,
    assign,
    attach,
    comment,
    draft,
    number,
    publish,
    send_down,
    send_to_review,
    sign,
    void_number,
)
from tamga.decisions.enums import FileKind
from tamga.decisions.models import Decision
from tamga.kernel.schedules import Kind as ScheduleKind
from tamga.kernel.schedules import Schedule
from tamga.registers.actions import enter_afterwards, receive_blanks, spoil_blank, use_blank
from tamga.registers.enums import Script
from tamga.registers.queries import next_number
from tests.decisions.offices import KIND
from tests.stories import Soum

LONG = "Хөдөлмөрийн-дотоод-журмын-хэрэгжилтийг-зохион-байгуулах-ажлын-хэсэг байгуулах тухай"


def furnish_books(soum: Soum) -> dict[str, object]:
    """The keys of their addresses."""
    by, now = soum.people["bolormaa"], timezone.now()
    today = timezone.localdate()

    def in_state(title: str, steps: int, **more) -> Decision:
        found = draft(soum.unit, kind=more.pop("kind", KIND), title=title, by=by, at=now, **more)
        if steps > 0:
            found = send_to_review(found, by=by, at=now)
        if steps > 1:
            found = sign(found, signed_on=today, signer=soum.posts["governor"], by=by, at=now)
        return number(found, by=by, at=now) if steps > 2 else found

    review = in_state("Хяналтад байгаа захирамж", 1)
    comment(review, text="Хуулийн заалтыг нэмэх", by=by, at=now)
    stopped = in_state("Хувийн мэдээлэлтэй", 3, text="Иргэн 99112233 утсаар хандана уу.")
    scan = {"name": LONG[:90] + ".pdf", "kind": FileKind.CYRILLIC_SCAN}
    attach(stopped, b"%PDF-1.7", by=by, at=now, **scan)  # waits to be read or looked through
    live = publish(in_state(LONG, 3, text="Захирамжлах нь.\n\nНэг."), by=by, at=now)
    attach(live, b"x" * 3000, name=LONG[:90] + ".txt", kind=FileKind.CYRILLIC_SCAN, by=by, at=now)
    whole = add_provision(
        live, text="Мод тарих ажлыг зохион байгуулах.", number_printed="1", by=by, at=now,
        windows=[(today, today + timedelta(days=30))], responsible_text="Багийн дарга нар",
        schedules=[Schedule(kind=ScheduleKind.QUARTERLY, day=5)],
        recipients=[Reports("Байгаль орчны газар", LONG[:60])],
    )  # fmt: skip
    add_provision(live, text="Усалгаа.", number_printed="1.1", parent=whole, by=by, at=now)
    (mine,) = send_down(whole, units=[soum.unit], by=by, at=now)
    assign(mine, positions=[soum.posts["finance_head"]], by=by, at=now)
    void = in_state("Хүчингүй болсон", 3)
    void_number(void, reason="Давхар бүртгэсэн", by=by, at=now)
    amend(in_state("Өөрчлөх тухай", 3), live, effective_on=today, by=by, at=now)
    above = draft(soum.unit.parent, kind=KIND, title="Аймгийн захирамж", by=by, at=now)
    order = add_provision(above, text="Өвөлжилтийн бэлтгэл хангах.", by=by, at=now)
    sign(send_to_review(above, by=by, at=now), signed_on=today, by=by, at=now)
    number(above, by=by, at=now)
    order.refresh_from_db()  # with its decision as it is now
    send_down(order, units=[soum.unit], by=by, at=now)
    entries = enter_afterwards(
        soum.unit, kind="official_assignment", year=today.year, numbers=[1, 2], spoiled={3: "Бэх"},
        numbered_on=today, reason="Цахилгаан тасарсан", by=by, at=now,
    )  # fmt: skip
    series = receive_blanks(
        soum.unit, script=Script.MONGOL, series="АА", first=1, last=20, received_on=today, by=by,
        at=now,
    )  # fmt: skip
    assert live.entry is not None
    use_blank(series, number=1, entry=live.entry, by=by, at=now)
    spoil_blank(series, number=2, reason="Бэх асгарсан", by=by, at=now)
    rough = in_state("Ноорог захирамж", 0)
    part = add_provision(rough, text="Ноорог заалт.", number_printed="1", by=by, at=now)
    coming = next_number(soum.unit, kind=KIND, year=today.year)
    printed = adopt_printed(
        soum.unit, kind=KIND, number_printed=f"{today.year}_А/{coming}", title=LONG,
        signed_on=today - timedelta(days=1), by=by, at=now,
    )  # fmt: skip
    for text in ("Мод тарих.", LONG):
        add_provision(printed, text=text, number_printed="1", by=by, at=now)
    twin = in_state("Хоёр удаа бүртгэгдсэн захирамж", 3)
    add_provision(twin, text="Мод тарих.", number_printed="1", by=by, at=now)
    return {
        "draft": rough.pk,
        "drafted": part.pk,
        "twin": twin.pk,
        "in_review": review.pk,
        "signed": in_state("Гарын үсэгтэй", 2).pk,
        "stopped": stopped.pk,
        "ruled": live.pk,
        "void": void.pk,
        "provision": whole.pk,
        "sent": order.pk,
        "register": entries[0].register_id,
        "entry": entries[0].pk,
        "series": series.pk,
    }
