-- Question: of which returns are not as many cells there as were judged when they came in? Grain: return and verdict.
WITH stored AS (
    SELECT return_id, verdict, count(*) AS rows FROM findings GROUP BY return_id, verdict
    UNION ALL
    SELECT return_id, 'accept', count(*) FROM observations WHERE verdict = 'accept' GROUP BY return_id
),
judged AS (
    SELECT return_id, 'accept' AS verdict, accepted AS rows FROM returns
    UNION ALL
    SELECT return_id, 'warn', warned FROM returns
    UNION ALL
    SELECT return_id, 'reject', rejected FROM returns
    UNION ALL
    SELECT return_id, 'skip', skipped FROM returns
)
SELECT j.return_id AS subject, j.verdict || ' ' || coalesce(s.rows, 0) AS found, CAST(j.rows AS VARCHAR) AS expected
FROM judged AS j
LEFT JOIN stored AS s USING (return_id, verdict)
WHERE coalesce(s.rows, 0) IS DISTINCT FROM j.rows
ORDER BY subject, found
