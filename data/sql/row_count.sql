-- Question: how many rows does a table hold? Grain: one row. The table's name is filled from the schema, never from input.
SELECT count(*) AS rows FROM table_name
