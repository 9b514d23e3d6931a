-- Question: what does the audit trail say to those responsible for $scope (null = for all): of whom, of what, between
-- which moments? Grain: one row per line, newest first; `total` counts them without $rows and $skip.
-- A line belongs to the region that its actor's role then lay in, to that of the person whose role it moves, and to that
-- of the return it speaks of.
WITH placed AS (
    SELECT a.*, doer.region_code AS actor_region, moved.region_code AS moved_region
    FROM audit AS a
    ASOF LEFT JOIN role_grants AS doer ON a.actor = doer.name AND a.recorded_at >= doer.granted_at
    ASOF LEFT JOIN role_grants AS moved ON a.subject = moved.name AND a.recorded_at >= moved.granted_at
)
SELECT line, recorded_at, actor, action, subject, details, version, digest, count(*) OVER () AS total
FROM placed
WHERE (
        $scope IS NULL
        OR list_contains($scope, actor_region)
        OR (action = 'role' AND list_contains($scope, moved_region))
        OR subject IN (SELECT return_id FROM returns WHERE list_contains($scope, sender_region_code))
    )
  AND ($actor IS NULL OR actor = $actor)
  AND ($action IS NULL OR action = $action)
  AND ($since IS NULL OR recorded_at >= $since)
  AND ($until IS NULL OR recorded_at < $until)
  AND ($words IS NULL OR contains(lower(concat_ws(' ', subject, details)), lower($words)))
ORDER BY line DESC
LIMIT $rows OFFSET $skip
