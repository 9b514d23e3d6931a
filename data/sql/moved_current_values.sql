-- Question: which values hold now for those keys of one return ($return_id, $first to $last) that had a current value before it
-- moved, by the rule of known_observations.sql? Grain: one row per indicator_id x region_code x period_end that still has an approved value.
WITH touched AS (
    SELECT o.indicator_id, o.region_code, o.period_end
    FROM observations AS o
    JOIN current_values AS c USING (indicator_id, region_code, period_end)
    WHERE o.return_id = $return_id AND o.period_end BETWEEN $first AND $last AND c.period_end BETWEEN $first AND $last
),
latest AS (
    SELECT return_id, state
    FROM return_events
    QUALIFY row_number() OVER (PARTITION BY return_id ORDER BY step DESC) = 1
),
dated AS (
    SELECT
        o.indicator_id, o.region_code, o.period, o.period_end, o.value, o.numerator, o.denominator, o.return_id,
        r.received_at, r.recorded_at, r.demonstration
    FROM observations AS o
    JOIN touched AS t USING (indicator_id, region_code, period_end)
    JOIN returns AS r USING (return_id)
    JOIN latest AS l USING (return_id)
    WHERE l.state = 'approved' AND o.period_end BETWEEN $first AND $last
)
SELECT
    indicator_id, region_code, period, period_end, value, numerator, denominator, return_id, demonstration,
    count(*) OVER (PARTITION BY indicator_id, region_code, period_end) AS revisions
FROM dated
QUALIFY row_number() OVER (
    PARTITION BY indicator_id, region_code, period_end ORDER BY received_at DESC, recorded_at DESC, return_id DESC
) = 1
ORDER BY period_end, indicator_id, region_code
