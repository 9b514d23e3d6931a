-- Question: which steps may not follow the state before them ($moves: 'before>after')? Grain: one row per step.
WITH moves AS (
    SELECT return_id, step, state, lag(state) OVER (PARTITION BY return_id ORDER BY step) AS before
    FROM return_events
)
SELECT return_id AS subject, before || ' → ' || coalesce(state, '-') AS found, CAST(step AS VARCHAR) AS expected
FROM moves
WHERE before IS NOT NULL AND NOT list_contains($moves, before || '>' || coalesce(state, ''))
ORDER BY subject, step
