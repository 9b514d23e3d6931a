-- Question: what did a registry table ever say, since when, by whom and why? Grain: one row per key and change.
-- The table's name is filled from the schema, never from input.
SELECT v.*, c.recorded_at AS changed_at, c.actor AS changed_by, c.reason AS changed_why, c.file_name AS changed_from
FROM table_name AS v
JOIN registry_changes AS c USING (change_id)
ORDER BY change_id
