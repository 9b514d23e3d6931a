-- Question: which of these approved returns hold no value any more, each replaced by an approved return received later?
-- Grain: one row per superseded return.
WITH latest AS (
    SELECT return_id, state
    FROM return_events
    QUALIFY row_number() OVER (PARTITION BY return_id ORDER BY step DESC) = 1
),
approved AS (
    SELECT r.return_id, r.received_at, r.recorded_at
    FROM returns AS r
    JOIN latest AS l USING (return_id)
    WHERE l.state = 'approved'
),
asked_keys AS (
    SELECT DISTINCT indicator_id, region_code, period_end
    FROM observations
    WHERE list_contains($return_ids, return_id)
),
ranked AS (
    SELECT o.return_id, row_number() OVER (
        PARTITION BY o.indicator_id, o.region_code, o.period_end
        ORDER BY a.received_at DESC, a.recorded_at DESC, a.return_id DESC
    ) AS place
    FROM observations AS o
    JOIN approved AS a USING (return_id)
    SEMI JOIN asked_keys AS k USING (indicator_id, region_code, period_end)
)
SELECT return_id
FROM ranked
WHERE list_contains($return_ids, return_id)
GROUP BY return_id
HAVING min(place) > 1
ORDER BY return_id
