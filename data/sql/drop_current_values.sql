-- Question: none; takes the current values of one return's keys ($return_id, $first to $last) out, before others take their place.
DELETE FROM current_values
WHERE (indicator_id, region_code, period_end) IN (
    SELECT (indicator_id, region_code, period_end) FROM observations
    WHERE return_id = $return_id AND period_end BETWEEN $first AND $last
)
