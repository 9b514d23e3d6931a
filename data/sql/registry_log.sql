-- Question: who changed what in the registry, when and why? Grain: one row per change, the newest first.
SELECT change_id, recorded_at, actor, reason, sheet, file_name, sha256, rows_changed
FROM registry_changes
ORDER BY change_id DESC
