-- Question: which snapshot of a lake is the newest? Asked of PostgreSQL. Grain: one row.
SELECT max(snapshot_id) FROM ducklake_snapshot
