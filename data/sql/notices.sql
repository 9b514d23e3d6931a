-- Question: which notices did some regions ($regions; null = all) issue or receive, or which one is $notice_id, and how does each
-- stand on a day ($day; null = now), as recorded by a moment ($known_at; null = now)?
-- Grain: one row per notice, the newest first; a notice without a step by then is left out.
WITH seen AS (
    SELECT *
    FROM notice_events
    WHERE ($day IS NULL OR happened_on <= $day) AND ($known_at IS NULL OR recorded_at <= $known_at)
),
standing AS (
    SELECT
        notice_id,
        max(step) AS step,
        arg_max(state, step) AS state,
        arg_max(actor, step) AS moved_by,
        arg_max(comment, step) AS moved_why,
        max(happened_on) AS moved_on,
        arg_max(colour, step) AS colour,
        arg_max(deadline, step) AS deadline,
        max("year") AS "year",
        max(serial) AS serial,
        min(happened_on) FILTER (state = 'issued') AS issued_on,
        max(happened_on) FILTER (state = 'replied') AS replied_on,
        max(happened_on) FILTER (state = 'escalated') AS escalated_on
    FROM seen
    GROUP BY notice_id
)
SELECT n.*, s.* EXCLUDE (notice_id)
FROM notices AS n
JOIN standing AS s USING (notice_id)
WHERE ($regions IS NULL OR list_contains($regions, n.issuer_code) OR list_contains($regions, n.region_code))
  AND ($notice_id IS NULL OR n.notice_id = $notice_id)
ORDER BY s.moved_on DESC, s."year" DESC NULLS FIRST, s.serial DESC, n.notice_id
