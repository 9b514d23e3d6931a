-- Question: which returns' steps are not numbered 1, 2, 3 and so on? Grain: one row per return.
SELECT return_id AS subject, string_agg(coalesce(CAST(step AS VARCHAR), '-'), ', ' ORDER BY step) AS found,
    '1 … ' || count(*) AS expected
FROM return_events
GROUP BY return_id
HAVING min(step) IS DISTINCT FROM 1 OR max(step) IS DISTINCT FROM count(*) OR count(DISTINCT step) <> count(*)
ORDER BY subject
