-- Question: for which periods do approved returns hold values of any of these regions and indicators? Grain: one row per period.
WITH approved AS (
    SELECT return_id
    FROM return_events
    QUALIFY row_number() OVER (PARTITION BY return_id ORDER BY step DESC) = 1 AND state = 'approved'
)
SELECT o.period_end, min(o.period) AS period, count(DISTINCT o.region_code) AS regions
FROM observations AS o
SEMI JOIN approved AS a USING (return_id)
WHERE list_contains($indicators, o.indicator_id) AND list_contains($regions, o.region_code)
GROUP BY o.period_end
ORDER BY o.period_end
