-- Question: which returns are not told with the periods that their values have, and how many of each? Grain: one row per return_id x
-- period_end that differs: how many values are told, and how many there are.
WITH there AS (
    SELECT return_id, period_end, count(*) AS figures FROM observations GROUP BY return_id, period_end
)
SELECT concat_ws(' / ', return_id, CAST(period_end AS VARCHAR)) AS subject,
    coalesce(CAST(sum(told.figures) AS VARCHAR), '-') AS found, coalesce(CAST(any_value(there.figures) AS VARCHAR), '-') AS expected
FROM return_periods AS told
FULL JOIN there USING (return_id, period_end)
GROUP BY return_id, period_end
HAVING sum(told.figures) IS DISTINCT FROM any_value(there.figures)
ORDER BY subject
