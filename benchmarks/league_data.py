"""An aimag that reports: 27 soums × 300 measures × 8 half-years, all scored by both
sides; those before the newest are locked.

Written by SQL, for the program's own actions would take hours; the rows are those they write.
"""

from django.db import connection

from benchmarks import scratch
from tamga.accounts.models import User
from tamga.implementation.models import Source
from tamga.organizations.models import Unit
from tests.stories import START, make_aimag

SOUMS, MEASURES, PERIODS = 27, 300, 8
CODE = "2026-H1"

STATEMENTS = (
    """
    INSERT INTO organizations_unit (slug, name, office_name, kind, valid_from, contact, parent_id)
    SELECT 'soum-' || u, 'Сум ' || u, '', 'soum', '1992-01-01', '', %(aimag)s
    FROM generate_series(1, %(soums)s) u
    """,
    """
    INSERT INTO decisions_decision
      (unit_id, kind_id, adopted, issuer_name, year, number, number_printed, title, place, text,
       script_text, signed_on, signer_name, state, visibility, visibility_why, personal, drafted_at)
    SELECT %(aimag)s, 'governor_order_a', true, 'Аймаг', 2022, 'А/' || d, 'А/' || d,
           'Ажил зохион байгуулах тухай ' || d, '', '', '', '2022-03-01', '', 'signed', 'public',
           '', false, %(at)s
    FROM generate_series(1, %(measures)s / 10) d
    """,
    """
    INSERT INTO decisions_provision (decision_id, number_printed, text, "order", responsible_text,
                                     schedules, controlled, added_at)
    SELECT id, n || '.', 'Ажлыг зохион байгуулж, тайлагнах', n, '', '[]', true, %(at)s
    FROM decisions_decision, generate_series(1, 10) n
    """,
    """
    INSERT INTO implementation_period
      (unit_id, source_id, code, kind, starts_on, ends_on, scale, place, opened_at, closed_at,
       locked_at)
    SELECT u.id, %(source)s, 2022 + h / 2 || '-H' || h %% 2 + 1, 'half',
           make_date(2022 + h / 2, 1 + 6 * (h %% 2), 1),
           make_date(2022 + h / 2, 6 + 6 * (h %% 2), 30), '2020-206', '',
           make_date(2022 + h / 2, 1 + 6 * (h %% 2), 1),
           make_date(2022 + h / 2, 6 + 6 * (h %% 2), 28),
           CASE WHEN h < %(periods)s THEN %(at)s::timestamptz END
    FROM organizations_unit u, generate_series(1, %(periods)s) h WHERE u.parent_id = %(aimag)s
    ORDER BY h, u.id
    """,
    """
    INSERT INTO implementation_measure (period_id, provision_id, number)
    SELECT p.id, v.id, v.number
    FROM implementation_period p
    CROSS JOIN (SELECT id, row_number() OVER (ORDER BY id) AS number
                FROM decisions_provision) v
    ORDER BY p.id, v.number
    """,
    """
    INSERT INTO implementation_progressnote (measure_id, text, written_at)
    SELECT m.id, 'Ажлыг зохион байгуулж, тайланг хүргүүлсэн ' || m.id,
           p.closed_at - (m.id %% 90) * interval '1 day'
    FROM implementation_measure m JOIN implementation_period p ON p.id = m.period_id
    """,
    """
    INSERT INTO implementation_assessment
      (measure_id, side, score, not_due, reason, as_printed, scored_at, scored_by_id)
    SELECT m.id, side, CASE WHEN m.id %% 11 > 0 THEN
             (ARRAY[0, 30, 50, 70, 90, 100])[1 + (m.id * 7 + length(side)) %% 6] END,
           m.id %% 11 = 0, '', false, p.closed_at + length(side) * interval '1 day', %(by)s
    FROM implementation_measure m
    JOIN implementation_period p ON p.id = m.period_id
    CROSS JOIN (VALUES ('own'), ('superior')) s (side)
    WHERE side = 'own' OR m.id %% 23 > 0
    """,
)


def make_reporting_aimag() -> tuple[Unit, Source]:
    """Fill an empty database; gives the aimag and the source it is reported for."""
    aimag, source = make_aimag(), Source.objects.get(code="governor-orders")
    values = {
        "aimag": aimag.pk, "source": source.pk, "soums": SOUMS, "measures": MEASURES,
        "periods": PERIODS, "at": START,
        "by": User.objects.create_user(username="evaluator").pk,
    }  # fmt: skip
    scratch.say(f"Writing {SOUMS * MEASURES * PERIODS:,} measures …")
    with connection.cursor() as cursor:
        for statement in STATEMENTS:
            cursor.execute(statement, values)
        cursor.execute("VACUUM ANALYZE")
    return aimag, source
