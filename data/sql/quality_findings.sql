-- Question: which warnings and refused cells of approved returns are still open, seen from a moment ($known_at; null = now)?
-- Grain: one row per finding, newest first; a later approved value for the same indicator, region and period closes it.
WITH steps AS (
    SELECT return_id, state
    FROM return_events
    WHERE $known_at IS NULL OR effective_at <= $known_at
    QUALIFY row_number() OVER (PARTITION BY return_id ORDER BY step DESC) = 1
),
visible AS (
    SELECT r.return_id, r.file_name, r.sender_region_code, r.received_at, r.recorded_at, r.demonstration
    FROM returns AS r
    JOIN steps AS s USING (return_id)
    WHERE s.state = 'approved' AND ($known_at IS NULL OR r.received_at <= $known_at)
),
settled AS (
    SELECT o.indicator_id, o.region_code, o.period, max(v.received_at) AS last_received, max(v.recorded_at) AS last_recorded
    FROM observations AS o
    JOIN visible AS v USING (return_id)
    GROUP BY o.indicator_id, o.region_code, o.period
)
SELECT f.*, v.file_name, v.sender_region_code, v.received_at, v.demonstration
FROM findings AS f
JOIN visible AS v USING (return_id)
LEFT JOIN settled AS l
    ON l.indicator_id = f.indicator_id AND l.region_code = f.region_code AND l.period = f.period
    AND (l.last_received, l.last_recorded) > (v.received_at, v.recorded_at)
WHERE f.verdict IN ('warn', 'reject')
  AND l.indicator_id IS NULL
  AND (list_contains($regions, f.region_code) OR (f.region_code IS NULL AND list_contains($regions, v.sender_region_code)))
  AND (f.indicator_id IS NULL OR list_contains($indicators, f.indicator_id))
ORDER BY v.received_at DESC, v.recorded_at DESC, v.file_name, f.row_number, f.column_name
