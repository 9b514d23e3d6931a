-- Question: what does the registry say now in primary_care_tasks? Grain: one row per task.
SELECT * EXCLUDE (change_id)
FROM primary_care_tasks
QUALIFY row_number() OVER (PARTITION BY task ORDER BY change_id DESC) = 1
