-- Question: what does the registry say now in regions? Grain: one row per code.
SELECT * EXCLUDE (change_id)
FROM regions
QUALIFY row_number() OVER (PARTITION BY code ORDER BY change_id DESC) = 1
