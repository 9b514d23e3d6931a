-- Question: what does the registry say now in indicators? Grain: one row per indicator_id.
SELECT * EXCLUDE (change_id)
FROM indicators
QUALIFY row_number() OVER (PARTITION BY indicator_id ORDER BY change_id DESC) = 1
