-- Question: which returns of these senders stand in one of these states ($states; null = any)? Grain: one row per return, newest first.
WITH latest AS (
    SELECT return_id, state, effective_at, recorded_at AS decided_at, actor AS decided_by, comment, step
    FROM return_events
    QUALIFY row_number() OVER (PARTITION BY return_id ORDER BY step DESC) = 1
)
SELECT r.*, l.state, l.effective_at, l.decided_at, l.decided_by, l.comment, l.step
FROM returns AS r
JOIN latest AS l USING (return_id)
WHERE ($senders IS NULL OR r.sender_region_code IN (SELECT unnest($senders)))
  AND ($states IS NULL OR l.state IN (SELECT unnest($states)))
ORDER BY l.decided_at DESC, r.received_at DESC, r.file_name, r.return_id
LIMIT $rows
