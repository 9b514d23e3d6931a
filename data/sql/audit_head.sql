-- Question: what is the last line of the audit trail? Grain: one row, none before the first line.
SELECT line, digest
FROM audit
ORDER BY line DESC
LIMIT 1
