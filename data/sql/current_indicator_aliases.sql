-- Question: what does the registry say now in indicator_aliases? Grain: one row per alias.
SELECT * EXCLUDE (change_id)
FROM indicator_aliases
QUALIFY row_number() OVER (PARTITION BY alias ORDER BY change_id DESC) = 1
