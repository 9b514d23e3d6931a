-- Question: which periods did changes after data version $since touch? A change that is not about a return with values has no period
-- here: it may have touched any. Grain: one row per period end, and one without.
SELECT DISTINCT p.period_end
FROM commits AS c
LEFT JOIN return_periods AS p ON p.return_id = c.subject
WHERE c.version > $since
