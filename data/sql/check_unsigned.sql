-- Question: which returns that are no demonstration are named by no committed change? Grain: one row per return.
SELECT return_id AS subject, file_name AS found, actor AS expected
FROM returns
ANTI JOIN commits ON commits.subject = returns.return_id
WHERE NOT demonstration
ORDER BY subject
