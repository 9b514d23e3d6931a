-- Question: how many documents were made about a region ($region; null = all) that lies in $seen (null = anywhere) or by $maker, and
-- what is the highest number given to any? Grain: one row.
SELECT
    count(*) FILTER (
        WHERE ($region IS NULL OR region_code = $region)
          AND ($seen IS NULL OR list_contains($seen, region_code) OR made_by = $maker)
    ) AS "count",
    coalesce(max(number), 0) AS highest
FROM documents_made
