-- Question: how many lines of the audit trail must there be by what else is kept? Grain: one row per action.
SELECT 'role' AS action, count(*) AS owed FROM role_grants
UNION ALL
SELECT 'document made' AS action, count(*) AS owed FROM documents_made
