-- Question: what does the registry say now in decomposed_targets? Grain: one row per target_id x region_code.
SELECT * EXCLUDE (change_id)
FROM decomposed_targets
QUALIFY row_number() OVER (PARTITION BY target_id, region_code ORDER BY change_id DESC) = 1
