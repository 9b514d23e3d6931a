-- Question: which approved value holds now for each indicator, region and period end? What known_observations.sql answers without
-- $known_at, $recorded_by and $provisional, read from what is kept beside the facts: the history behind costs nothing.
-- Grain: one row per indicator_id x region_code x period_end.
SELECT
    c.indicator_id, c.region_code, c.period, c.period_end, c.value, c.numerator, c.denominator, c.return_id, r.received_at,
    c.demonstration, c.revisions
FROM current_values AS c
LEFT JOIN returns AS r USING (return_id)
WHERE list_contains($indicators, indicator_id)
  AND ($regions IS NULL OR region_code IN (SELECT unnest($regions)))
  AND ($period_ends IS NULL OR period_end IN (SELECT unnest($period_ends)))
  AND ($until IS NULL OR period_end <= $until)
