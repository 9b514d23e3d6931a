-- Question: which observations hold no usable number, or lack a part of their key? Grain: one row per observation.
SELECT return_id AS subject, 'row ' || coalesce(CAST(row_number AS VARCHAR), '-') AS found,
    concat_ws(' / ', coalesce(indicator_id, '-'), coalesce(region_code, '-'), coalesce(CAST(period_end AS VARCHAR), '-'),
        coalesce(CAST(value AS VARCHAR), '-')) AS expected
FROM observations
WHERE value IS NULL OR isnan(value) OR isinf(value)
   OR return_id IS NULL OR indicator_id IS NULL OR region_code IS NULL OR period_end IS NULL
ORDER BY subject, row_number
