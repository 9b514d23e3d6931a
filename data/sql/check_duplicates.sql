-- Question: which keys occur more than once in a table? Grain: one row per key. Names are filled from the schema, never from input.
SELECT concat_ws(' / ', key_columns) AS subject, CAST(count(*) AS VARCHAR) AS found, '1' AS expected
FROM table_name
GROUP BY key_columns
HAVING count(*) > 1
ORDER BY subject
