-- Question: what does the registry say now in no_target_clauses? Grain: one row per document_id + clause.
SELECT * EXCLUDE (change_id)
FROM no_target_clauses
QUALIFY row_number() OVER (PARTITION BY document_id, clause ORDER BY change_id DESC) = 1
