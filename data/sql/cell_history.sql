-- Question: who reported one value, when, in which file and row, and what became of it ($period_end is the key's last day)?
-- Grain: one row per value ever sent for the key, the one that holds first, then newest first.
WITH latest AS (
    SELECT return_id, state, effective_at, actor AS decided_by, comment
    FROM return_events
    QUALIFY row_number() OVER (PARTITION BY return_id ORDER BY step DESC) = 1
),
sent AS (
    SELECT
        o.value, o.numerator, o.denominator, o.period, o.verdict, o.reason_code, o.row_number, o.column_name,
        r.return_id, r.file_name, r.sender_region_code, r.actor, r.received_at, r.recorded_at, r.demonstration,
        l.state, l.effective_at, l.decided_by, l.comment
    FROM observations AS o
    JOIN returns AS r USING (return_id)
    JOIN latest AS l USING (return_id)
    WHERE o.indicator_id = $indicator_id AND o.region_code = $region_code AND o.period_end = $period_end
),
placed AS (
    SELECT *, row_number() OVER (
        PARTITION BY state = 'approved' ORDER BY received_at DESC, recorded_at DESC, return_id DESC
    ) AS place
    FROM sent
)
SELECT
    * EXCLUDE (place),
    state = 'approved' AND place = 1 AS holds,
    state = 'approved' AND place > 1 AS superseded
FROM placed
ORDER BY holds DESC, received_at DESC, recorded_at DESC, return_id DESC, row_number
