-- Question: which returns do not begin with a first step that a return may begin with ($first)? Grain: one row per return.
SELECT r.return_id AS subject, coalesce(e.state, '-') AS found, array_to_string($first, ', ') AS expected
FROM returns AS r
LEFT JOIN return_events AS e ON e.return_id = r.return_id AND e.step = 1
WHERE e.state IS NULL OR NOT list_contains($first, e.state)
ORDER BY subject
