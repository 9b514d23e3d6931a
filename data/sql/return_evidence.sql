-- Question: what proof came with the values of some returns ($return_ids), and in which file?
-- Grain: one row per return x indicator x region x period_end with a proof; one with nulls for a return without any.
SELECT
    r.return_id, r.file_name, e.indicator_id, e.region_code, e.period_end,
    max(e.document) AS document, max(e.done_on) AS done_on
FROM returns AS r
LEFT JOIN evidence AS e USING (return_id)
WHERE list_contains($return_ids, r.return_id)
GROUP BY ALL
