-- Question: which full texts of policy documents were imported, when, by whom and why? Grain: one row per import, the newest first.
SELECT
    t.document_id, t.file_name, t.sha256, t.encoding, length(t.full_text) AS characters,
    c.recorded_at, c.actor, c.reason, c.change_id,
    row_number() OVER (PARTITION BY t.document_id ORDER BY change_id DESC) = 1 AS is_current
FROM policy_texts AS t
JOIN registry_changes AS c USING (change_id)
ORDER BY change_id DESC
