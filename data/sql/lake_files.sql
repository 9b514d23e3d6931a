-- Question: how many files does a lake have, and how large are they together? Grain: one row.
SELECT CAST(sum(file_count) AS BIGINT) AS files, CAST(sum(file_size_bytes) AS BIGINT) AS bytes
FROM ducklake_table_info('lake')
