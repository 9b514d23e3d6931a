-- Question: when was a data version committed, and was demonstration data removed after it? Grain: one row, none for an unknown version.
SELECT
    c.version,
    c.recorded_at,
    EXISTS (
        SELECT 1 FROM commits AS later WHERE later.version > c.version AND later.action = 'demonstration removed'
    ) AS removed_since
FROM commits AS c
WHERE c.version = $version
