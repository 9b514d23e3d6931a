-- Question: for which periods are there current values of any of these regions and indicators? Grain: one row per period.
SELECT period_end, min(period) AS period, count(DISTINCT region_code) AS regions
FROM current_values
WHERE list_contains($indicators, indicator_id) AND region_code IN (SELECT unnest($regions))
GROUP BY period_end
ORDER BY period_end
