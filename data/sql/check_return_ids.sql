-- Question: which returns' numbers are not the digest of their sender and content? Grain: one row per return.
WITH worked_out AS (
    SELECT return_id, sha256, substr(sha256(sender_region_code || ':' || sha256), 1, 16) AS expected
    FROM returns
)
SELECT coalesce(return_id, '-') AS subject, coalesce(sha256, '-') AS found, coalesce(expected, '-') AS expected
FROM worked_out
WHERE return_id IS DISTINCT FROM expected OR NOT regexp_full_match(coalesce(sha256, ''), '[0-9a-f]{64}')
ORDER BY subject
