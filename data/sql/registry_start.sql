-- Question: since when is the registry whole? Grain: one row; null where it was never loaded.
-- Each sheet of the first load has a line of its own: what came in by then counts as known from the beginning.
WITH firsts AS (
    SELECT sheet, min(recorded_at) AS first_at
    FROM registry_changes
    WHERE sheet IN ('regions', 'documents', 'indicators', 'targets')
    GROUP BY sheet
)
SELECT max(first_at) AS started_at FROM firsts
