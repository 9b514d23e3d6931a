-- Question: does a PostgreSQL database hold the catalogue of a lake? Asked of PostgreSQL. Grain: one row.
SELECT to_regclass('ducklake_metadata') IS NOT NULL AND to_regclass('ducklake_snapshot') IS NOT NULL
