-- Question: are the numbers of a table 1, 2, 3 and so on? Grain: one row if not. Names are filled from the schema, never from input.
SELECT min(key_columns) || ' … ' || max(key_columns) AS subject, CAST(count(DISTINCT key_columns) AS VARCHAR) AS found,
    CAST(max(key_columns) AS VARCHAR) AS expected
FROM table_name
HAVING count(*) > 0 AND (min(key_columns) IS DISTINCT FROM 1 OR max(key_columns) <> count(DISTINCT key_columns))
