-- Question: when did an approved value first come in for each indicator, region and period end, seen from a moment ($known_at; null = now)?
-- Grain: one row per indicator_id x region_code x period_end.
WITH near AS ( -- the returns that bring anything of these periods: the life of all others is not looked at
    SELECT DISTINCT return_id
    FROM return_periods
    WHERE period_end IN (SELECT unnest($period_ends))
),
steps AS (
    SELECT return_id, state
    FROM return_events
    SEMI JOIN near USING (return_id)
    WHERE $known_at IS NULL OR effective_at <= $known_at
    QUALIFY row_number() OVER (PARTITION BY return_id ORDER BY step DESC) = 1
),
visible AS (
    SELECT r.return_id, r.received_at, r.demonstration
    FROM returns AS r
    JOIN steps AS s USING (return_id)
    WHERE s.state = 'approved' AND ($known_at IS NULL OR r.received_at <= $known_at)
)
SELECT
    o.indicator_id, o.region_code, o.period_end,
    min(v.received_at) AS first_received,
    bool_or(v.demonstration) AS demonstration
FROM observations AS o
JOIN visible AS v USING (return_id)
WHERE o.indicator_id IN (SELECT unnest($indicators))
  AND o.region_code IN (SELECT unnest($regions))
  AND o.period_end IN (SELECT unnest($period_ends))
GROUP BY o.indicator_id, o.region_code, o.period_end
