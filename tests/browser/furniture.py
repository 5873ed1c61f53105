"""Сүлд in the middle of its year: every page of ours with something on it, and long words too."""

import io
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from tamga.accounts.enums import Role
from tamga.duties.actions import PlannedDuty, confirm_plan, copy_plan, excuse, report_event
from tamga.duties.models import Duty, Occurrence, Plan
from tamga.implementation.actions import (
    add_measure,
    correct_decision,
    correct_row,
    save_reading,
    start_import,
)
from tamga.implementation.models import Source
from tamga.implementation.reading import read_report
from tamga.implementation.reading.corrections import decision_key, key_of
from tamga.kernel.scales import DEFAULT
from tamga.law.enums import DayKind
from tamga.organizations.models import Holding
from tamga.website.actions import hand_in, publish, send_back, withdraw
from tamga.website.actions.pages import HandedIn
from tamga.website.models import ArticlePage
from tamga.workspace.actions.moved_days import decide_day
from tamga.workspace.actions.plan_import import upload_plan
from tamga.workspace.plan_reading import plan_rows, read_for
from tests.browser.asked import furnish_files
from tests.browser.books import furnish_books
from tests.browser.measures import furnish_measures
from tests.browser.petitions import furnish_petitions
from tests.browser.public_decisions import furnish_public_decisions
from tests.browser.rounds import furnish_round
from tests.read_reports import on_their_way
from tests.samples import sample
from tests.stories import START, Soum, hire

ORDERS = "togtool-zakhiramj/zasag-dargyn-zakhiramj"
RESOLUTIONS = "togtool-zakhiramj/itkh-togtool"
BUDGET = "il-tod-baidal/tusuv-sankhuu"
GLASS = "il-tod-baidal/shilen-dans"
EMPTY = "il-tod-baidal/sul-oron-too"
FILE = "samples/duty-plan.docx"
LONG_LINK = "https://example.mn/" + "niitiin-medeelliin-san/" * 6 + "khavsralt.pdf"
LONG_TITLE = "Эдийн-засгийн-хөгжлийн-хөтөлбөрийн гүйцэтгэл, үнэлгээ"


@dataclass(frozen=True)
class Furnished:
    """The soum, and the numbers that addresses need, by name."""

    soum: Soum
    keys: dict[str, object]


def furnish(soum: Soum) -> Furnished:
    """Two plans, pages in every state, somebody who may manage people."""
    today = timezone.localdate()
    hire(soum, "dulmaa", "Дулмаа", Role.ADMINISTRATOR)
    plan = _plans(soum, today)
    keys = _pages(soum, today) | _occurrences(soum, plan, today) | _imports(soum, today)
    furnish_public_decisions(soum)
    keys |= furnish_books(soum) | furnish_measures(soum)
    keys |= furnish_petitions(soum)
    keys |= furnish_round(soum, int(str(keys["closed"])))
    keys |= {
        "year": today.year,
        "person": soum.people["oyun"].pk,
        "post": soum.posts["finance_head"].pk,
        "holding": Holding.objects.get(user=soum.people["oyun"]).pk,
        "moved": _moved_day(soum, today).isoformat(),
        "section": soum.section(BUDGET).pk,
    }
    return Furnished(soum, keys)


def _plans(soum: Soum, today: date) -> Plan:
    last = today.year - 1
    reading = read_for(soum.unit, sample("duty-plan.docx"), FILE, year=2026)
    rows = [_in_year(row, last) for row in plan_rows(soum.unit, reading, {})[0]]
    since = today - timedelta(days=200)
    plan = confirm_plan(soum.unit, rows, year=last, in_force_from=since, by=None, at=START)
    return copy_plan(plan, year=today.year, by=None, at=START)


def _in_year(row: PlannedDuty, year: int) -> PlannedDuty:
    schedules = tuple(replace(s, year=year) if s.year else s for s in row.schedules)
    return replace(row, schedules=schedules)


def _pages(soum: Soum, today: date) -> dict[str, object]:
    oyun, bolormaa = soum.people["oyun"], soum.people["bolormaa"]
    now = timezone.now()

    def handed(title: str, path: str = BUDGET) -> ArticlePage:
        content = HandedIn(
            title,
            "Орлого, зарлагын тайлбар.\n\nХоёр дахь хэсэг.",
            today,
            [("Гүйцэтгэл.docx", io.BytesIO(sample("duty-plan.docx")))],
            [(LONG_LINK, LONG_LINK), ("https://example.mn/", "Сангийн яам")],
        )
        post = soum.posts["finance_head"]
        return hand_in(soum.page(path), content, by=oyun, at=now, position=post)

    titles = [LONG_TITLE, *(f"Төсвийн {number} дэх мэдээ" for number in range(1, 13))]
    live = [publish(handed(title), by=bolormaa, at=now) for title in titles]
    publish(handed("Захирамж А/01", ORDERS), by=bolormaa, at=now)
    gone = publish(handed("Буруу төсөв", GLASS), by=bolormaa, at=now)
    withdraw(gone, by=bolormaa, at=now)
    back = handed("Дутуу тайлан")
    send_back(back, why="Гарын үсэг, тамгатай хувийг хавсаргана уу", by=bolormaa, at=now)
    return {
        "article": live[0].url_path.split("/", 2)[2],
        "live": live[0].pk,
        "gone": gone.pk,
        "back": back.pk,
        "waiting": handed("Хянуулахаар өгсөн " + LONG_TITLE).pk,
    }


def _moved_day(soum: Soum, today: date) -> date:
    """A Saturday of this year that was made a working day."""
    first = date(today.year, 3, 1)
    saturday = first + timedelta(days=5 - first.weekday() if first.weekday() <= 5 else 6)
    decide_day(
        saturday,
        kind=DayKind.WORKED,
        name="Цагаан сарын амралтыг нөхөж ажиллах",
        decided_by="Засгийн газрын 45 дугаар тогтоол",
        by=soum.people["dulmaa"],
        at=timezone.now(),
    )
    return saturday


def _occurrences(soum: Soum, plan: Plan, today: date) -> dict[str, object]:
    mandakh = soum.people["mandakh"]
    duty = Duty.objects.get(plan=plan, sections__path=ORDERS)
    day = max(today - timedelta(days=30), plan.in_force_from)
    late, excused, fresh = (
        report_event(duty, occurred_on=on, what=what, by=None, at=START)
        for on, what in [(day, "А/127 " + LONG_TITLE), (day, "А/128"), (today, "А/129")]
    )
    excuse(excused, why="Захирамж хүчингүй болсон", by=mandakh, at=timezone.now())
    by_hand = Occurrence.objects.filter(
        duty__plan__unit=soum.unit, required=None, due_on__isnull=False, fulfilled_at=None
    )
    done = Occurrence.objects.filter(fulfilled_at__isnull=False).first()
    assert done, "what was published has closed something"
    return {
        "duty": duty.pk,
        "number": duty.number,
        "late": late.pk,
        "excused": excused.pk,
        "fresh": fresh.pk,
        "done": done.pk,
        "by_hand": getattr(by_hand.first(), "pk", fresh.pk),
    }


def _imports(soum: Soum, today: date) -> dict[str, object]:
    def upload(name: str, year: int) -> int:
        return upload_plan(
            soum.unit,
            (settings.ROOT / "samples" / name).read_bytes(),
            name=name,
            year=year,
            in_force_from=today,
            by=soum.people["bolormaa"],
            at=timezone.now(),
        ).pk

    return {
        "first_import": upload("duty-plan.docx", today.year + 1),
        "newer_import": upload("duty-plan-2027.docx", today.year),
        **_reports(soum),
    }


def _reports(soum: Soum) -> dict[str, object]:
    """The sample report, read in for a half-year and waiting to be confirmed for another."""
    path = settings.ROOT / "samples" / "implementation-report.docx"
    source, by, now = (
        Source.objects.get(code="governor-orders"),
        soum.people["bolormaa"],
        timezone.now(),
    )
    reading = read_report(path.read_bytes(), path.name, scale=DEFAULT)
    done = save_reading(
        soum.unit, reading, DEFAULT, source=source, code="2025-H1", file=None, by=by, at=now
    )
    started = start_import(
        soum.unit, path.read_bytes(), name=path.name, source=source, code="2025-H2", by=by, at=now
    )
    newer = start_import(
        soum.unit, path.read_bytes(), name=path.name, source=source, code="2025-H1", by=by, at=now
    )
    one = next(m for m in reading.measures if m.self_score == 70 and m.joint_with is None)
    cells = {"self": 30, "progress": LONG_TITLE}
    correct_row(newer, key_of(one), cells, number=one.number, by=by, at=now)
    decision = reading.decisions[0]
    correct_decision(newer, decision_key(decision), {"title": LONG_TITLE}, order=1, by=by, at=now)
    added = {"number": 99, "provision": LONG_TITLE, "decision": 0, "self": "missing",
             "responsible": [soum.posts["finance_head"].pk]}  # fmt: skip
    add_measure(newer, added, by=by, at=now)
    return {
        "report": done.period.pk,
        "report_import": started.pk,
        "report_newer": newer.pk,
        "report_row": key_of(one),
        "report_decision": decision_key(decision),
        **on_their_way(soum),
        **furnish_files(soum),
    }
