-- Question: how many rows does a table hold, and what is the digest of all of them, in whatever order? Grain: one row.
-- The table's name is filled from the schema, never from input.
SELECT
    count(*) AS rows,
    CAST(coalesce(bit_xor(hash(t)), 0) AS VARCHAR) || '/' || CAST(coalesce(sum(CAST(hash(t) AS HUGEINT)), 0) AS VARCHAR) AS digest
FROM table_name AS t
