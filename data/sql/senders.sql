-- Question: which regions sent returns? Grain: one row per sender, those with most returns first.
SELECT sender_region_code, count(*) AS returns
FROM returns
GROUP BY sender_region_code
ORDER BY returns DESC, sender_region_code
