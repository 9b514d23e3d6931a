-- Question: which returns on some regions ($regions), received after $since and by $until, were sent back or had values refused,
-- seen from a moment ($known_at; null = now) and as recorded by a moment ($recorded_by; null = now)?
-- Grain: one row per return x region concerned: a refused value's own, else the sender's.
WITH received AS (
    SELECT *
    FROM returns
    WHERE received_at > $since AND received_at <= $until
      AND ($known_at IS NULL OR received_at <= $known_at)
      AND ($recorded_by IS NULL OR recorded_at <= $recorded_by)
),
sent_back AS (
    SELECT DISTINCT r.return_id, r.sender_region_code AS region_code
    FROM return_events AS e
    JOIN received AS r USING (return_id)
    WHERE e.state = 'sent_back'
      AND ($known_at IS NULL OR e.effective_at <= $known_at)
      AND ($recorded_by IS NULL OR e.recorded_at <= $recorded_by)
),
refused AS (
    SELECT DISTINCT r.return_id, coalesce(f.region_code, r.sender_region_code) AS region_code
    FROM findings AS f
    JOIN received AS r USING (return_id)
    WHERE f.verdict = 'reject'
)
SELECT return_id, region_code
FROM (SELECT * FROM sent_back UNION SELECT * FROM refused)
WHERE region_code IN (SELECT unnest($regions))
ORDER BY return_id, region_code
