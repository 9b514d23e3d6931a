-- Question: which change is the newest that touched values of some senders ($senders, null: all) in a period that ends by $until (null:
-- any)? One that is not about a return may have touched any value, and so may a return without periods. Grain: one row.
SELECT coalesce(max(c.version), 0) AS version, max(c.recorded_at) AS recorded_at
FROM commits AS c
LEFT JOIN returns AS r ON r.return_id = c.subject
LEFT JOIN (SELECT return_id, min(period_end) AS first_end FROM return_periods GROUP BY return_id) AS p ON p.return_id = r.return_id
WHERE r.return_id IS NULL
    OR (($senders IS NULL OR list_contains($senders, r.sender_region_code))
        AND ($until IS NULL OR p.first_end IS NULL OR p.first_end <= $until))
