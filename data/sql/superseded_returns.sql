-- Question: which of these approved returns hold no value any more, each replaced by an approved return received later?
-- Grain: one row per superseded return. A return that still holds a value stands among the current values.
WITH asked AS (
    SELECT unnest($return_ids) AS return_id
),
gone AS (
    SELECT return_id FROM asked ANTI JOIN current_values USING (return_id)
)
SELECT return_id
FROM gone
SEMI JOIN observations USING (return_id)
ORDER BY return_id
