"""A nation in one database: 330 soums, each with a plan of 98 duties due every month.

Written by SQL, for 388,080 occurrences with their sections would take the program's own actions
an hour; the rows are those that the actions write.
"""

from datetime import date, timedelta

from django.contrib.auth.hashers import make_password
from django.db import connection

from benchmarks import scratch
from tamga.accounts.enums import Role
from tamga.accounts.models import User
from tamga.organizations.models import Grant, Holding, Position, Unit
from tests.stories import START

UNITS, DUTIES, MONTHS, POSTS = 330, 98, 12, 20
YEAR = 2026
ON = date(2026, 7, 15)  # Wednesday

STATEMENTS = (
    # units and posts
    """
    INSERT INTO organizations_unit (slug, name, office_name, kind, valid_from, contact)
    SELECT 'soum-' || u, 'Сум ' || u, '', 'soum', '1992-01-01', ''
    FROM generate_series(1, %(units)s) u
    """,
    """
    INSERT INTO organizations_position (unit_id, code, name, kind, is_head, calendar_token)
    SELECT unit.id, 'post-' || p, 'Албан тушаал ' || p, 'position', p = 1, unit.id || '-' || p
    FROM organizations_unit unit, generate_series(1, %(posts)s) p
    """,
    # sections, plans, duties: duty n of a unit asks for section n from post n modulo 20
    """
    INSERT INTO duties_section (unit_id, path, menu, title, "order")
    SELECT unit.id, 'menu-' || d %% 6 || '/section-' || d, 'Цэс ' || d %% 6, 'Хэсэг ' || d, d
    FROM organizations_unit unit, generate_series(1, %(duties)s) d
    """,
    """
    INSERT INTO duties_plan (unit_id, year, title, in_force_from, confirmed_at)
    SELECT id, %(year)s, '', make_date(%(year)s, 1, 1), %(at)s FROM organizations_unit
    """,
    """
    INSERT INTO duties_duty (plan_id, number, work, when_text, who_text, responsibility, schedules)
    SELECT id, d, 'Цэсний мэдээллийг сар бүр шинэчлэх ' || d, 'Сар бүр', 'Албан тушаал', 'lead',
           '[{"kind": "monthly"}]'
    FROM duties_plan, generate_series(1, %(duties)s) d
    """,
    """
    INSERT INTO duties_dutysection (duty_id, section_id, "order")
    SELECT duty.id, section.id, 0
    FROM duties_duty duty
    JOIN duties_plan plan ON plan.id = duty.plan_id
    JOIN duties_section section ON section.unit_id = plan.unit_id AND section."order" = duty.number
    """,
    """
    INSERT INTO duties_dutyposition (duty_id, position_id, "order")
    SELECT duty.id, position.id, 0
    FROM duties_duty duty
    JOIN duties_plan plan ON plan.id = duty.plan_id
    JOIN organizations_position position
      ON position.unit_id = plan.unit_id
     AND position.code = 'post-' || (duty.number %% %(posts)s + 1)
    """,
    # occurrences: nine of ten of the months that passed were done two days before the last day
    """
    INSERT INTO duties_occurrence
      (unit_id, duty_id, schedule, period, opens_on, due_on, explanation, occurred_what,
       excused_why, fulfilled_at)
    SELECT plan.unit_id, duty.id, 0, %(year)s || '-' || lpad(m::text, 2, '0'),
           make_date(%(year)s, m, 1), due.day, '[]', '', '',
           CASE WHEN due.day < %(on)s AND (duty.id * 7 + m) %% 10 > 0
                THEN (due.day - 2)::timestamptz + interval '3 hours' END
    FROM duties_duty duty
    JOIN duties_plan plan ON plan.id = duty.plan_id
    CROSS JOIN generate_series(1, %(months)s) m
    CROSS JOIN LATERAL (
      SELECT (make_date(%(year)s, m, 1) + interval '1 month - 1 day')::date AS day) due
    """,
    """
    INSERT INTO duties_occurrencesection (occurrence_id, section_id, fulfilled_at)
    SELECT occurrence.id, link.section_id, occurrence.fulfilled_at
    FROM duties_occurrence occurrence
    JOIN duties_dutysection link ON link.duty_id = occurrence.duty_id
    """,
    """
    INSERT INTO duties_evidence
      (unit_id, occurrence_id, section_id, source, key, url, title, content_hash, happened_at)
    SELECT occurrence.unit_id, occurrence.id, required.section_id, 'website',
           'page-' || occurrence.id, '', 'Мэдээ', '', occurrence.fulfilled_at
    FROM duties_occurrence occurrence
    JOIN duties_occurrencesection required ON required.occurrence_id = occurrence.id
    WHERE occurrence.fulfilled_at IS NOT NULL
    """,
    "ANALYZE",
)


def make_nation() -> tuple[Unit, User]:
    """Fill an empty database; gives a unit in the middle of it and one of its officials, who
    holds two posts.
    """
    values: dict[str, int | date] = {
        "units": UNITS, "duties": DUTIES, "months": MONTHS, "posts": POSTS,
        "year": YEAR, "on": ON, "at": START,
    }  # fmt: skip
    scratch.say(f"Writing {UNITS * DUTIES * MONTHS:,} occurrences …")
    with connection.cursor() as cursor:
        for statement in STATEMENTS:
            cursor.execute(statement, values)
    _staff()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    unit = Unit.objects.get(slug=f"soum-{UNITS // 2}")
    return unit, User.objects.get(username=f"official-{unit.pk}-1")


def _staff() -> None:
    """Ten officials in each unit, each with two of its posts."""
    password = make_password(None)
    people = User.objects.bulk_create(
        User(username=f"official-{unit}-{n}", first_name="Номин", password=password)
        for unit in Unit.objects.values_list("pk", flat=True)
        for n in range(POSTS // 2)
    )
    posts = Position.objects.order_by("unit_id", "pk")
    holders = [person for person in people for _ in range(2)]
    since = ON - timedelta(days=400)
    Holding.objects.bulk_create(
        Holding(position=post, user=person, starts_on=since)
        for post, person in zip(posts, holders, strict=True)
    )
    Grant.objects.bulk_create(
        Grant(user=person, role=Role.OFFICIAL, unit_id=post.unit_id)
        for post, person in zip(posts[::2], people, strict=True)
    )
