-- Question: none; brings a database of version 2 to version 3: the values that hold now, worked out of the facts as they stand.
CREATE TABLE IF NOT EXISTS current_values (indicator_id VARCHAR, region_code VARCHAR, period VARCHAR, period_end DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE, return_id VARCHAR, received_at TIMESTAMP, demonstration BOOLEAN, revisions BIGINT);
DELETE FROM current_values;
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
    indicator_id, region_code, period, period_end, value, numerator, denominator, return_id, received_at, demonstration,
    count(*) OVER (PARTITION BY indicator_id, region_code, period_end) AS revisions
FROM dated
QUALIFY row_number() OVER (
    PARTITION BY indicator_id, region_code, period_end ORDER BY received_at DESC, recorded_at DESC, return_id DESC
) = 1
ORDER BY period_end, indicator_id, region_code;
