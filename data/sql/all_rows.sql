-- Question: what does a table hold? Grain: one row per row. The table's name is filled from the schema, never from input.
SELECT * FROM table_name
