-- Question: which number does the next registry change get? Grain: one row.
SELECT coalesce(max(change_id), 0) + 1 AS change_id FROM registry_changes
