-- Question: how many changes were committed, and when was the last? Grain: one row.
SELECT coalesce(max(version), 0) AS version, max(recorded_at) AS recorded_at FROM commits
