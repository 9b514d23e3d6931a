-- Question: for which periods has any of these regions reported any of these indicators? Grain: one row per period.
SELECT o.period_end, min(o.period) AS period, count(DISTINCT o.region_code) AS regions
FROM observations AS o
WHERE list_contains($indicators, o.indicator_id) AND list_contains($regions, o.region_code)
GROUP BY o.period_end
ORDER BY o.period_end
