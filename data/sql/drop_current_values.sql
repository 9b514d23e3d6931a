-- Question: none; takes the current values of one return's keys ($return_id, $first to $last) out, before others take their place.
-- Joined first: what both hold is little where a large return is new, and only that is kept in memory.
DELETE FROM current_values
WHERE period_end BETWEEN $first AND $last
  AND (indicator_id, region_code, period_end) IN (
    SELECT (c.indicator_id, c.region_code, c.period_end)
    FROM current_values AS c
    JOIN observations AS o USING (indicator_id, region_code, period_end)
    WHERE o.return_id = $return_id AND o.period_end BETWEEN $first AND $last AND c.period_end BETWEEN $first AND $last
  )
