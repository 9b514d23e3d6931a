-- Question: which documents were made about a region ($region; null = all), or which is $number, and is a repeated one the same
-- as the first (file, figures)? Only those about $seen (null = anywhere) or made by $maker. Grain: one row per document made, the newest first, at the most $rows.
SELECT
    d.*,
    d.sha256 = o.sha256 AS same_file,
    d.figures_sha256 = o.figures_sha256 AS same_figures
FROM documents_made AS d
LEFT JOIN documents_made AS o ON o.number = d.again_of
WHERE ($region IS NULL OR d.region_code = $region)
  AND ($seen IS NULL OR list_contains($seen, d.region_code) OR d.made_by = $maker)
  AND ($number IS NULL OR d.number = $number)
ORDER BY d.number DESC
LIMIT $rows
