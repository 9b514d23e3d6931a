-- Question: which approved values replaced another one since a day ($since), seen from a moment ($known_at; null = now)?
-- Grain: one row per replacement by another number (indicator_id x region_code x period_end x return_id), newest first.
WITH lately AS ( -- the periods that returns since then brought: only there was anything replaced
    SELECT DISTINCT p.period_end
    FROM return_periods AS p
    JOIN returns AS r USING (return_id)
    WHERE r.received_at >= $since
),
near AS (
    SELECT DISTINCT return_id
    FROM return_periods
    WHERE period_end IN (SELECT period_end FROM lately)
),
steps AS (
    SELECT return_id, state
    FROM return_events
    SEMI JOIN near USING (return_id)
    WHERE $known_at IS NULL OR effective_at <= $known_at
    QUALIFY row_number() OVER (PARTITION BY return_id ORDER BY step DESC) = 1
),
visible AS (
    SELECT r.return_id, r.file_name, r.actor, r.sender_region_code, r.received_at, r.recorded_at, r.demonstration
    FROM returns AS r
    JOIN steps AS s USING (return_id)
    WHERE s.state = 'approved' AND ($known_at IS NULL OR r.received_at <= $known_at)
),
touched AS (
    SELECT DISTINCT o.indicator_id, o.region_code, o.period_end
    FROM observations AS o
    JOIN visible AS v USING (return_id)
    WHERE v.received_at >= $since
      AND o.period_end IN (SELECT period_end FROM lately)
      AND o.indicator_id IN (SELECT unnest($indicators)) AND o.region_code IN (SELECT unnest($regions))
),
versions AS (
    SELECT
        o.indicator_id, o.region_code, o.period, o.period_end, o.value AS new_value, o.row_number,
        v.return_id, v.file_name, v.actor, v.sender_region_code, v.received_at, v.demonstration,
        lag(o.value) OVER ages AS old_value,
        row_number() OVER ages AS revision
    FROM observations AS o
    JOIN visible AS v USING (return_id)
    SEMI JOIN touched AS t USING (indicator_id, region_code, period_end)
    WHERE o.period_end IN (SELECT period_end FROM lately)
    WINDOW ages AS (
        PARTITION BY o.indicator_id, o.region_code, o.period_end ORDER BY v.received_at, v.recorded_at, v.return_id
    )
)
SELECT *
FROM versions
WHERE revision > 1 AND received_at >= $since AND old_value IS DISTINCT FROM new_value
ORDER BY received_at DESC, indicator_id, region_code, period_end DESC
