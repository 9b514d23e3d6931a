-- Question: what does the registry say now in departments? Grain: one row per department.
SELECT * EXCLUDE (change_id)
FROM departments
QUALIFY row_number() OVER (PARTITION BY department ORDER BY change_id DESC) = 1
