-- Question: how many values does one return ($return_id) bring for each period?
-- Grain: one row per period end, earliest first.
SELECT period_end, figures
FROM return_periods
WHERE return_id = $return_id
ORDER BY period_end
