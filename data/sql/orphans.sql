-- Question: do any rows name a return that is not there? Grain: one row per table.
SELECT 'observations' AS name, count(*) AS rows FROM observations WHERE return_id NOT IN (SELECT return_id FROM returns)
UNION ALL
SELECT 'findings', count(*) FROM findings WHERE return_id NOT IN (SELECT return_id FROM returns)
UNION ALL
SELECT 'return_events', count(*) FROM return_events WHERE return_id NOT IN (SELECT return_id FROM returns)
UNION ALL
SELECT 'evidence', count(*) FROM evidence WHERE return_id NOT IN (SELECT return_id FROM returns)
UNION ALL
SELECT 'return_periods', count(*) FROM return_periods WHERE return_id NOT IN (SELECT return_id FROM returns)
