-- Question: none; makes values of one approved return ($return_id, $first to $last) current for keys that have none.
INSERT INTO current_values
WITH approved AS (
    SELECT demonstration
    FROM returns
    WHERE return_id = $return_id
      AND (SELECT arg_max(state, step) FROM return_events WHERE return_id = $return_id) = 'approved'
),
-- Of the span alone: what the spans before it brought would be remembered too.
held AS (
    SELECT indicator_id, region_code, period_end
    FROM current_values
    WHERE period_end BETWEEN $first AND $last
)
SELECT
    o.indicator_id, o.region_code, o.period, o.period_end, o.value, o.numerator, o.denominator, $return_id AS return_id,
    a.demonstration, 1 AS revisions
FROM observations AS o
CROSS JOIN approved AS a
ANTI JOIN held AS c
    ON o.indicator_id = c.indicator_id AND o.region_code = c.region_code AND o.period_end = c.period_end
WHERE o.return_id = $return_id AND o.period_end BETWEEN $first AND $last
ORDER BY o.period_end, o.indicator_id, o.region_code
