-- Question: what is the whole audit trail? Grain: one row per line, in order.
SELECT line, recorded_at, actor, action, subject, details, version, previous, digest
FROM audit
ORDER BY line
