-- Question: which returns of these senders stand in one of these states ($states; null = any)? Grain: one row per return, newest first.
WITH standing AS (
    SELECT return_id, max_by(state, step) AS state, max(step) AS step
    FROM return_events
    GROUP BY return_id
),
latest AS ( -- when and by whom is read of those asked for alone
    SELECT e.return_id, e.state, e.effective_at, e.recorded_at AS decided_at, e.actor AS decided_by, e.comment, e.step
    FROM return_events AS e
    SEMI JOIN (SELECT * FROM standing WHERE $states IS NULL OR state IN (SELECT unnest($states))) AS s
        ON s.return_id = e.return_id AND s.step = e.step
)
SELECT r.*, l.state, l.effective_at, l.decided_at, l.decided_by, l.comment, l.step
FROM returns AS r
JOIN latest AS l USING (return_id)
WHERE ($senders IS NULL OR r.sender_region_code IN (SELECT unnest($senders)))
ORDER BY l.decided_at DESC, r.received_at DESC, r.file_name, r.return_id
LIMIT $rows
