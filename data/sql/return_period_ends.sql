-- Question: how many values does one return ($return_id) bring for each period?
-- Grain: one row per period end, earliest first.
SELECT period_end, count(*) AS figures
FROM observations
WHERE return_id = $return_id
GROUP BY period_end
ORDER BY period_end
