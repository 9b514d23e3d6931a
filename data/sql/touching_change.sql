-- Question: which change after data version $since is the newest that touched values of some senders ($senders, null: all) in a period
-- that ends by $until (null: any)? One that is not about a return may have touched any value, and so may a return without periods.
-- Grain: one row; version is null where there was none. seen: the data version that this was asked of.
WITH changes AS (
    SELECT c.version, c.recorded_at, r.return_id, r.sender_region_code
    FROM commits AS c
    LEFT JOIN returns AS r ON r.return_id = c.subject
    WHERE c.version > $since
),
periods AS (
    SELECT return_id, min(period_end) AS first_end
    FROM return_periods
    WHERE return_id IN (SELECT return_id FROM changes)
    GROUP BY return_id
)
SELECT max(version) AS version, max(recorded_at) AS recorded_at, (SELECT coalesce(max(version), 0) FROM commits) AS seen
FROM changes
LEFT JOIN periods USING (return_id)
WHERE return_id IS NULL
    OR (($senders IS NULL OR list_contains($senders, sender_region_code))
        AND ($until IS NULL OR first_end IS NULL OR first_end <= $until))
