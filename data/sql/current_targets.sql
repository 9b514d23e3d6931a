-- Question: what does the registry say now in targets? Grain: one row per target_id.
SELECT * EXCLUDE (change_id)
FROM targets
QUALIFY row_number() OVER (PARTITION BY target_id ORDER BY change_id DESC) = 1
