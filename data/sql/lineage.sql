-- Question: which regions lie above a region? Grain: one row per region from itself up to the country.
WITH RECURSIVE here AS (
    SELECT code, parent_code
    FROM regions
    QUALIFY row_number() OVER (PARTITION BY code ORDER BY change_id DESC) = 1
),
up AS (
    SELECT code, parent_code, 0 AS steps
    FROM here
    WHERE code = $code
    UNION ALL
    SELECT h.code, h.parent_code, u.steps + 1
    FROM up AS u
    JOIN here AS h ON h.code = u.parent_code
    WHERE u.steps < 20
)
SELECT code
FROM up
ORDER BY steps
