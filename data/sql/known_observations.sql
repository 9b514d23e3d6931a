-- Question: which approved value holds for each indicator, region and period end, seen from a moment ($known_at; null = now)
-- and as recorded here by a moment ($recorded_by; null = now): what came in later with an earlier date stays out?
-- $provisional: values that wait for approval count too.
-- Grain: one row per indicator_id x region_code x period_end; the return received last wins, never the order of rows.
WITH steps AS (
    SELECT return_id, state
    FROM return_events
    WHERE ($known_at IS NULL OR effective_at <= $known_at) AND ($recorded_by IS NULL OR recorded_at <= $recorded_by)
    QUALIFY row_number() OVER (PARTITION BY return_id ORDER BY step DESC) = 1
),
visible AS (
    SELECT r.return_id, r.received_at, r.recorded_at, r.demonstration
    FROM returns AS r
    JOIN steps AS s USING (return_id)
    WHERE (s.state = 'approved' OR ($provisional AND s.state = 'submitted'))
      AND ($known_at IS NULL OR r.received_at <= $known_at)
      AND ($recorded_by IS NULL OR r.recorded_at <= $recorded_by)
),
asked AS (
    SELECT o.*, v.received_at, v.recorded_at, v.demonstration
    FROM observations AS o
    JOIN visible AS v USING (return_id)
    WHERE o.indicator_id IN (SELECT unnest($indicators))
      AND ($regions IS NULL OR o.region_code IN (SELECT unnest($regions)))
      AND ($period_ends IS NULL OR o.period_end IN (SELECT unnest($period_ends)))
      AND ($until IS NULL OR o.period_end <= $until)
)
SELECT
    indicator_id, region_code, period, period_end, value, numerator, denominator, return_id, received_at, demonstration,
    count(*) OVER (PARTITION BY indicator_id, region_code, period_end) AS revisions
FROM asked
QUALIFY row_number() OVER (
    PARTITION BY indicator_id, region_code, period_end ORDER BY received_at DESC, recorded_at DESC, return_id DESC
) = 1
