-- Question: what does the registry say now in directional_statements? Grain: one row per document_id + clause + quote.
SELECT * EXCLUDE (change_id)
FROM directional_statements
QUALIFY row_number() OVER (PARTITION BY document_id, clause, quote ORDER BY change_id DESC) = 1
