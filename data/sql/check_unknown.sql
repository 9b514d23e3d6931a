-- Question: which indicators and regions of observations does the registry not know? Grain: one row per code.
SELECT 'indicators' AS subject, indicator_id AS found, CAST(count(*) AS VARCHAR) AS expected
FROM observations
ANTI JOIN indicators USING (indicator_id)
GROUP BY indicator_id
UNION ALL
SELECT 'regions', region_code, CAST(count(*) AS VARCHAR)
FROM observations
ANTI JOIN regions ON observations.region_code = regions.code
GROUP BY region_code
ORDER BY subject, found
