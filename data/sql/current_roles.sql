-- Question: which role has each person now? Grain: one row per name; an empty role was taken away.
SELECT name, role, region_code, granted_at, granted_by, reason, grant_id
FROM role_grants
QUALIFY row_number() OVER (PARTITION BY name ORDER BY grant_id DESC) = 1
ORDER BY name
