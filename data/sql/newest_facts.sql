-- Question: which value of each key came in last with a return that is approved, worked out from the facts alone?
-- Grain: one row per indicator_id x region_code x period_end. Made to be held against known_observations: keep it independent.
WITH approved AS (
    SELECT return_id FROM return_events GROUP BY return_id HAVING arg_max(state, step) = 'approved'
),
dated AS (
    SELECT o.indicator_id, o.region_code, o.period_end, o.return_id, o.value,
        row(r.received_at, r.recorded_at, r.return_id) AS age
    FROM observations AS o
    JOIN returns AS r ON r.return_id = o.return_id
    WHERE o.return_id IN (SELECT return_id FROM approved)
),
newest AS (
    SELECT indicator_id, region_code, period_end, max(age) AS age FROM dated GROUP BY ALL
)
SELECT d.indicator_id, d.region_code, d.period_end, d.return_id, d.value
FROM dated AS d
JOIN newest AS n USING (indicator_id, region_code, period_end, age)
