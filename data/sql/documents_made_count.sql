-- Question: how many documents were made about a region ($region; null = all), and what is the highest number given? Grain: one row.
SELECT
    count(*) FILTER (WHERE $region IS NULL OR region_code = $region) AS "count",
    coalesce(max(number), 0) AS highest
FROM documents_made
