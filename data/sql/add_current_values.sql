-- Question: none; makes values of one approved return ($return_id, $first to $last) current for keys that have none.
INSERT INTO current_values
WITH latest AS (
    SELECT return_id, state
    FROM return_events
    WHERE return_id = $return_id
    QUALIFY row_number() OVER (PARTITION BY return_id ORDER BY step DESC) = 1
)
SELECT
    o.indicator_id, o.region_code, o.period, o.period_end, o.value, o.numerator, o.denominator, o.return_id,
    r.demonstration, 1 AS revisions
FROM observations AS o
JOIN returns AS r USING (return_id)
JOIN latest AS l USING (return_id)
ANTI JOIN current_values AS c USING (indicator_id, region_code, period_end)
WHERE o.return_id = $return_id AND o.period_end BETWEEN $first AND $last AND l.state = 'approved'
ORDER BY o.period_end, o.indicator_id, o.region_code
