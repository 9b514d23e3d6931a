-- Question: what does the registry say now in published_values? Grain: one row per published_id.
SELECT * EXCLUDE (change_id)
FROM published_values
QUALIFY row_number() OVER (PARTITION BY published_id ORDER BY change_id DESC) = 1
