-- Question: which full text of a policy document ($document_id) was imported last? Grain: one row, or none.
SELECT t.document_id, t.full_text, t.file_name, t.sha256, t.encoding, c.recorded_at, c.actor, c.reason
FROM policy_texts AS t
JOIN registry_changes AS c USING (change_id)
WHERE t.document_id = $document_id
ORDER BY change_id DESC
LIMIT 1
