-- Question: which numbers hold now for each indicator, region and period end: current_values.sql without who said so, for those who
-- add up thousands? Grain: one row per indicator_id x region_code x period_end.
SELECT indicator_id, region_code, period_end, value, numerator, denominator, demonstration
FROM current_values
WHERE list_contains($indicators, indicator_id)
  AND ($regions IS NULL OR region_code IN (SELECT unnest($regions)))
  AND ($period_ends IS NULL OR period_end IN (SELECT unnest($period_ends)))
  AND ($until IS NULL OR period_end <= $until)
