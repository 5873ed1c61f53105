"""Fills an empty installation with the demo: units, people, two plans, a year of publications."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone
from django.utils.html import linebreaks

from tamga.accounts.models import User
from tamga.demo.decisions import decide
from tamga.demo.half_years import report_half_year
from tamga.demo.people import AIMAG, NEIGHBOUR, PEOPLE, SOUM, Person
from tamga.demo.petitions import petition
from tamga.demo.queries import MADE, filler
from tamga.demo.story import NEVER, Published, events, publication_day
from tamga.demo.texts import FALLBACK, TEXTS
from tamga.documents.actions import store
from tamga.duties.actions import PlannedDuty, confirm_plan, copy_plan
from tamga.duties.models import Occurrence, Plan
from tamga.implementation.actions import save_reading
from tamga.implementation.models import Source
from tamga.implementation.reading import read_report
from tamga.journal.actions import record
from tamga.kernel.mongolian.numbers import ordinal
from tamga.kernel.spans import span_of
from tamga.law.queries import scale_on
from tamga.organizations.actions import appoint, grant
from tamga.organizations.models import Position, Unit
from tamga.organizations.queries import positions_for
from tamga.website.actions import hand_evidence, index_page, sync_editors
from tamga.website.models import ArticlePage, SectionPage
from tamga.workspace.plan_reading import plan_rows, read_for
from tamga.workspace.units import open_aimag, open_soum

SAMPLE = settings.ROOT / "samples" / "duty-plan.docx"
SAMPLE_YEAR = 2026
REPORT = settings.ROOT / "samples" / "implementation-report.docx"
REPORT_SOURCE, REPORT_PERIOD = "governor-orders", "2026-H1"


@transaction.atomic
def make_demo(*, at: datetime, say: Callable[[str], None], host: str = "localhost") -> Unit:
    """Make the whole demo or nothing.

    1. An aimag and two soums with sites, posts in the soums, 2. people with roles, 3. last year's
    plan from the sample and this year's as its copy, 4. what was published since, with its
    evidence, 5. what the aimag and the soum decided, with an order that waits to be published and
    one that is late, 6. the sample's half-year report and the half-year that is being reported
    now, 7. what citizens wrote, in every state, 8. the journal keeps from what it was filled.
    """
    today = timezone.localdate(at)
    say("units and sites")
    aimag = open_aimag(
        slug=AIMAG[0], name=AIMAG[1], hostname=f"{AIMAG[0]}.localhost", by=None, at=at
    )
    units = {AIMAG[0]: aimag}
    for slug, name, contact in (SOUM, NEIGHBOUR):
        units[slug] = open_soum(
            slug=slug,
            name=name,
            hostname=host if slug == SOUM[0] else f"{slug}.localhost",
            parent=aimag,
            contact=contact,
            is_default=slug == SOUM[0],
            by=None,
            at=at,
        )
    say("people")
    _people(units, today, at)
    unit = units[SOUM[0]]
    say("duty plans")
    plans = _plans(unit, today, at)
    say("a year of publications")
    _publish_year(unit, plans, today)
    say("decisions")
    decide(units, {user.username: user for user in User.objects.all()}, at=at)
    say("a half-year report")
    _report(unit, at)
    report_half_year(units, {user.username: user for user in User.objects.all()}, at=at)
    say("petitions")
    petition(unit, {user.username: user for user in User.objects.all()}, at=at)
    record(MADE, by=None, at=at, unit_id=unit.pk, subject=unit, filler=filler())
    return unit


def _people(units: dict[str, Unit], today: date, at: datetime) -> None:
    password = make_password(settings.TAMGA_DEMO_PASSWORD)
    since = date(today.year - 2, 1, 6)
    posts = {position.code: position for position in positions_for(units[SOUM[0]])}
    for person in PEOPLE:
        user = User.objects.create(
            username=person.username,
            last_name=person.father,
            first_name=person.given,
            email=f"{person.username}@example.mn",
            password=password,
        )
        grant(user, role=person.role, unit=units[person.unit], by=None, at=at)
        _appoint(person, user, posts, since, today, at)
    for unit in units.values():
        sync_editors(unit, by=None, at=at)


def _appoint(
    person: Person,
    user: User,
    posts: dict[str, Position],
    since: date,
    today: date,
    at: datetime,
) -> None:
    for code in person.positions:
        appoint(posts[code], user, starts_on=since, by=None, at=at)
    if person.acting:
        code, order = person.acting
        appoint(
            posts[code],
            user,
            starts_on=today - timedelta(days=3),
            ends_on=today + timedelta(days=11),
            acting=True,
            order=order,
            by=None,
            at=at,
        )


def _plans(unit: Unit, today: date, at: datetime) -> list[Plan]:
    data = Path(SAMPLE).read_bytes()
    last_year = today.year - 1
    reading = read_for(unit, data, SAMPLE.name, year=SAMPLE_YEAR)
    rows = [_in_year(row, last_year) for row in plan_rows(unit, reading, {})[0]]
    # the life of the demo begins a year before today, so nothing older is owed
    plan = confirm_plan(
        unit,
        rows,
        year=last_year,
        in_force_from=today - timedelta(days=365),
        title=reading.title.replace(str(SAMPLE_YEAR), str(last_year)),
        source=store(data, name=SAMPLE.name, unit_id=unit.pk, by=None, at=at),
        by=None,
        at=at,
    )
    return [plan, copy_plan(plan, year=today.year, by=None, at=at)]


def _report(unit: Unit, at: datetime) -> None:
    data, scale = Path(REPORT).read_bytes(), scale_on(span_of(REPORT_PERIOD).ends_on)
    save_reading(
        unit,
        read_report(data, REPORT.name, scale=scale),
        scale,
        source=Source.objects.get(code=REPORT_SOURCE),
        code=REPORT_PERIOD,
        file=store(data, name=REPORT.name, unit_id=unit.pk, by=None, at=at),
        by=None,
        at=at,
    )


def _in_year(row: PlannedDuty, year: int) -> PlannedDuty:
    """The sample is written for one year, the demo lives in whichever year it is."""
    return replace(
        row,
        when_text=row.when_text.replace(str(SAMPLE_YEAR), str(year)),
        schedules=tuple(replace(each, year=year) if each.year else each for each in row.schedules),
    )


def _publish_year(unit: Unit, plans: list[Plan], today: date) -> None:
    first = today - timedelta(days=365)
    planned = sorted(
        [*_dated(plans, today), *events(first, today)], key=lambda each: (each.on, each.path)
    )
    pages = {
        page.section.path: page
        for page in SectionPage.objects.filter(section__unit=unit).select_related("section")
    }
    first_position = _first_positions(plans[-1])
    counts: Counter[str] = Counter()
    for published in planned:
        if published.path in pages:
            counts[published.path] += 1
            _publish(
                pages[published.path],
                published,
                counts[published.path],
                published.position or first_position.get(published.path),
            )


def _dated(plans: list[Plan], today: date) -> list[Published]:
    found = []
    turn = 0
    occurrences = (
        Occurrence.objects.filter(duty__plan__in=plans, due_on__isnull=False)
        .select_related("duty__plan", "position")
        .prefetch_related("sections")
        .order_by("due_on", "pk")
    )
    for occurrence in occurrences:
        turn += 1
        due_on = occurrence.due_on
        if due_on is None or due_on < occurrence.duty.plan.in_force_from:
            continue
        day = publication_day(occurrence, turn, today)
        if day is None or day < occurrence.duty.plan.in_force_from:
            continue
        paths = {section.path for section in occurrence.sections.all()} - NEVER
        found += [Published(day, path, occurrence.position, about=due_on) for path in sorted(paths)]
    return found


def _first_positions(plan: Plan) -> dict[str, Position]:
    found: dict[str, Position] = {}
    for duty in plan.duties.prefetch_related("duty_sections__section", "duty_positions__position"):
        positions = [link.position for link in duty.duty_positions.all()]
        for link in duty.duty_sections.all():
            if positions:
                found.setdefault(link.section.path, positions[0])
    return found


def _publish(
    page: SectionPage, published: Published, n: int, position: Position | None
) -> ArticlePage:
    """A page that went live in the past: Wagtail's own publishing would date it today."""
    texts = TEXTS.get(published.path, (FALLBACK,))
    title, text = texts[n % len(texts)]
    about = published.about or published.on
    words = {
        "year": about.year,
        "month": ordinal(about.month),
        "half": "эхний хагас жил" if about.month <= 7 else "сүүлийн хагас жил",
        "n": n,
        "section": page.title,
        "position": position.name if position else page.title,
    }
    moment = timezone.make_aware(datetime.combine(published.on, time(10, 5 + n % 50)))
    article = ArticlePage(
        title=title.format(**words),
        body=linebreaks(text.format(**words)),
        shown_on=published.on,
        position=position,
        first_published_at=moment,
        last_published_at=moment,
        latest_revision_created_at=moment,
        live=True,
    )
    article.slug = f"{published.on.isoformat()}-{n}"
    page.add_child(instance=article)
    hand_evidence(article, by=None, at=moment)
    index_page(article, at=moment)
    return article
