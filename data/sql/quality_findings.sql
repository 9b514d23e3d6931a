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
asked AS (
    SELECT f.*, v.file_name, v.sender_region_code, v.received_at, v.recorded_at, v.demonstration
    FROM findings AS f
    JOIN visible AS v USING (return_id)
    WHERE f.verdict IN ('warn', 'reject')
      AND coalesce(f.region_code, v.sender_region_code) IN (SELECT unnest($regions))
      AND (f.indicator_id IS NULL OR f.indicator_id IN (SELECT unnest($indicators)))
),
settled AS (
    SELECT o.indicator_id, o.region_code, o.period, max(v.received_at) AS last_received, max(v.recorded_at) AS last_recorded
    FROM observations AS o
    JOIN visible AS v USING (return_id)
    SEMI JOIN asked AS a ON a.indicator_id = o.indicator_id AND a.region_code = o.region_code AND a.period = o.period
    GROUP BY o.indicator_id, o.region_code, o.period
)
SELECT a.* EXCLUDE (recorded_at)
FROM asked AS a
LEFT JOIN settled AS l
    ON l.indicator_id = a.indicator_id AND l.region_code = a.region_code AND l.period = a.period
    AND (l.last_received, l.last_recorded) > (a.received_at, a.recorded_at)
WHERE l.indicator_id IS NULL
ORDER BY a.received_at DESC, a.recorded_at DESC, a.file_name, a.row_number, a.column_name
