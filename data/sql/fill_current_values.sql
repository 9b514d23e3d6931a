-- Question: none; works every current value out of the facts, by the rule of known_observations.sql. The table is empty before.
-- Grain: one row per indicator_id x region_code x period_end, period by period: a question about few periods reads few pieces.
INSERT INTO current_values
WITH latest AS (
    SELECT return_id, state
    FROM return_events
    QUALIFY row_number() OVER (PARTITION BY return_id ORDER BY step DESC) = 1
),
dated AS (
    SELECT
        o.indicator_id, o.region_code, o.period, o.period_end, o.value, o.numerator, o.denominator, o.return_id,
        r.received_at, r.recorded_at, r.demonstration
    FROM observations AS o
    JOIN returns AS r USING (return_id)
    JOIN latest AS l USING (return_id)
    WHERE l.state = 'approved'
)
SELECT
    indicator_id, region_code, period, period_end, value, numerator, denominator, return_id, demonstration,
    count(*) OVER (PARTITION BY indicator_id, region_code, period_end) AS revisions
FROM dated
QUALIFY row_number() OVER (
    PARTITION BY indicator_id, region_code, period_end ORDER BY received_at DESC, recorded_at DESC, return_id DESC
) = 1
ORDER BY period_end, indicator_id, region_code
