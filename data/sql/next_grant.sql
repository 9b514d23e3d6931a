-- Question: which number does the next grant of a role get? Grain: one row.
SELECT coalesce(max(grant_id), 0) + 1 AS grant_id
FROM role_grants
