-- Question: on which days did returns of these senders come in? Grain: one row per day, the newest first, at the most $rows.
SELECT DISTINCT CAST(received_at AS DATE) AS day
FROM returns
WHERE sender_region_code IN (SELECT unnest($senders))
ORDER BY day DESC
LIMIT $rows
