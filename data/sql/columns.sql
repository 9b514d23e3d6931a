-- Question: which tables and columns are there? Grain: one row per column, in the order of the table.
SELECT table_name, column_name, data_type
FROM information_schema.columns
WHERE table_schema = 'main'
ORDER BY table_name, ordinal_position
