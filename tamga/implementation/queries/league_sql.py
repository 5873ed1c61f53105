"""The statements of the league. A measure that is joint with another counts with its score.

What counts of a side is its newest score, found by walking once along the index of migration 0006
between the first and the last measure of the periods.
"""

BOUNDS = """
SELECT p.id, first.id, last.id
FROM unnest(%(periods)s::bigint[]) AS p (id)
CROSS JOIN LATERAL (SELECT m.id FROM implementation_measure m WHERE m.period_id = p.id
                    ORDER BY m.id LIMIT 1) first
CROSS JOIN LATERAL (SELECT m.id FROM implementation_measure m WHERE m.period_id = p.id
                    ORDER BY m.id DESC LIMIT 1) last
"""

SCORED = """
WITH newest AS (
  SELECT DISTINCT ON (a.measure_id) a.measure_id, a.score, a.not_due, a.as_printed
  FROM implementation_assessment a
  WHERE a.side = %(side)s AND a.measure_id BETWEEN %(first)s AND %(last)s
  ORDER BY a.measure_id, a.scored_at DESC, a.id DESC)
SELECT m.period_id, newest.score, newest.not_due, newest.as_printed, count(*)
FROM implementation_measure m
LEFT JOIN newest ON newest.measure_id = coalesce(m.joint_with_id, m.id)
WHERE m.period_id = ANY(%(periods)s) AND m.dropped_at IS NULL
GROUP BY 1, 2, 3, 4
"""

# Counted back from the day the unit closed, else from now; a period younger than that has news.
SILENT = """
SELECT p.id, count(*)
FROM implementation_period p
JOIN implementation_measure m ON m.period_id = p.id AND m.dropped_at IS NULL
WHERE p.id = ANY(%(periods)s)
  AND p.opened_at <= coalesce(p.closed_at, %(at)s) - %(long)s
  AND NOT EXISTS (
    SELECT 1 FROM implementation_progressnote n
    WHERE n.measure_id = m.id AND n.written_at > coalesce(p.closed_at, %(at)s) - %(long)s)
GROUP BY 1
"""

GAPS = """
WITH own AS (
  SELECT DISTINCT ON (a.measure_id) a.measure_id, a.score
  FROM implementation_assessment a
  WHERE a.side = 'own' AND a.measure_id BETWEEN %(first)s AND %(last)s
  ORDER BY a.measure_id, a.scored_at DESC, a.id DESC),
given AS (
  SELECT DISTINCT ON (a.measure_id) a.measure_id, a.score, a.as_printed
  FROM implementation_assessment a
  WHERE a.side = 'superior' AND a.measure_id BETWEEN %(first)s AND %(last)s
  ORDER BY a.measure_id, a.scored_at DESC, a.id DESC)
SELECT m.id, own.score, given.score
FROM implementation_measure m
JOIN own ON own.measure_id = m.id
JOIN given ON given.measure_id = m.id AND NOT given.as_printed
WHERE m.period_id = ANY(%(periods)s) AND m.dropped_at IS NULL AND m.joint_with_id IS NULL
  AND own.score <> given.score
ORDER BY abs(own.score - given.score) DESC, m.period_id, m.number
LIMIT %(most)s
"""
