-- Question: what does the registry say now in score_rules? Grain: one row per rule.
SELECT * EXCLUDE (change_id)
FROM score_rules
QUALIFY row_number() OVER (PARTITION BY rule ORDER BY change_id DESC) = 1
