-- Question: beside which approved value of its key does each value of one return stand? An approved return stands beside
-- the value that held before it, any other beside the value that holds now; `later` says that one received later holds.
-- Grain: one row per value of the return.
WITH latest AS (
    SELECT return_id, state
    FROM return_events
    QUALIFY row_number() OVER (PARTITION BY return_id ORDER BY step DESC) = 1
),
asked AS (
    SELECT o.*, r.received_at, r.recorded_at, l.state = 'approved' AS approved
    FROM observations AS o
    JOIN returns AS r USING (return_id)
    JOIN latest AS l USING (return_id)
    WHERE o.return_id = $return_id
),
others AS (
    SELECT o.indicator_id, o.region_code, o.period_end, o.value, o.return_id, r.received_at, r.recorded_at
    FROM observations AS o
    JOIN returns AS r USING (return_id)
    JOIN latest AS l USING (return_id)
    WHERE l.state = 'approved' AND o.return_id <> $return_id
),
paired AS (
    SELECT
        a.*, x.value AS other_value, x.return_id AS other_return_id,
        x.received_at AS other_received_at, x.recorded_at AS other_recorded_at,
        x.return_id IS NOT NULL
            AND (x.received_at, x.recorded_at, x.return_id) > (a.received_at, a.recorded_at, a.return_id) AS other_later
    FROM asked AS a
    LEFT JOIN others AS x USING (indicator_id, region_code, period_end)
),
placed AS (
    SELECT
        *,
        bool_or(other_later) OVER (PARTITION BY row_number, column_name, indicator_id, region_code, period_end) AS later,
        row_number() OVER (
            PARTITION BY row_number, column_name, indicator_id, region_code, period_end
            ORDER BY approved AND other_later, other_received_at DESC, other_recorded_at DESC, other_return_id DESC
        ) AS place
    FROM paired
)
SELECT
    row_number, column_name, indicator_id, region_code, period, period_end, value AS new, numerator, denominator,
    verdict, reason_code, later,
    CASE WHEN NOT (approved AND other_later) THEN other_value END AS old,
    CASE WHEN NOT (approved AND other_later) THEN other_return_id END AS old_return_id
FROM placed
WHERE place = 1
ORDER BY row_number, column_name
