-- Question: which evidence belongs to no accepted value? Grain: one row per evidence.
SELECT return_id AS subject, 'row ' || coalesce(CAST(row_number AS VARCHAR), '-') AS found, coalesce(indicator_id, '-') AS expected
FROM evidence
ANTI JOIN observations USING (return_id, row_number, column_name, indicator_id, region_code, period_end)
ORDER BY subject, found
