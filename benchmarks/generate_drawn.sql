-- Question: none; draws the values of some months. Grain: county x indicator x month; `revised` says that a second value replaces the first.
CREATE OR REPLACE TEMP TABLE drawn AS
WITH keys AS (
    SELECT p.region_code, p.sender, p.place, i.indicator_id, i.position, i.kind, i.flow, m.period_end,
        hash($seed, p.region_code, i.position) AS own,
        hash($seed, p.region_code, i.position, m.period_end) AS here
    FROM (SELECT unnest($ends) AS period_end) AS m, places AS p, picked AS i
),
counted AS (
    SELECT *, 100.0 + own % 900 AS whole,
        least(0.98, 0.35 + own % 500 / 1000.0 + (year(period_end) * 12 + month(period_end)) % 240 / 1000.0
            + here % 41 / 1000.0) AS part
    FROM keys
)
SELECT region_code, sender, place, indicator_id, position, kind = 'ratio' AS ratio, period_end,
    strftime(period_end, '%Y-%m') AS period, whole,
    CASE WHEN kind = 'ratio' THEN floor(whole * part) WHEN flow THEN floor(whole / 12) * month(period_end) + here % 5
        ELSE floor(whole * part) + here % 5 END AS counted,
    here % 10 = 3 AS revised, here % 500 = 1 AS warned
FROM counted
