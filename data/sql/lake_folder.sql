-- Question: where does the data of a lake lie? Asked of PostgreSQL. Grain: one row, none before the lake is made.
SELECT value FROM ducklake_metadata WHERE key = 'data_path' AND scope IS NULL
