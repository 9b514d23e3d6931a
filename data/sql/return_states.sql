-- Question: in what state is each return, and how did it come in? Grain: one row per return, newest first.
WITH latest AS (
    SELECT return_id, state, effective_at, actor AS decided_by, comment, step
    FROM return_events
    QUALIFY row_number() OVER (PARTITION BY return_id ORDER BY step DESC) = 1
)
SELECT r.*, l.state, l.effective_at, l.decided_by, l.comment, l.step
FROM returns AS r
JOIN latest AS l USING (return_id)
WHERE ($return_id IS NULL OR r.return_id = $return_id)
  AND ($senders IS NULL OR r.sender_region_code IN (SELECT unnest($senders)))
ORDER BY r.recorded_at DESC, r.received_at DESC, r.file_name
LIMIT $rows
