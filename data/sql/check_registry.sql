-- Question: which changes of a registry table left another number of rows than they say, or are not known at all?
-- Grain: one row per change. The table's name is filled from the schema, never from input.
WITH there AS (
    SELECT change_id, count(*) AS rows FROM table_name GROUP BY change_id
),
said AS (
    SELECT change_id, rows_changed AS rows FROM registry_changes WHERE sheet = 'table_name'
)
SELECT coalesce(CAST(coalesce(t.change_id, s.change_id) AS VARCHAR), '-') AS subject,
    CAST(coalesce(t.rows, 0) AS VARCHAR) AS found, coalesce(CAST(s.rows AS VARCHAR), '-') AS expected
FROM there AS t
FULL JOIN said AS s USING (change_id)
WHERE t.rows IS DISTINCT FROM s.rows
ORDER BY subject
