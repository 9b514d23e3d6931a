-- Question: which steps did one return take? Grain: one row per step, in order.
SELECT step, state, effective_at, recorded_at, actor, comment
FROM return_events
WHERE return_id = $return_id
ORDER BY step
