-- Question: which current values are not what the facts say? Worked out a second way: keep it independent of known_observations.sql.
-- Grain: one row per key and fault: a value that is not there as it should be (not_shown), one that should not be (shown_wrongly).
WITH approved AS (
    SELECT return_id FROM return_events GROUP BY return_id HAVING arg_max(state, step) = 'approved'
),
dated AS (
    SELECT o.*, r.received_at, r.demonstration, row(r.received_at, r.recorded_at, r.return_id) AS age
    FROM observations AS o
    JOIN returns AS r ON r.return_id = o.return_id
    WHERE o.return_id IN (SELECT return_id FROM approved)
),
newest AS (
    SELECT indicator_id, region_code, period_end, max(age) AS age, count(*) AS revisions FROM dated GROUP BY ALL
),
facts AS (
    SELECT d.indicator_id, d.region_code, d.period, d.period_end, d.value, d.numerator, d.denominator, d.return_id,
        d.demonstration, n.revisions
    FROM dated AS d
    JOIN newest AS n USING (indicator_id, region_code, period_end, age)
),
held AS (
    SELECT indicator_id, region_code, period, period_end, value, numerator, denominator, return_id,
        demonstration, revisions
    FROM current_values
),
faults AS (
    SELECT 'not_shown' AS rule, * FROM (FROM facts EXCEPT ALL FROM held)
    UNION ALL
    SELECT 'shown_wrongly', * FROM (FROM held EXCEPT ALL FROM facts)
)
SELECT rule, concat_ws(' / ', indicator_id, region_code, CAST(period_end AS VARCHAR)) AS subject,
    coalesce(CAST(value AS VARCHAR), '-') AS found, coalesce(return_id, '-') AS expected
FROM faults
ORDER BY rule, subject, found
