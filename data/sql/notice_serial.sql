-- Question: which is the last number that a region ($issuer) gave to a notice in a year ($year)? Grain: one row, 0 where none.
SELECT coalesce(max(e.serial), 0) AS serial
FROM notice_events AS e
JOIN notices AS n USING (notice_id)
WHERE n.issuer_code = $issuer AND e."year" = $year
