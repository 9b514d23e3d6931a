-- Question: whose lines and which actions are in the part of the audit trail for those responsible for $scope (null = for all)?
-- Grain: one row per actor and action. What belongs to a scope: see audit_lines.
WITH placed AS (
    SELECT a.actor, a.action, a.subject, doer.region_code AS actor_region, moved.region_code AS moved_region
    FROM audit AS a
    ASOF LEFT JOIN role_grants AS doer ON a.actor = doer.name AND a.recorded_at >= doer.granted_at
    ASOF LEFT JOIN role_grants AS moved ON a.subject = moved.name AND a.recorded_at >= moved.granted_at
)
SELECT DISTINCT actor, action
FROM placed
WHERE $scope IS NULL
   OR list_contains($scope, actor_region)
   OR (action = 'role' AND list_contains($scope, moved_region))
   OR subject IN (SELECT return_id FROM returns WHERE list_contains($scope, sender_region_code))
ORDER BY actor, action
