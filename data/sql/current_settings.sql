-- Question: what does the registry say now in settings? Grain: one row per setting.
SELECT * EXCLUDE (change_id)
FROM settings
QUALIFY row_number() OVER (PARTITION BY setting ORDER BY change_id DESC) = 1
