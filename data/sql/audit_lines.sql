-- Question: what does the audit trail say, of whom, of what, between which moments? Grain: one row per line, newest first.
SELECT line, recorded_at, actor, action, subject, details, version, previous, digest
FROM audit
WHERE ($actor IS NULL OR actor = $actor)
  AND ($action IS NULL OR action = $action)
  AND ($since IS NULL OR recorded_at >= $since)
  AND ($until IS NULL OR recorded_at < $until)
ORDER BY line DESC
LIMIT $rows
