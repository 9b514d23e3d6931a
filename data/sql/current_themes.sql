-- Question: what does the registry say now in themes? Grain: one row per theme.
SELECT * EXCLUDE (change_id)
FROM themes
QUALIFY row_number() OVER (PARTITION BY theme ORDER BY change_id DESC) = 1
