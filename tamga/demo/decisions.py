"""Decisions of the demo: from draft to repeal, some of them sent down by the aimag."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import typst
from django.utils import timezone

from tamga.accounts.models import User
from tamga.decisions import actions
from tamga.decisions.enums import FileKind
from tamga.decisions.models import Decision, Provision
from tamga.decisions.queries import public_texts
from tamga.demo.decision_texts import (
    AIMAG_DECISIONS,
    ASSIGNMENT,
    ORDER,
    PERSONAL_ORDER,
    RESOLUTION,
    SOUM_DECISIONS,
    Told,
)
from tamga.documents.actions import ask_text, read_text
from tamga.kernel.mongolian.speech import long_date
from tamga.organizations.models import Position, Unit
from tamga.organizations.queries import positions_for
from tamga.registers.actions import open_register

FIRST_OF_AIMAG = 501  # lower ones stand in printed reports
SIGNERS = {ORDER: "governor", ASSIGNMENT: "governor", RESOLUTION: "khural_chair"}
PAGE = """
#let told = json(bytes(sys.inputs.told))
#set page(paper: "a4", margin: 25mm)
#set text(lang: "mn", size: 12pt)
#set document(title: told.title)
#align(center)[#text(14pt, strong(upper(told.kind))) \\ #told.line]
#v(6mm) #align(center, strong(told.title)) #v(6mm)
#for part in told.parts [#par(justify: true, part)]
#v(15mm) #align(center, told.signer)
"""


@dataclass
class _Office:
    """A unit that decides, and who does it there."""

    unit: Unit
    writer: User
    keeper: User
    head: User
    posts: dict[str, Position] = field(default_factory=dict)
    made: dict[str, Decision] = field(default_factory=dict)


def decide(units: dict[str, Unit], people: dict[str, User], *, at: datetime) -> None:
    """Everything that the soum (``units["demo"]``) and its aimag (``units["naran"]``) decided.

    1. The aimag's registers of both years begin beyond what reports print of them, 2. the aimag's
    decisions, sent down to every soum and assigned in one, 3. the soum's own ones, each as far as
    its story goes.
    """
    soum, aimag = units["demo"], units["naran"]
    upper = _Office(aimag, people["aimag"], people["aimag"], people["aimag"])
    posts = {post.code: post for post in positions_for(soum)}
    lower = _Office(soum, people["medee"], people["arhiv"], people["darga"], posts)
    today = timezone.localdate(at)
    for year in (today.year - 1, today.year):
        open_register(aimag, kind=ORDER, year=year, first=FIRST_OF_AIMAG, by=None, at=at)
    below = [unit for unit in units.values() if unit.parent_id == aimag.pk]
    for told in AIMAG_DECISIONS:
        decision = _decide(upper, told, today, at)
        _send_down(decision, told, below, lower, at=_moment(today, told.days_ago - 2, at))
    for told in SOUM_DECISIONS:
        lower.made[told.title] = _decide(lower, told, today, at)


def _decide(office: _Office, told: Told, today: date, now: datetime) -> Decision:
    at = _moment(today, told.days_ago, now)
    decision = actions.draft(
        office.unit, kind=told.kind, title=told.title, text=told.text, by=office.writer, at=at
    )
    _provisions(decision, told, today, by=office.writer, at=at)
    if told.ends == "draft":
        return decision
    decision = actions.send_to_review(decision, by=office.writer, at=at)
    if told.ends == "in_review":
        actions.comment(
            decision, text="Вакцины зардлын эх үүсвэрийг нэмж бичих.", by=office.writer, at=at
        )
        return decision
    decision = actions.sign(
        decision,
        signed_on=timezone.localdate(at),
        signer=office.posts.get(SIGNERS.get(told.kind, "governor")),
        by=office.head,
        at=at,
    )
    decision = actions.number(decision, by=office.keeper, at=at, on=timezone.localdate(at))
    if told.ends == "internal" or told.kind == PERSONAL_ORDER:
        return actions.keep_internal(decision, by=office.keeper, at=at)
    return _publish(office, decision, told, today, now)


def _publish(
    office: _Office, decision: Decision, told: Told, today: date, now: datetime
) -> Decision:
    by, at = office.keeper, _moment(today, told.days_ago - 1, now)
    if told.script:
        decision = actions.write_script(decision, script_text=told.script, by=by, at=at)
    if told.scanned or told.ends == "cleared":
        _attach(decision, FileKind.CYRILLIC_SCAN, by=by, at=at)
    if told.ends == "cleared":
        _attach(decision, FileKind.CLEARED_COPY, by=by, at=at)
    if told.ends != "numbered":
        decision = actions.publish(decision, by=by, at=at)
    since = decision.signed_on or today
    if told.amends:
        actions.amend(decision, office.made[told.amends], effective_on=since, by=by, at=at)
    if told.repeals:
        actions.repeal(decision, office.made[told.repeals], effective_on=since, by=by, at=at)
    return decision


def _provisions(
    decision: Decision, told: Told, today: date, *, by: User, at: datetime
) -> list[Provision]:
    above: Provision | None = None
    made = []
    signed_on = today - timedelta(days=told.days_ago)
    for each in told.ordered:
        due = signed_on + timedelta(days=each.days)
        provision = actions.add_provision(
            decision,
            number_printed=each.number,
            text=each.text,
            parent=above if each.below else None,
            controlled=bool(each.days),
            windows=[(signed_on, due)] if each.days else [],
            by=by,
            at=at,
        )
        above = above if each.below else provision
        made.append(provision)
    return made


def _send_down(
    decision: Decision, told: Told, units: list[Unit], soum: _Office, *, at: datetime
) -> None:
    for provision, each in zip(decision.provisions.order_by("order"), told.ordered, strict=True):
        sent = actions.send_down(provision, units=units, by=None, at=at)
        mine = next(assignment for assignment in sent if assignment.unit_id == soum.unit.pk)
        if each.post:
            actions.assign(mine, positions=[soum.posts[each.post]], by=soum.writer, at=at)


def _attach(decision: Decision, kind: FileKind, *, by: User, at: datetime) -> None:
    file = actions.attach(
        decision, _printed(decision, kind), name=f"{decision.number.replace('/', '-')}.pdf",
        kind=kind, by=by, at=at,
    )  # fmt: skip
    read_text(ask_text(file.stored, at=at).pk, at=at)  # no worker runs yet


def _printed(decision: Decision, kind: FileKind) -> bytes:
    """The decision on paper; of the cleared copy the place that was cleared is blackened."""
    texts = public_texts(decision).texts
    text = decision.text
    if kind == FileKind.CLEARED_COPY:
        text = text.replace("8800 0000", "████ ████")
    day = [long_date(decision.signed_on)] if decision.signed_on else []
    line = [*day, decision.number, decision.unit.name]
    ordered = [f"{each.number_printed} {each.text}" for each in decision.provisions.all()]
    told = {
        "kind": decision.kind.group_name,
        "line": " · ".join(line),
        "title": texts["title"],
        "parts": [*text.split("\n"), *ordered],
        "signer": decision.signer.name if decision.signer else "",
    }
    made = typst.compile(PAGE.encode(), sys_inputs={"told": json.dumps(told, ensure_ascii=False)})
    assert isinstance(made, bytes)
    return made


def _moment(today: date, days_ago: int, now: datetime) -> datetime:
    """Eleven o'clock so many days ago, but never later than now."""
    day = today - timedelta(days=max(days_ago, 0))
    return min(now, timezone.make_aware(datetime.combine(day, time(11, 0))))
