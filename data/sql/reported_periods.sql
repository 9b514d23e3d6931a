-- Question: for which periods are there current values of any of these regions and indicators? Grain: one row per period.
SELECT DISTINCT period_end
FROM current_values
WHERE list_contains($indicators, indicator_id) AND region_code IN (SELECT unnest($regions))
ORDER BY period_end
