-- Question: in what state is each return, and how did it come in? Grain: one row per return, newest first.
WITH shown AS ( -- chosen first: the steps of thousands of others are not put in order
    SELECT *
    FROM returns
    WHERE ($return_id IS NULL OR return_id = $return_id)
      AND ($senders IS NULL OR sender_region_code IN (SELECT unnest($senders)))
      AND return_id IN (SELECT return_id FROM return_events)
    ORDER BY recorded_at DESC, received_at DESC, file_name
    LIMIT $rows
),
latest AS (
    SELECT return_id, state, effective_at, actor AS decided_by, comment, step
    FROM return_events
    SEMI JOIN shown USING (return_id)
    QUALIFY row_number() OVER (PARTITION BY return_id ORDER BY step DESC) = 1
)
SELECT r.*, l.state, l.effective_at, l.decided_by, l.comment, l.step
FROM shown AS r
JOIN latest AS l USING (return_id)
ORDER BY r.recorded_at DESC, r.received_at DESC, r.file_name
