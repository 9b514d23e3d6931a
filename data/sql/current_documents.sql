-- Question: what does the registry say now in documents? Grain: one row per document_id.
SELECT * EXCLUDE (change_id)
FROM documents
QUALIFY row_number() OVER (PARTITION BY document_id ORDER BY change_id DESC) = 1
