-- Question: which roles were ever given or taken away? Grain: one row per grant, the newest first; an empty role was taken away.
SELECT grant_id, name, role, region_code, granted_at, granted_by, reason
FROM role_grants
ORDER BY grant_id DESC
