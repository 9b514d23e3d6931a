-- Question: what does the registry say now in units? Grain: one row per unit.
SELECT * EXCLUDE (change_id)
FROM units
QUALIFY row_number() OVER (PARTITION BY unit ORDER BY change_id DESC) = 1
